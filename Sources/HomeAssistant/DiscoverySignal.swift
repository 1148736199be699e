import Entities
import MQTTLink

/// Everything that the discovery service waits for, in one queue: it does one thing at a time.
enum DiscoverySignal: Sendable {
    case broker(BrokerEvent)
    case boardChanged
    case happened(EntityEvent)
    case republish
    case cleanUp
    case alarm(Alarm.Kind, connection: Int)
    case stop

    /// Something to be done a little later, unless the connection is lost meanwhile.
    struct Alarm: Sendable, Equatable {
        enum Kind: Sendable, Equatable {
            /// The broker had time to send what it holds.
            case listened
            /// Home Assistant had time to settle after its start.
            case greet
            /// The broker had time to send what it holds of other bridges.
            case ownersHeard
            /// More is to be published.
            case goOn
            /// Somebody whom another bridge showed may be shown now.
            case neighbourLeft
        }

        var kind: Kind
        var seconds: Double
    }
}
