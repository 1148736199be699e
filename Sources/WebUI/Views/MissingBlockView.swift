/// What to do where the configuration has no `withings:` block.
struct MissingBlockView: Sendable, Equatable {
    var heading: String
    var file: String
    var callbackAddress: String
    var exampleProfile: String
}
