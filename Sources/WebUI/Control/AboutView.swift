import WebServer

/// What this program is.
struct AboutView: Sendable {
    struct Language: Sendable {
        var name: String
        var code: String
        /// How many texts its file does not have.
        var missing: String?
    }

    var tabs: [PersonFrameView.Tab]
    var version: String
    var started: MomentView
    var externalAddress: String
    var file: String
    /// Requests to Withings in the last minute, against its limit.
    var budget: String?
    var held: String?
    var languages: [Language]
    var languagesFolder: String
    /// Files of languages that could not be read, with what is wrong.
    var unread: [String]
    var hasDiagnostics: Bool
    /// Works of others that are part of the pages.
    var works: [String] = ["uPlot 1.6.32, Leon Sorokin, MIT"]
}
