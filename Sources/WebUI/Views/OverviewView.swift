import Entities
import Store
import Sync
import WebServer
import WithingsModel

/// Everybody's current values.
struct OverviewView: Sendable, Equatable {
    var notice: String?
    var people: [PersonView]
    var isEmpty: Bool
    /// What the owner should know, above everything else.
    var warnings: [WarningView] = []
    /// Only while a configured broker has a fault.
    var broker: BrokerView?

    init(
        entities: [Entity],
        people: [Person],
        statuses: [AccountStatus],
        broker: BridgeControl.BrokerReport,
        in words: PageWords
    ) {
        // An account whose entities are not made yet shows all the same.
        var everybody = people
        for status in statuses where !everybody.contains(where: { $0.user == status.account.user }) {
            everybody.append(Person(user: status.account.user, name: status.account.profile))
        }
        self.people = everybody.map { person in
            PersonView(
                person,
                entities: entities.filter { $0.person.user == person.user },
                status: statuses.first { $0.account.user == person.user },
                in: words
            )
        }
        isEmpty = everybody.isEmpty
        let view = BrokerView(broker, in: words)
        self.broker = view.fault == nil ? nil : view
    }
}
