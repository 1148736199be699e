import Foundation
import Store
import WithingsModel

/// Knows the owner account, who is signed in on the pages, and which bearer tokens are good.
///
/// Everything lives in the store (passwords and secrets hashed, signing keys sealed) and in a copy here, so that asking
/// whether a token is good touches no storage.
package actor Gatekeeper {
    let store: any DocumentStore
    /// The same for what holds nobody up while the store cannot write: sessions, refresh tokens, the audit trail.
    nonisolated let patientStore: WaitingDocuments
    let box: SecretBox
    let clock: any WallClock
    let hasher = PasswordHasher()
    /// Who came in and what was done.
    package nonisolated let trail: AuditTrail
    var throttle = SignInThrottle()

    var owner: Owner?
    var isCreatingOwner = false
    var sessions: [String: StoredSession] = [:] { didSet { tellEnded() } }
    /// What was ended while the store may not know it yet: a request of that very moment must not bring it back.
    var endedSessions: Set<String> = []
    var codes: [String: AuthorizationCode] = [:]
    /// nil until they have been read from the store.
    var refreshTokens: [String: RefreshToken]? { didSet { tellRevoked() } }
    /// Who waits for the end of a token, by the token's id.
    var waiting: [String: [Int: AsyncStream<Never>.Continuation]] = [:]
    /// Who waits for the end of a session, by the fingerprint of its cookie.
    var watchingSessions: [String: [Int: AsyncStream<Never>.Continuation]] = [:]
    var lastWaiting = 0

    /// The collections in the store.
    enum Collection {
        static let owner = "access.owner"
        static let sessions = "access.sessions"
        static let refreshTokens = "access.refresh_tokens"
    }

    /// - Parameter box: seals the keys that sign access tokens.
    package init(store: any DocumentStore, clock: any WallClock, box: SecretBox) {
        self.store = store
        self.clock = clock
        self.box = box
        patientStore = WaitingDocuments(store: store, clock: clock)
        trail = AuditTrail(store: patientStore, clock: clock)
    }

    /// Whether something bears a time that has not come. One that is some hours ahead may be the clock's that was just set back.
    func isFromFuture(_ moment: Int64) -> Bool {
        // A clock that stands before there was this program is the one that is wrong (a Raspberry Pi at its start).
        clock.nowSeconds > Self.notBefore && moment > clock.nowSeconds + 86_400
    }

    /// 2023-01-01: long before there was this program.
    private static let notBefore: Int64 = 1_672_531_200

    func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return [UInt8](try encoder.encode(value))
    }

    /// What to tell where the store fails; a ``StoreError`` speaks for itself.
    static func storage(_ error: any Error) -> AccessError {
        if let known = error as? AccessError { return known }
        let message = (error as? StoreError)?.description ?? "The program's database does not answer."
        return AccessError(.storage, message)
    }
}
