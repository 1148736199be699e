import TestSupport
import Testing

@testable import Access

@Suite("Guessing passwords")
struct SignInThrottleTests {
    @Test("counts an IPv6 household as one, and whoever comes by a proxy apart")
    func households() {
        #expect(SignInThrottle.household(of: "2001:db8:1:1::7") == SignInThrottle.household(of: "2001:db8:1:1:ffff::9"))
        #expect(SignInThrottle.household(of: "2001:db8:1:1::7") != SignInThrottle.household(of: "2001:db8:1:2::7"))
        #expect(SignInThrottle.household(of: "2001:db8::7 (proxy)") != SignInThrottle.household(of: "2001:db8::7"))
        #expect(SignInThrottle.household(of: "::ffff:192.0.2.1") == "::ffff:192.0.2.1")
        #expect(SignInThrottle.household(of: "192.0.2.1") == "192.0.2.1")
        #expect(SignInThrottle.household(of: nil) == nil)
    }

    @Test("is free a few times and then costs twice the wait each time, up to a quarter of an hour")
    func growingWait() {
        var throttle = SignInThrottle()
        var now = 1000.0
        var waits: [Int] = []
        for _ in 0..<20 {
            while let wait = throttle.begin("192.0.2.1", now: now) {
                waits.append(wait)
                now += Double(wait)
            }
        }
        #expect(waits.prefix(6) == [1, 2, 4, 8, 16, 32])
        #expect(waits.last == 900)
    }

    @Test("is not held against the very first attempt, whatever the clock says", arguments: [-5.0, -0.000_01, 0, 1e9])
    func firstAttempt(now: Double) {
        var throttle = SignInThrottle()
        #expect(throttle.begin("192.0.2.1", now: now) == nil)
    }

    @Test("costs the whole wait: an attempt before its end is refused and changes nothing")
    func earlyAttempts() {
        var throttle = SignInThrottle()
        for _ in 0..<4 { #expect(throttle.begin("192.0.2.1", now: 0) == nil) }
        #expect(throttle.begin("192.0.2.1", now: 0) == 1)
        #expect(throttle.begin("192.0.2.1", now: 0.9) == 1)
        #expect(throttle.begin("192.0.2.1", now: 1) == nil)
        #expect(throttle.begin("192.0.2.1", now: 1) == 2)
    }

    @Test("from many addresses makes all of them wait, but not the one the owner has signed in from")
    func everybody() {
        var throttle = SignInThrottle()
        #expect(throttle.begin("10.0.0.5", now: 0) == nil)
        throttle.succeed("10.0.0.5")
        for number in 0..<40 { _ = throttle.begin("192.0.2.\(number)", now: 0) }
        #expect(throttle.begin("198.51.100.1", now: 0) != nil)
        #expect(throttle.begin("10.0.0.5", now: 0) == nil)
    }

    @Test("is forgotten after the right password, and after a quiet hour")
    func forgetting() {
        var throttle = SignInThrottle()
        for _ in 0..<4 { _ = throttle.begin("192.0.2.1", now: 0) }
        #expect(throttle.begin("192.0.2.1", now: 4000) == nil)
        throttle.succeed("192.0.2.1")
        for _ in 0..<4 { #expect(throttle.begin("192.0.2.1", now: 4000) == nil) }
    }

    @Test("at once gains nothing: all but a few of a hundred are refused")
    func manyAtOnce() async throws {
        let house = try await House.owned()
        let codes = await withTaskGroup(of: AccessError?.self) { group in
            for number in 0..<100 {
                group.addTask {
                    await refusal { () async throws(AccessError) in
                        _ = try await house.gatekeeper.signIn(login: "anna", password: "\(number)", from: "192.0.2.1")
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1?.code) }
        }
        #expect(codes.filter { $0 == .wrongPassword }.count == 4)
        #expect(codes.filter { $0 == .tooManyAttempts }.count == 96)
    }

    @Test("from many places is hashed one at a time, also for a name that nobody has, and few may wait for it")
    func fewAreHashed() async throws {
        let house = try await House.owned()
        let codes = await withTaskGroup(of: AccessError?.self) { group in
            for number in 0..<30 {
                group.addTask {
                    await refusal { () async throws(AccessError) in
                        try await house.gatekeeper.verify(login: "berta", password: "x", from: "192.0.2.\(number)")
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1?.code) }
        }
        // Whoever names nobody waits for a hash as well: a name that costs nothing would be known not to exist.
        #expect(codes.contains(.tooManyAttempts))
        #expect(codes.count { $0 == .wrongPassword } >= 8)
        #expect(codes.allSatisfy { $0 == .tooManyAttempts || $0 == .wrongPassword })
    }

    @Test("costs whoever has a copy of the record 16 MiB and 16384 rounds of scrypt for each guess")
    func costOfAGuess() throws {
        let hash = try PasswordHash(password: "x")
        #expect(hash.rounds >= 16_384 && hash.blockSize >= 8)
        #expect(128 * hash.rounds * hash.blockSize >= 16 << 20)
        #expect(try PasswordHash(password: "x").salt != hash.salt)
    }

    @Test("keeps even the owner waiting at that address, and says how long")
    func ownerWaits() async throws {
        let house = try await House.owned()
        for _ in 0..<4 {
            _ = await refusal { () async throws(AccessError) in
                try await house.gatekeeper.verify(login: "anna", password: "wrong", from: "192.0.2.1")
            }
        }
        let early = await refusal { () async throws(AccessError) in
            try await house.gatekeeper.verify(login: "anna", password: House.password, from: "192.0.2.1")
        }
        #expect(early?.code == .tooManyAttempts)
        #expect(early?.retryAfter == 1)
        house.clock.jump(by: -86_400)
        house.clock.advance(by: 1)
        try await house.gatekeeper.verify(login: "anna", password: House.password, from: "192.0.2.1")
    }
}
