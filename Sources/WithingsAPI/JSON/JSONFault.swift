/// Why a text could not be read, and where.
struct JSONFault: Error, Equatable {
    enum Kind: Equatable {
        /// The text is not JSON, or not to its end: nothing after this place can be trusted.
        case syntax
        /// The text is JSON but the value is not what it should be: the reader can go on behind it.
        case content
    }

    var kind: Kind
    /// A plain sentence that holds nothing of the text.
    var reason: String
    /// Bytes from the start of the text.
    var offset: Int
}
