import Logging
import NIOConcurrencyHelpers
import NIOCore
import NIOWebSocket
import ServiceLifecycle

/// Carries one WebSocket from its first frame to its last: reads messages for the talk, sends what waits in the outbox,
/// asks silent clients whether they are there, and says goodbye when the program stops.
struct WebSocketConnection: Sendable {
    let channel: NIOAsyncChannel<WebSocketFrame, WebSocketFrame>
    let door: WebSocketDoor
    let logger: Logger

    private typealias Writer = NIOAsyncChannelOutboundWriter<WebSocketFrame>

    func run() async {
        let outbox = WebSocketOutbox(limits: door.limits)
        let seat = door.seats.take(outbox)
        defer { door.seats.leave(seat) }
        let talk = door.makeTalk(outbox)
        await withGracefulShutdownHandler {
            do {
                try await channel.executeThenClose { inbound, outbound in
                    await carry(inbound, outbound, outbox, talk)
                }
            } catch {
                logger.debug("A WebSocket ended.", metadata: ["error": "\(type(of: error))"])
            }
        } onGracefulShutdown: {
            outbox.close(.goingAway)
        }
        await talk.closed()
    }

    private func carry(
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
        _ outbound: Writer,
        _ outbox: WebSocketOutbox,
        _ talk: any WebSocketTalk
    ) async {
        let heard = NIOLockedValueBox(true)
        await talk.opened()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await write(outbound, outbox) }
            group.addTask {
                // When nobody reads any more the farewell still has to be written; the writer ends the connection.
                if await read(inbound, outbox, talk, heard) == .leave { return }
                try? await Task.sleep(for: door.limits.farewell * 2)
            }
            group.addTask { await listenForLife(outbound, outbox, heard) }
            // Who reads nothing at all cannot be told goodbye, and is not waited for.
            group.addTask {
                for await _ in outbox.closings { break }
                try? await Task.sleep(for: door.limits.farewell * 3)
            }
            await group.next()
            group.cancelAll()
        }
    }

    private enum End { case leave, waitForFarewell }

    private func read(
        _ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>,
        _ outbox: WebSocketOutbox,
        _ talk: any WebSocketTalk,
        _ heard: NIOLockedValueBox<Bool>
    ) async -> End {
        do {
            for try await frame in inbound {
                heard.withLockedValue { $0 = true }
                switch frame.opcode {
                case .text, .binary:
                    // Once the connection is closing nothing more is taken.
                    if outbox.isClosing { continue }
                    await talk.received(Array(frame.unmaskedData.readableBytesView), isText: frame.opcode == .text)
                case .ping: outbox.pong(Array(frame.unmaskedData.readableBytesView))
                case .connectionClose:
                    if outbox.isClosing { return .leave }
                    outbox.close(.done)
                    return .waitForFarewell
                default: break
                }
            }
            return .leave
        } catch is CancellationError {
            return .leave
        } catch {
            outbox.close(.protocolFault)
            return .waitForFarewell
        }
    }

    private func write(_ outbound: Writer, _ outbox: WebSocketOutbox) async {
        do {
            for await _ in outbox.signals {
                let batch = outbox.take()
                for payload in batch.pongs {
                    try await outbound.write(
                        WebSocketFrame(fin: true, opcode: .pong, data: ByteBuffer(bytes: payload))
                    )
                }
                for message in batch.messages {
                    try await outbound.write(
                        WebSocketFrame(fin: true, opcode: .text, data: ByteBuffer(bytes: message))
                    )
                }
                guard let farewell = batch.farewell else { continue }
                var data = ByteBuffer()
                data.writeInteger(farewell.code)
                data.writeString(String(farewell.reason.prefix(60)))
                try await outbound.write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data))
                // The client closes when it has read everything; who does not is left.
                try await Task.sleep(for: door.limits.farewell)
                return
            }
        } catch {
            // Whatever it is, there is nobody to write to any more.
        }
    }

    /// Sends a ping now and then; a client of which nothing was heard since the last is gone.
    private func listenForLife(_ outbound: Writer, _ outbox: WebSocketOutbox, _ heard: NIOLockedValueBox<Bool>) async {
        do {
            while true {
                try await Task.sleep(for: door.limits.heartbeat)
                let isAlive = heard.withLockedValue { heard in
                    defer { heard = false }
                    return heard
                }
                guard isAlive else { return }
                try await outbound.write(WebSocketFrame(fin: true, opcode: .ping, data: ByteBuffer()))
            }
        } catch {
            // Cancelled, or nobody is there.
        }
    }
}
