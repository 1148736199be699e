/// What stands where a value of a kind was expected.
enum Lenient<Value> {
    case value(Value)
    case null
    /// Something else, as it stands in the text.
    case misfit(JSONText)
}
