import Store
import WithingsModel

/// How the database has a day: the number yyyymmdd, which sorts as days do.
enum StoredDay {
    static func number(_ day: LocalDay) -> Int { day.year * 10_000 + day.month * 100 + day.day }

    static func day(_ number: Int) throws -> LocalDay {
        guard let day = LocalDay(year: number / 10_000, month: number / 100 % 100, day: number % 100) else {
            throw StoreError.unreadableRow
        }
        return day
    }
}

extension StoreError {
    /// A row that this program cannot have written.
    static let unreadableRow = StoreError(
        .damaged,
        "The database holds a row that cannot be read.",
        hint: restoreHint
    )
}
