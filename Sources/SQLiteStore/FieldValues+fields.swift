import Store
import WithingsModel

extension FieldValues {
    static func text<Field: RawRepresentable<String>>(_ values: [Field: ExactDecimal]) -> String {
        text(Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) }))
    }

    static func fields<Field: RawRepresentable<String>>(_ text: String) throws -> [Field: ExactDecimal] {
        guard let values = values(text) else { throw StoreError.unreadableRow }
        var fields: [Field: ExactDecimal] = [:]
        for (name, value) in values {
            guard let field = Field(rawValue: name) else { throw StoreError.unreadableRow }
            fields[field] = value
        }
        return fields
    }
}
