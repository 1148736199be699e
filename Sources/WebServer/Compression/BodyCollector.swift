import HTTPTypes
import Hummingbird
import NIOConcurrencyHelpers
import NIOCore

/// Takes a body that would go out, to do something with the whole of it.
final class BodyCollector: Sendable {
    private let collected = NIOLockedValueBox(ByteBuffer())

    var bytes: ByteBuffer { collected.withLockedValue { $0 } }
    var writer: any ResponseBodyWriter { Writer(collector: self) }

    private struct Writer: ResponseBodyWriter {
        let collector: BodyCollector

        mutating func write(_ buffer: ByteBuffer) async throws {
            _ = collector.collected.withLockedValue { $0.writeImmutableBuffer(buffer) }
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
