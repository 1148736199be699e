/// What went wrong between this program and Withings: a code for programs, a sentence and a hint for people, and what
/// to do next.
public struct WithingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The class of the fault.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The access token is not accepted (status 100–102, 200, 283, 401).
        public static let unauthenticated = Code(rawValue: "unauthenticated")
        /// The authorization code or refresh token is not accepted.
        public static let invalidGrant = Code(rawValue: "invalid_grant")
        /// The scope or the plan does not cover the call.
        public static let forbidden = Code(rawValue: "forbidden")
        /// Withings refuses the parameters.
        public static let invalidParameters = Code(rawValue: "invalid_parameters")
        /// Too many requests (status 601, HTTP 429).
        public static let tooManyRequests = Code(rawValue: "too_many_requests")
        /// Withings says that something failed at its side.
        public static let serverFault = Code(rawValue: "server_fault")
        /// The answer is not what Withings' API answers: HTML, cut in the middle, too large.
        public static let unreadable = Code(rawValue: "unreadable")
        /// No answer: not reachable, refused, timed out.
        public static let unreachable = Code(rawValue: "unreachable")
        public static let cancelled = Code(rawValue: "cancelled")
    }

    /// What helps.
    public enum Remedy: Sendable, Equatable {
        /// Ask again after so many seconds.
        case retry(afterSeconds: Double)
        /// Refresh the access token, then ask again once.
        case refreshToken
        /// Only the person can help, by linking again or granting more.
        case owner
        /// Asking again the same way will not help.
        case none
    }

    public var code: Code
    /// `status` of the answer, where there was one.
    public var status: Int?
    /// What happened, in a plain sentence; never a token, secret or reading.
    public var message: String
    /// What to do about it.
    public var hint: String
    public var remedy: Remedy

    public init(_ code: Code, status: Int? = nil, message: String, hint: String, remedy: Remedy) {
        self.code = code
        self.status = status
        self.message = message
        self.hint = hint
        self.remedy = remedy
    }

    public var description: String { "\(message) \(hint)" }

}
