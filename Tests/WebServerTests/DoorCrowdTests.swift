import NIOConcurrencyHelpers
import Testing

@testable import WebServer

@Suite("The crowd at the door")
struct DoorCrowdTests {
    private let gone = NIOLockedValueBox<[String]>([])

    /// Somebody comes; returns their place.
    private func enter(_ crowd: DoorCrowd, _ address: String, _ name: String = "", isServed: Bool = false) -> Int? {
        let number = crowd.enter(address) { [gone] in gone.withLockedValue { $0.append(name) } }.number
        if isServed, let number { crowd.await(number, false) }
        return number
    }

    @Test("one address cannot take all places; this machine and trusted proxies stand for many")
    func fairness() throws {
        let crowd = DoorCrowd(limit: 10, limitOfOne: 3, trustedProxies: ["192.0.2.0/24"])
        let first = try #require(enter(crowd, "203.0.113.1", isServed: true))
        for _ in 0..<2 { #expect(enter(crowd, "203.0.113.1", isServed: true) != nil) }
        #expect(enter(crowd, "203.0.113.1") == nil)
        #expect(enter(crowd, "203.0.113.2", isServed: true) != nil)
        for _ in 0..<3 {
            #expect(enter(crowd, "192.0.2.9", isServed: true) != nil)
            #expect(enter(crowd, "127.0.0.1", isServed: true) != nil)
        }
        #expect(crowd.count == 10)
        #expect(enter(crowd, "127.0.0.1") == nil)
        crowd.leave(first)
        #expect(enter(crowd, "203.0.113.1", isServed: true) != nil)
        #expect(enter(crowd, "203.0.113.1") == nil)
        #expect(gone.withLockedValue { $0 }.isEmpty)
    }

    @Test("who takes too many places loses their own oldest idle one, nobody else's")
    func ownOldest() {
        let crowd = DoorCrowd(limit: 10, limitOfOne: 2)
        _ = enter(crowd, "203.0.113.2", "other")
        _ = enter(crowd, "203.0.113.1", "served", isServed: true)
        _ = enter(crowd, "203.0.113.1", "idle")
        #expect(enter(crowd, "203.0.113.1", "new") != nil)
        #expect(gone.withLockedValue { $0 } == ["idle"])
        #expect(crowd.count == 3)
    }

    @Test("when it is full the longest idle connection of whoever has the most makes room, never one that is served")
    func room() {
        let crowd = DoorCrowd(limit: 5, limitOfOne: 4)
        _ = enter(crowd, "203.0.113.9", "early")
        _ = enter(crowd, "203.0.113.1", "served", isServed: true)
        _ = enter(crowd, "203.0.113.1", "a")
        let second = enter(crowd, "203.0.113.1", "b")
        _ = enter(crowd, "203.0.113.1", "c")
        #expect(enter(crowd, "203.0.113.5", "guest") != nil)
        #expect(gone.withLockedValue { $0 } == ["a"])
        // Asked and was answered: waited for since then only.
        if let second {
            crowd.await(second, false)
            crowd.await(second, true)
        }
        #expect(enter(crowd, "203.0.113.6", "guest") != nil)
        #expect(gone.withLockedValue { $0 } == ["a", "c"])
        #expect(crowd.count == 5)
    }

    @Test("a drip of bytes gains nothing: who is waited for is so since the beginning")
    func dripping() throws {
        let crowd = DoorCrowd(limit: 2)
        let dripper = try #require(enter(crowd, "203.0.113.1", "dripper"))
        _ = enter(crowd, "203.0.113.2", "quick")
        crowd.await(dripper, true)
        _ = enter(crowd, "203.0.113.3", "guest")
        #expect(gone.withLockedValue { $0 } == ["dripper"])
    }

    @Test("a household's network of IPv6 counts as one address")
    func household() {
        let crowd = DoorCrowd(limit: 100, limitOfOne: 2)
        #expect(enter(crowd, "2001:db8:1:2::1", isServed: true) != nil)
        #expect(enter(crowd, "2001:db8:1:2:ffff::2", isServed: true) != nil)
        #expect(enter(crowd, "2001:db8:1:2::3") == nil)
        #expect(enter(crowd, "2001:db8:1:3::3") != nil)
        #expect(enter(crowd, "::ffff:203.0.113.1") != nil)
        #expect(crowd.addressCount == 3)
    }

    @Test("what has gone leaves nothing behind, however many addresses came, and leaving twice is leaving once")
    func forgetting() throws {
        let crowd = DoorCrowd()
        for number in 0..<5000 {
            let place = try #require(enter(crowd, "2001:db8:0:\(String(number, radix: 16))::"))
            crowd.leave(place)
            crowd.leave(place)
        }
        #expect(crowd.count == 0)
        #expect(crowd.addressCount == 0)
    }
}
