import Store
import WithingsModel

/// Reads numbers by name of row after row. Thousands of nights have the same two dozen names in the same order, so each takes
/// the names of the one before it: neither made nor hashed anew.
struct FieldReader<Field: RawRepresentable<String> & Hashable> {
    private typealias Values = [Field: ExactDecimal]

    /// The row before, its names as they were written, and where each of them is in it.
    private var latest: Values = [:]
    private var names: [[UInt8]] = []
    private var places: [Values.Index] = []
    private var numbers: [ExactDecimal] = []

    mutating func fields(_ row: SQLStatement, _ column: Int) throws -> [Field: ExactDecimal] {
        if let values = row.withText(column, { repeated($0) }) { return values }
        let values: Values = try FieldValues.fields(row.text(column))
        learn(values)
        return values
    }

    /// - Returns: nil where the text has other names than the row before, or is not written as ours are.
    private mutating func repeated(_ bytes: UnsafeBufferPointer<UInt8>) -> Values? {
        guard let text = bytes.baseAddress, bytes.count >= 2, text[0] == UInt8(ascii: "{"), !names.isEmpty else {
            return nil
        }
        let end = bytes.count - 1
        var place = 1
        for index in names.indices {
            let name = names[index]
            // The name in quotes and a colon, as `learn` has written it.
            guard place + name.count < end else { return nil }
            for offset in name.indices where text[place + offset] != name[offset] { return nil }
            place += name.count
            guard let number = FieldValues.number(text, &place, end) else { return nil }
            numbers[index] = number
            let isLast = index == names.count - 1
            guard isLast ? place == end : place < end && text[place] == UInt8(ascii: ",") else { return nil }
            place += 1
        }
        guard text[end] == UInt8(ascii: "}") else { return nil }
        var values = latest
        Self.write(numbers, at: places, in: &values.values)
        return values
    }

    private static func write(_ numbers: [ExactDecimal], at places: [Values.Index], in values: inout Values.Values) {
        for (place, number) in zip(places, numbers) { values[place] = number }
    }

    private mutating func learn(_ values: Values) {
        let known = values.keys.map(\.rawValue).sorted()
        let plain = known.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C } }
        let found = known.compactMap { name in Field(rawValue: name).flatMap { values.index(forKey: $0) } }
        guard plain, found.count == known.count else {
            names = []
            return
        }
        latest = values
        names = known.map { Array("\"\($0)\":".utf8) }
        places = found
        numbers = Array(repeating: 0, count: known.count)
    }
}
