/// How wide a text of the drawings comes out, roughly: Korean and other wide letters count double.
enum TextWidth {
    static func of(_ text: String) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 ? 13.0 : 7.0) }
    }
}
