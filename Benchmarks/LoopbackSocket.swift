import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The plainest way to ask a server on this machine: it costs no time that would count as the server's.
enum LoopbackSocket {
    static func freePort() throws -> Int {
        let descriptor = open()
        defer { close(descriptor) }
        var address = loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withSocketAddress(&address) {
            bind(descriptor, $0, size) == 0 && getsockname(descriptor, $0, &size) == 0
        }
        guard isBound else { throw BenchmarkFault("There is no free port.") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Whether a server answers a GET on this path with status 200.
    static func answers(_ path: String, at port: Int) -> Bool {
        let descriptor = open()
        defer { close(descriptor) }
        var address = loopback(port)
        let isConnected = withSocketAddress(&address) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
        guard isConnected else { return false }
        let request = [UInt8]("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n".utf8)
        guard write(descriptor, request, request.count) == request.count else { return false }
        var start = [UInt8](repeating: 0, count: 12)
        guard read(descriptor, &start, start.count) == start.count else { return false }
        return String(decoding: start, as: UTF8.self) == "HTTP/1.1 200"
    }

    private static func open() -> CInt { socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0) }

    private static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }

    private static func withSocketAddress<Result>(
        _ address: inout sockaddr_in,
        _ body: (UnsafeMutablePointer<sockaddr>) -> Result
    ) -> Result {
        withUnsafeMutablePointer(to: &address) { $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body) }
    }
}
