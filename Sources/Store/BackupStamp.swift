import Foundation
import WithingsModel

/// How a moment stands in the name of a file: `20261126T221500Z`, which sorts as moments do.
package enum BackupStamp {
    package static func text(_ moment: EpochSeconds) -> String {
        let day = LocalDay(of: moment, in: .gmt)
        let second = Int(((moment % 86_400) + 86_400) % 86_400)
        let digits = day.description.filter { $0 != "-" }
        return "\(digits)T\(padded(second / 3_600))\(padded(second / 60 % 60))\(padded(second % 60))Z"
    }

    /// - Returns: nil if the text is no such moment.
    package static func moment(_ text: some StringProtocol) -> EpochSeconds? {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            bytes[range].reduce(0 as Int?) { sum, byte in
                guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                return sum * 10 + Int(byte - UInt8(ascii: "0"))
            }
        }
        guard let year = number(0..<4), let month = number(4..<6), let dayOfMonth = number(6..<8),
            let day = LocalDay(year: year, month: month, day: dayOfMonth),
            let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15),
            hour < 24, minute < 60, second < 60
        else { return nil }
        return EpochSeconds(day.daysSinceEpoch) * 86_400 + EpochSeconds(hour * 3_600 + minute * 60 + second)
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
