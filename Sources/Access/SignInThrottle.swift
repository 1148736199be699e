import Foundation

/// Makes guessing passwords slow: after a few free tries the wait doubles with every failure, for each address and, more
/// gently, for everybody together. An address from which somebody has signed in is not held back by what others do.
///
/// An attempt counts as failed from its beginning, so that many at once gain nothing. `now` is the clock's uptime: a time
/// of day that is put back or forward changes nothing.
struct SignInThrottle {
    private struct Record {
        var failures = 0
        var notBefore = -Double.infinity
        var lastAt = 0.0
    }

    private var addresses: [String: Record] = [:]
    private var everybody = Record()
    private var proven: Set<String> = []

    private static let freeTries = 4
    private static let longestWait = 900.0
    private static let freeTriesOfEverybody = 40
    private static let longestWaitOfEverybody = 8.0
    /// Failures are forgotten after this many quiet seconds.
    private static let memory = 3600.0
    private static let addressLimit = 4096

    /// Counts an attempt. - Returns: the seconds to wait where it may not be made, nil where it may.
    mutating func begin(_ address: String?, now: Double) -> Int? {
        let address = address ?? ""
        var record = addresses[address] ?? Record()
        if let wait = Self.wait(record, now: now) { return wait }
        if !proven.contains(address), let wait = Self.wait(everybody, now: now) { return wait }
        Self.fail(&record, free: Self.freeTries, longest: Self.longestWait, now: now)
        Self.fail(&everybody, free: Self.freeTriesOfEverybody, longest: Self.longestWaitOfEverybody, now: now)
        if addresses.count >= Self.addressLimit { prune(now: now) }
        addresses[address] = record
        return nil
    }

    /// The attempt was right.
    mutating func succeed(_ address: String?) {
        let address = address ?? ""
        addresses[address] = nil
        everybody.failures = max(0, everybody.failures - 1)
        if proven.count < Self.addressLimit { proven.insert(address) }
    }

    /// Who counts as one: an IPv6 household has a network of 64 bits, and each of its addresses for nothing.
    static func household(of address: String?) -> String? {
        guard let address else { return nil }
        // A mark may follow: whoever comes by a proxy is told apart.
        let (text, mark) = (address.prefix { $0 != " " }, address.drop { $0 != " " })
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, String(text), &bytes) == 1 else { return address }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return isMapped ? address : bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".") + mark
    }

    private static func wait(_ record: Record, now: Double) -> Int? {
        let wait = record.notBefore - now
        guard wait > 0 else { return nil }
        return Int(wait.rounded(.up))
    }

    private static func fail(_ record: inout Record, free: Int, longest: Double, now: Double) {
        if now - record.lastAt > memory { record.failures = 0 }
        record.failures += 1
        record.lastAt = now
        let beyond = record.failures - free
        guard beyond >= 0 else { return record.notBefore = now }
        var wait = 1.0
        for _ in 0..<min(beyond, 10) { wait *= 2 }
        record.notBefore = now + min(wait, longest)
    }

    private mutating func prune(now: Double) {
        addresses = addresses.filter { now - $0.value.lastAt < Self.memory }
        if addresses.count < Self.addressLimit { return }
        let oldest = addresses.sorted { $0.value.lastAt < $1.value.lastAt }.prefix(Self.addressLimit / 2)
        for (address, _) in oldest { addresses[address] = nil }
    }
}
