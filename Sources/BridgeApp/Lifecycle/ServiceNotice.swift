import Foundation

/// Tells the service manager how the program is (`sd_notify`), over the datagram socket that `NOTIFY_SOCKET` names.
/// Without one it says nothing.
struct ServiceNotice: Sendable {
    private let socketPath: String?
    /// How often the service manager wants a sign of life at least, in seconds; nil where it wants none.
    let watchdogSeconds: Double?

    init(environment: [String: String]) {
        socketPath = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
        let isForUs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap(Double.init)
        watchdogSeconds = isForUs && socketPath != nil ? microseconds.map { $0 / 1e6 } : nil
    }

    func ready(_ status: String) { send("READY=1\nSTATUS=\(Self.oneLine(status))") }
    func stopping() { send("STOPPING=1\nSTATUS=Stopping") }
    func alive() { send("WATCHDOG=1") }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    /// - Returns: whether somebody was there to hear it.
    @discardableResult
    private func send(_ message: String) -> Bool {
        guard let socketPath else { return false }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(socketPath.utf8)
        // An abstract socket's name begins with a zero byte, written as @.
        if path.first == UInt8(ascii: "@") { path[0] = 0 }
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.count < room else { return false }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let isAbstract = path.first == 0
        let length = MemoryLayout<sockaddr_un>.size - room + path.count + (isAbstract ? 0 : 1)
        #if canImport(Darwin)
            let descriptor = socket(AF_UNIX, SOCK_DGRAM, 0)
        #else
            let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        #endif
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let bytes = Array(message.utf8)
        let sent = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, bytes, bytes.count, Int32(MSG_DONTWAIT), $0, socklen_t(length))
            }
        }
        return sent == bytes.count
    }
}
