/// What reading the configuration gave.
package struct ConfigurationCheck: Sendable, Equatable {
    /// The settings; nil if there is any error.
    package var settings: Settings?
    /// As far as they could be read even though something else is wrong, so that a page with the faults can be shown.
    package var http: HTTPSettings
    /// Whether ``http`` is what the file says, nothing left out because it could not be read.
    package var isHTTPWhole: Bool
    package var home: HomeSettings
    /// All of it, as far as it could be read.
    package var readable: Settings
    /// `api_url` of the `withings:` block, also while the application itself is still missing there.
    package var apiURL: String?
    /// In the order of their places.
    package var diagnostics: [Diagnostic]
    /// The files that were read, with a fingerprint of each, to notice a change.
    package var fingerprint: String
    /// The files that were read, as the user knows them, the main file first.
    package var files: [String]
    /// Whether the file is YAML at all, so that what is missing in it can be entered on a page.
    package var isReadable: Bool

    package var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
    package var isValid: Bool { settings != nil }

    package init(
        settings: Settings?,
        http: HTTPSettings,
        isHTTPWhole: Bool = true,
        home: HomeSettings,
        readable: Settings = Settings(),
        apiURL: String? = nil,
        diagnostics: [Diagnostic],
        fingerprint: String,
        files: [String] = [ConfigurationFolder.fileName],
        isReadable: Bool = true
    ) {
        self.settings = settings
        self.http = http
        self.isHTTPWhole = isHTTPWhole
        self.home = home
        self.readable = readable
        self.apiURL = apiURL
        self.diagnostics = diagnostics
        self.fingerprint = fingerprint
        self.files = files
        self.isReadable = isReadable
    }
}
