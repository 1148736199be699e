import WithingsModel

/// How one account's notifications stand, for pages and scripts.
package struct PushStatus: Sendable, Equatable {
    package enum State: String, Sendable, Equatable {
        /// There are none: see ``PushStatus/reason``.
        case off
        /// Being set up.
        case pending
        /// Withings refuses some or all of them.
        case faulty
        /// Subscribed; no notification has shown yet that they arrive.
        case unproven
        /// They arrive in time, so asking by the clock goes slower.
        case proven
    }

    /// One category of notifications.
    package struct Category: Sendable, Equatable {
        package enum State: String, Sendable, Equatable {
            case subscribed
            /// To be subscribed shortly, or again after a fault.
            case pending
            /// The person did not give the permission that it needs.
            case notAllowed = "not_allowed"
        }

        package var category: NotificationCategory
        package var state: State
        package var lastNotificationAt: EpochSeconds?
        /// What Withings said last time it was to be subscribed.
        package var fault: AccountStatus.Fault?

        package init(
            category: NotificationCategory,
            state: State,
            lastNotificationAt: EpochSeconds? = nil,
            fault: AccountStatus.Fault? = nil
        ) {
            self.category = category
            self.state = state
            self.lastNotificationAt = lastNotificationAt
            self.fault = fault
        }
    }

    package var state: State
    /// Why there are none.
    package var reason: CallbackAddress.Refusal?
    /// In the order of their numbers.
    package var categories: [Category]
    /// When Withings was last asked which subscriptions there are.
    package var checkedAt: EpochSeconds?
    /// Why that failed.
    package var fault: AccountStatus.Fault?

    package var lastNotificationAt: EpochSeconds? { categories.compactMap(\.lastNotificationAt).max() }

    package init(
        state: State = .off,
        reason: CallbackAddress.Refusal? = nil,
        categories: [Category] = [],
        checkedAt: EpochSeconds? = nil,
        fault: AccountStatus.Fault? = nil
    ) {
        self.state = state
        self.reason = reason
        self.categories = categories
        self.checkedAt = checkedAt
        self.fault = fault
    }
}
