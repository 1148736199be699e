/// How the connection to the broker stands.
package struct BrokerStatus: Sendable, Equatable {
    package var isConnected: Bool
    /// What is wrong, in plain words with what to do.
    package var fault: String?
    package var lastPublishAt: Int64?

    package init(isConnected: Bool, fault: String? = nil, lastPublishAt: Int64? = nil) {
        self.isConnected = isConnected
        self.fault = fault
        self.lastPublishAt = lastPublishAt
    }
}
