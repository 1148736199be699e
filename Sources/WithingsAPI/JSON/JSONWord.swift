/// The three words that JSON knows.
enum JSONWord {
    case `true`, `false`, null
}
