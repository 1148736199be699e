import Testing

@testable import WebServer

@Suite("The crowd at the door")
struct DoorCrowdTests {
    @Test("one address cannot take all places; this machine and trusted proxies stand for many")
    func fairness() {
        let crowd = DoorCrowd(limit: 10, limitOfOne: 3, trustedProxies: ["192.0.2.0/24"])
        for _ in 0..<3 { #expect(crowd.enter("203.0.113.1")) }
        #expect(!crowd.enter("203.0.113.1"))
        #expect(crowd.enter("203.0.113.2"))
        for _ in 0..<3 { #expect(crowd.enter("192.0.2.9") && crowd.enter("127.0.0.1")) }
        #expect(crowd.count == 10)
        #expect(!crowd.enter("127.0.0.1"))
        crowd.leave("203.0.113.1")
        #expect(crowd.enter("203.0.113.1"))
        #expect(!crowd.enter("203.0.113.1"))
    }

    @Test("what has gone leaves nothing behind, however many addresses came")
    func forgetting() {
        let crowd = DoorCrowd()
        for number in 0..<5000 {
            #expect(crowd.enter("2001:db8::\(String(number, radix: 16))"))
            crowd.leave("2001:db8::\(String(number, radix: 16))")
        }
        #expect(crowd.count == 0)
        #expect(crowd.addressCount == 0)
    }
}
