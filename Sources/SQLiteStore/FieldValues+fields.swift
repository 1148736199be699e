import Store
import WithingsModel

extension FieldValues {
    static func text<Field: RawRepresentable<String>>(_ values: [Field: ExactDecimal]) -> String {
        text(Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }))
    }

    static func fields<Field: RawRepresentable<String>>(_ text: String) throws -> [Field: ExactDecimal] {
        guard let fields = values(text, key: { Field(rawValue: $0) }) else { throw StoreError.unreadableRow }
        return fields
    }
}
