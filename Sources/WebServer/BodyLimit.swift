/// How large the body of a request may be, in bytes.
package enum BodyLimit {
    /// For whoever has shown a token or a session.
    package static let signedIn = 1024 * 1024
    /// For everybody else, as in Home Assistant.
    package static let anybody = 64 * 1024
}
