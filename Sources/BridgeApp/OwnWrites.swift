/// Remembers how the pages left the configuration, so that their own writing is told from everybody else's.
actor OwnWrites {
    /// The fingerprint of the files as the pages left them last.
    private(set) var newest: String?

    func note(_ fingerprint: String) { newest = fingerprint }
}
