import WithingsModel

/// Exact numbers one after the other: their powers of ten, mostly all the same, then their digits.
enum DecimalColumn {
    static func write(_ values: [ExactDecimal], to writer: inout ByteWriter) {
        IntegerColumn.write(values.map { Int64($0.exponent) }, to: &writer)
        IntegerColumn.write(values.map(\.mantissa), to: &writer)
    }

    static func read(_ count: Int, from reader: inout ByteReader) throws -> [ExactDecimal] {
        let exponents = try IntegerColumn.read(count, from: &reader)
        let mantissas = try IntegerColumn.read(count, from: &reader)
        return zip(mantissas, exponents).map { ExactDecimal($0, exponent: Int($1)) }
    }
}
