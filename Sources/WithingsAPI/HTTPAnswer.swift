/// An HTTP answer, read whole.
public struct HTTPAnswer: Sendable {
    public var status: Int
    public var contentType: String?
    /// `Retry-After` in seconds, where the answer has one.
    public var retryAfter: Double?
    public var body: [UInt8]

    public init(status: Int, contentType: String? = nil, retryAfter: Double? = nil, body: [UInt8]) {
        self.status = status
        self.contentType = contentType
        self.retryAfter = retryAfter
        self.body = body
    }
}
