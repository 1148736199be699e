extension Optional {
    /// The value, or a failed test.
    func orFail(_ what: String) throws -> Wrapped {
        guard let self else { throw Missing(what: what) }
        return self
    }
}
