import Foundation
import WebServer

/// The backups of the record.
struct BackupsView: Sendable {
    struct Row: Sendable {
        var name: String
        var made: MomentView
        var size: String
    }

    var tabs: [PersonFrameView.Tab]
    var notice: String?
    var problem: Problem?
    var canMake: Bool
    var rows: [Row]
    var isEmpty: Bool

    init(_ backups: [Operations.Backup], canMake: Bool, in words: PageWords) {
        tabs = ControlTab.backups.tabs(in: words.texts)
        self.canMake = canMake
        rows = backups.map { backup in
            Row(
                name: backup.name,
                made: words.moments.view(backup.madeAt),
                size: Self.size(backup.bytes, in: words.texts.numbers)
            )
        }
        isEmpty = rows.isEmpty
    }

    /// `28.4 MB`
    static func size(_ bytes: Int64, in numbers: NumberFormat = .usual) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var (value, unit) = (Double(max(0, bytes)), 0)
        while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        let isWhole = unit == 0 || value >= 100
        return "\(numbers.text(Decimal(value), precision: isWhole ? 0 : 1)) \(units[unit])"
    }
}
