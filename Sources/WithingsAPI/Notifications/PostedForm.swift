/// A body of `application/x-www-form-urlencoded`, taken apart.
struct PostedForm {
    /// Names and values, decoded, in the order of the form.
    let fields: [(name: String, value: String)]

    init(_ body: some Collection<UInt8>) {
        fields = body.split(separator: UInt8(ascii: "&")).map { pair in
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
        }
    }

    /// The text of a piece: `+` is a space, `%41` an A; a per cent sign that leads nowhere stands for itself.
    private static func decoded(_ piece: some Sequence<UInt8>) -> String {
        let bytes = Array(piece)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+"):
                plain.append(0x20)
            case UInt8(ascii: "%"):
                if index + 2 < bytes.count, let high = JSONText.hexDigit(bytes[index + 1]),
                    let low = JSONText.hexDigit(bytes[index + 2])
                {
                    plain.append(UInt8(high << 4 | low))
                    index += 2
                } else {
                    plain.append(bytes[index])
                }
            default:
                plain.append(bytes[index])
            }
            index += 1
        }
        return String(decoding: plain, as: UTF8.self)
    }
}
