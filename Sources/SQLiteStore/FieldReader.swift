import Store
import WithingsModel

/// Reads numbers by name of row after row. Thousands of nights have the same dozens of names in the same order, or one of a few
/// such lists, so each takes the names of a row before it: neither made nor hashed anew.
struct FieldReader<Field: RawRepresentable<String> & Hashable> {
    private typealias Values = [Field: ExactDecimal]

    /// The names that a row had.
    private struct Shape {
        /// That row.
        var values: Values
        /// As they are written, in quotes and with a colon.
        var names: [[UInt8]]
        /// Where each of them is in ``values``.
        var places: [Values.Index]
    }

    /// Rows of one person have few; what comes later is read as it is.
    private static var most: Int { 12 }
    private var shapes: [Shape] = []
    /// Which of them the row before had.
    private var latest = 0
    private var numbers: [ExactDecimal] = []

    mutating func fields(_ row: SQLStatement, _ column: Int) throws -> [Field: ExactDecimal] {
        if let values = row.withText(column, { repeated($0) }) { return values }
        let values: Values = try FieldValues.fields(row.text(column))
        if shapes.count < Self.most { learn(values) }
        return values
    }

    /// - Returns: nil where no row before had these names, and where the text is not written as ours are.
    private mutating func repeated(_ bytes: UnsafeBufferPointer<UInt8>) -> Values? {
        guard !shapes.isEmpty, bytes.count >= 2, bytes[0] == UInt8(ascii: "{"),
            bytes[bytes.count - 1] == UInt8(ascii: "}")
        else { return nil }
        for turn in shapes.indices {
            let index = (latest + turn) % shapes.count
            guard read(bytes, shapes[index].names) else { continue }
            latest = index
            var values = shapes[index].values
            Self.write(numbers, at: shapes[index].places, in: &values.values)
            return values
        }
        return nil
    }

    /// Reads the numbers of a text that has just these names.
    private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ names: [[UInt8]]) -> Bool {
        guard let text = bytes.baseAddress else { return false }
        let end = bytes.count - 1
        var place = 1
        numbers.removeAll(keepingCapacity: true)
        for name in names {
            if !numbers.isEmpty {
                guard place < end, text[place] == UInt8(ascii: ",") else { return false }
                place += 1
            }
            guard place + name.count < end else { return false }
            for offset in name.indices where text[place + offset] != name[offset] { return false }
            place += name.count
            guard let number = FieldValues.number(text, &place, end) else { return false }
            numbers.append(number)
        }
        return place == end
    }

    private static func write(_ numbers: [ExactDecimal], at places: [Values.Index], in values: inout Values.Values) {
        for (place, number) in zip(places, numbers) { values[place] = number }
    }

    private mutating func learn(_ values: Values) {
        let names = values.keys.map { $0.rawValue }.sorted()
        let isPlain = names.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C } }
        let places = names.compactMap { name in Field(rawValue: name).flatMap { values.index(forKey: $0) } }
        guard isPlain, places.count == names.count else { return }
        latest = shapes.count
        shapes.append(Shape(values: values, names: names.map { Array("\"\($0)\":".utf8) }, places: places))
    }
}
