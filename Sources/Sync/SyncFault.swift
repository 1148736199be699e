import Store
import WithingsAPI
import WithingsModel

/// Why something could not be fetched or kept, with what helps.
struct SyncFault: Error, Sendable, Equatable {
    enum Remedy: Sendable, Equatable {
        /// Goes by itself; ask again after so many seconds at the earliest.
        case retry(afterSeconds: Double)
        /// Only the person can go on, by linking again.
        case owner
        /// Asking again sooner than usual will not help.
        case patience
        /// The program or the account is about to stop.
        case stopped
    }

    var code: String
    /// `status` of Withings' answer, where it was one.
    var status: Int?
    var message: String
    var hint: String
    var remedy: Remedy
    /// Withings says that the person has to link again. One kind may say so of itself; see ``AccountSync/ownerAsked``.
    var asksForOwner = false

    init(code: String, message: String, hint: String, remedy: Remedy) {
        self.code = code
        self.message = message
        self.hint = hint
        self.remedy = remedy
    }

    /// What Withings, the store or a cancellation said. Whether only the person can help is for ``TokenKeeper`` to
    /// say: no other answer of Withings ends the sync of an account.
    init(_ error: any Error) {
        switch error {
        case let fault as SyncFault: self = fault
        case let error as WithingsError: self.init(withings: error)
        case let error as StoreError:
            self.init(
                code: error.code.rawValue,
                message: error.message,
                hint: error.hint,
                remedy: .retry(afterSeconds: 10)
            )
        case is CancellationError: self = .stopped
        default:
            self.init(
                code: "other",
                message: "Something unexpected went wrong.",
                hint: "Look into the log.",
                remedy: .retry(afterSeconds: 60)
            )
        }
    }

    private init(withings error: WithingsError) {
        let remedy: Remedy =
            switch (error.code, error.remedy) {
            case (.cancelled, _): .stopped
            case (_, .retry(let seconds)): .retry(afterSeconds: seconds)
            case (_, .refreshToken): .retry(afterSeconds: 0)
            case (_, .owner), (_, .none): .patience
            }
        self.init(code: error.code.rawValue, message: error.message, hint: error.hint, remedy: remedy)
        asksForOwner = error.remedy == .owner
        status = error.status
    }

    /// Withings refuses the callback address itself.
    var isAboutAddress: Bool { status == 293 || status == 343 }

    /// True where everything else that is asked now would fail in the same way.
    var concernsEverything: Bool {
        let shared: [WithingsError.Code] = [.unreachable, .tooManyRequests, .unauthenticated]
        return shared.contains { $0.rawValue == code } || isOfTheStore || remedy == .owner || remedy == .stopped
    }

    private var isOfTheStore: Bool {
        let codes: [StoreError.Code] = [.unwritable, .newerSchema, .damaged, .full, .busy, .closed, .other]
        return codes.contains { $0.rawValue == code }
    }
}
