import GRDB
import Store
import WithingsModel

extension SQLiteStore {
    /// The collections in which some document has a person's id in its key or in its content.
    package func collections(naming user: WithingsUserID) async throws -> Set<String> {
        let digits = Array(user.description.utf8)
        return try await reading { database in
            let rows = try SQLStatement(
                database,
                """
                SELECT collection, name, content FROM document
                WHERE instr(name, ?) OR instr(content, CAST(? AS BLOB))
                """
            )
            rows.start().bind(user.description).bind(user.description)
            var found: Set<String> = []
            while try rows.step() {
                if Self.hasNumber(digits, in: Array(rows.text(1).utf8)) || Self.hasNumber(digits, in: rows.blob(2)) {
                    found.insert(rows.text(0))
                }
            }
            return found
        }
    }

    /// Whether the digits stand there as a number of their own, not within a longer one.
    private static func hasNumber(_ digits: [UInt8], in bytes: [UInt8]) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
        guard bytes.count >= digits.count else { return false }
        for start in 0...(bytes.count - digits.count) where bytes[start] == digits[0] {
            let end = start + digits.count
            guard bytes[start..<end].elementsEqual(digits) else { continue }
            if start > 0, isDigit(bytes[start - 1]) { continue }
            if end < bytes.count, isDigit(bytes[end]) { continue }
            return true
        }
        return false
    }
}
