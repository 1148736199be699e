/// Makes the hex words that serve as codes, tokens, nonces and session names.
struct TokenMint {
    private var generator = SystemRandomNumberGenerator()

    /// 40 hex digits, as Withings' own.
    mutating func word() -> String {
        var text = ""
        for _ in 0..<5 {
            let part = String(UInt32.random(in: .min ... .max, using: &generator), radix: 16)
            text += String(repeating: "0", count: 8 - part.count) + part
        }
        return text
    }
}
