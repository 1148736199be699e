import WithingsModel

extension RequestBudget {
    /// How a budget stands at one moment.
    public struct Snapshot: Sendable, Equatable {
        public var requestsPerMinute: Int
        public var usedInLastMinute: Int
        /// Until when Withings' own refusal holds everybody back, in seconds since 1970; nil when it does not.
        public var heldUntil: Double?
        public var waitingFresh: Int
        public var waitingBackfill: Int
    }
}
