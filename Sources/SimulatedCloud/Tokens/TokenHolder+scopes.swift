extension TokenHolder {
    /// - Throws: status 403 unless one of the scopes was accepted.
    func need(_ anyOf: String...) throws(CloudRefusal) {
        guard anyOf.contains(where: scopes.contains) else { throw .insufficientScope(anyOf) }
    }
}
