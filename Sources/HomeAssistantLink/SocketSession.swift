import JSONDocument
import NIOCore
import NIOWebSocket

/// One connection: signs in, and matches answers to commands.
actor SocketSession: HomeAssistantSession {
    private let outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>
    private let token: String
    private let timeout: Duration
    private var lastID = 0
    private var waiting: [Int: CheckedContinuation<JSONValue, any Error>] = [:]
    /// Commands are sent in the order of their numbers, which Home Assistant insists on.
    private var lastSend: Task<Void, Never>?
    private var knocking: CheckedContinuation<Void, any Error>?
    private enum State { case signingIn, ready(String), ended(HomeAssistantFault) }
    private var state = State.signingIn

    init(outbound: NIOAsyncChannelOutboundWriter<WebSocketFrame>, token: String, timeout: Duration) {
        self.outbound = outbound
        self.token = token
        self.timeout = timeout
    }

    var version: String {
        if case .ready(let version) = state { version } else { "" }
    }

    /// Returns when Home Assistant has let us in.
    func ready() async throws {
        switch state {
        case .ready: return
        case .ended(let fault): throw fault
        case .signingIn:
            let patience = Task {
                try await Task.sleep(for: timeout)
                end(.timeout("the sign-in"))
            }
            defer { patience.cancel() }
            try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { knocking = $0 }
            } onCancel: {
                Task { await end(.lost) }
            }
        }
    }

    func call(_ type: String, _ members: [String: JSONValue]) async throws -> JSONValue {
        if case .ended(let fault) = state { throw fault }
        lastID += 1
        let id = lastID
        var message = members
        message["id"] = .int(id)
        message["type"] = .string(type)
        let bytes = JSONValue.object(message).bytes
        let patience = Task {
            try await Task.sleep(for: timeout)
            answer(id, .failure(.timeout(type)))
        }
        defer { patience.cancel() }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                waiting[id] = continuation
                lastSend = Task { [lastSend] in
                    await lastSend?.value
                    await send(bytes, for: id)
                }
            }
        } onCancel: {
            Task { await answer(id, .failure(.lost)) }
        }
    }

    /// Reads to the end of the connection; then everybody who waits is told.
    func read(_ inbound: NIOAsyncChannelInboundStream<WebSocketFrame>) async {
        do {
            for try await frame in inbound {
                switch frame.opcode {
                case .text: await take(Array(frame.unmaskedData.readableBytesView))
                case .ping: try await write(.pong, Array(frame.unmaskedData.readableBytesView))
                case .connectionClose: return end(.lost)
                default: break
                }
            }
        } catch {
            // How it ended makes no difference to those who wait.
        }
        end(.lost)
    }

    private func take(_ bytes: [UInt8]) async {
        guard let value = JSONReader.value(bytes) else { return }
        for message in value.array ?? [value] {
            switch message["type"]?.string {
            case "auth_required":
                let answer: JSONValue = ["type": "auth", "access_token": .string(token)]
                try? await write(.text, answer.bytes)
            case "auth_ok":
                state = .ready(message["ha_version"]?.string ?? "")
                knocking?.resume()
                knocking = nil
            case "auth_invalid":
                end(.wrongToken)
            case "result":
                guard case .number(let text)? = message["id"], let id = Int(text) else { continue }
                answer(id, Self.result(message))
            default: continue
            }
        }
    }

    private static func result(_ message: JSONValue) -> Result<JSONValue, HomeAssistantFault> {
        if message["success"] == true { return .success(message["result"] ?? .null) }
        let error = message["error"]
        return .failure(.refused(error?["code"]?.string ?? "unknown", error?["message"]?.string ?? "no reason given"))
    }

    private func answer(_ id: Int, _ result: Result<JSONValue, HomeAssistantFault>) {
        guard let continuation = waiting.removeValue(forKey: id) else { return }
        continuation.resume(with: result.mapError { $0 })
    }

    private func send(_ bytes: [UInt8], for id: Int) async {
        do {
            try await write(.text, bytes)
        } catch {
            answer(id, .failure(.lost))
        }
    }

    private func write(_ opcode: WebSocketOpcode, _ bytes: [UInt8]) async throws {
        try await outbound.write(
            WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: ByteBuffer(bytes: bytes))
        )
    }

    private func end(_ fault: HomeAssistantFault) {
        if case .ended = state { return }
        state = .ended(fault)
        knocking?.resume(throwing: fault)
        knocking = nil
        for continuation in waiting.values { continuation.resume(throwing: fault) }
        waiting = [:]
    }
}
