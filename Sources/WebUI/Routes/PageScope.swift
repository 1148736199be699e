/// What a template sees.
struct PageScope<View: Sendable>: Sendable {
    /// The texts by their names.
    var t: [String: String]
    var formToken: String
    /// The page's path, for forms that come back to it.
    var here: String
    var view: View

    init(_ view: View, _ visitor: Visitor, here: String? = nil) {
        t = visitor.texts.table
        formToken = visitor.formToken
        self.here = here ?? visitor.path
        self.view = view
    }
}
