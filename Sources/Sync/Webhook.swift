import WithingsModel

/// The door through which Withings tells of something new: a path that nobody can guess, and the address of it.
package struct Webhook: Sendable {
    /// The last part of the path; nil where there is no such door.
    package let secret: String?
    /// The whole address for Withings, or why Withings is not to be told it.
    package let address: Result<CallbackAddress, CallbackAddress.Refusal>

    /// - Parameters:
    ///   - base: the address under which the world reaches this program, without a slash at the end.
    ///   - apiURL: which cloud is asked.
    ///   - isWanted: `withings.use_webhook`.
    package init(base: String, secret: String, apiURL: String, isWanted: Bool?) {
        self.secret = secret
        do throws(CallbackAddress.Refusal) {
            address = .success(try CallbackAddress(base: base, secret: secret, apiURL: apiURL, isWanted: isWanted))
        } catch {
            address = .failure(error)
        }
    }

    private init() {
        secret = nil
        address = .failure(.notWanted)
    }

    /// No door at all.
    package static let none = Webhook()

    /// Whether this is the secret; takes as long for a wrong one as for the right one.
    package func opens(to path: some StringProtocol) -> Bool {
        guard let secret else { return false }
        let given = Array(path.utf8)
        let right = Array(secret.utf8)
        var difference = UInt8(given.count == right.count ? 0 : 1)
        for (place, byte) in right.enumerated() { difference |= byte ^ (place < given.count ? given[place] : 0) }
        return difference == 0
    }
}
