/// Reaches the callbacks of applications: over HTTP, or in the process of a test.
package protocol CallbackCaller: Sendable {
    /// Asks whether there is somebody. - Returns: the HTTP status; nil if nobody answered in time.
    func head(_ url: String) async -> Int?
    /// Posts a form. - Returns: the HTTP status; nil if nobody answered in time.
    func post(_ url: String, form: String) async -> Int?
}
