import WithingsModel

extension JSONText {
    /// The text as seconds since 1970, within the years 1 to 9999; nil if it is anything else.
    var moment: EpochSeconds? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        let digits = bytes.dropFirst(isNegative ? 1 : 0)
        guard (1...12).contains(digits.count) else { return nil }
        var seconds: Int64 = 0
        for byte in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            seconds = seconds * 10 + Int64(byte - UInt8(ascii: "0"))
        }
        if isNegative { seconds = -seconds }
        return (-62_135_596_800...253_402_300_799).contains(seconds) ? seconds : nil
    }
}
