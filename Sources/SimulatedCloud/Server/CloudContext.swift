import Hummingbird
import NIOCore

/// What a request of the cloud's server carries along: its connection, so that a fault can close it.
struct CloudContext: InitializableFromSource {
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}
