import Foundation

/// A stand-in for Withings' cloud: consent page, token endpoint and data, on loopback or in the process of a test.
/// It shares no code with the client, so that a shared mistake cannot hide.
package actor SimulatedCloud {
    /// The application that the demo registers.
    package static let demoClientID = CloudApplication.demo.clientID
    package static let demoClientSecret = CloudApplication.demo.clientSecret

    /// The cloud's clock, in seconds since 1970.
    package nonisolated let now: @Sendable () -> Double

    package var rules = CloudRules()
    /// By client id.
    package internal(set) var applications: [String: CloudApplication]
    package internal(set) var people: [CloudPerson]
    /// Every request to the data and token paths, oldest first.
    package internal(set) var log: [CloudLogEntry] = []

    var tokens = TokenDesk()
    var meter = RequestMeter()
    var duplicates = DuplicateGuard()
    var subscriptions = SubscriptionBook()
    /// Notifications that wait for their time.
    var outbox: [PendingDelivery] = []
    /// Every try to tell a callback, oldest first.
    package internal(set) var deliveries: [CloudDelivery] = []
    var caller: (any CallbackCaller)?
    /// Public origins and where they are really reached.
    var origins: [String: String] = [:]
    /// Products that steering gave (a row) or took away (nil), by user and id.
    var changedDevices: [Int64: [String: CloudJSON?]] = [:]
    var lastSubscribe: [String: Double] = [:]
    var chance = Dice(20_260, 4_711)
    var faults: [PlannedFault] = []
    var sessions: [String: Int64] = [:]
    var life: DemoLife?

    package init(
        people: [CloudPerson] = [],
        applications: [CloudApplication] = [.demo],
        rules: CloudRules = CloudRules(),
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        self.people = people
        self.applications = Dictionary(applications.map { ($0.clientID, $0) }, uniquingKeysWith: { $1 })
        self.rules = rules
        self.now = now
    }

    /// A cloud with a household that can live on.
    package init(
        household: Household,
        applications: [CloudApplication] = [.demo],
        rules: CloudRules = CloudRules(),
        now: @escaping @Sendable () -> Double = { Date().timeIntervalSince1970 }
    ) {
        people = household.people
        life = household.life
        self.applications = Dictionary(applications.map { ($0.clientID, $0) }, uniquingKeysWith: { $1 })
        self.rules = rules
        self.now = now
    }

    /// The person of a user id.
    package func person(_ userID: Int64) -> CloudPerson? {
        people.first { $0.userID == userID }
    }
}
