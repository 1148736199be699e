/// What happens on the way to the broker.
package enum BrokerEvent: Sendable, Equatable {
    /// Signed in. Subscriptions have to be made anew.
    case connected
    /// Not connected (any more); the link goes on trying.
    case disconnected(BrokerFault)
    case message(MQTTMessage)
}
