import Logging
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsAPI
import WithingsModel

@testable import Sync

@Suite("Tokens when everything goes wrong at the wrong moment", .timeLimit(.minutes(3)))
struct TokenHardshipTests {
    private let bench = Bench(people: [.sample(11, name: "Anna", days: 3)])
    private let user = Bench.anna

    private func keeper(holder: String = "one", wire: (any HTTPTransport)? = nil) -> TokenKeeper {
        TokenKeeper(
            client: WithingsClient(
                application: bench.client.application,
                transport: wire ?? bench.wire,
                clock: bench.clock
            ),
            store: bench.store,
            vault: bench.vault,
            clock: bench.clock,
            holder: holder,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// Uses a token as a call does; whether Withings took it.
    private func use(_ token: String, by keeper: TokenKeeper) async -> Bool {
        guard (try? await bench.client.devices(accessToken: token)) != nil else { return false }
        await keeper.worked(token, of: user)
        return true
    }

    /// The link goes on as if nothing had happened, through two more renewals.
    private func expectChain(_ keeper: TokenKeeper) async throws {
        for _ in 0..<2 {
            let token = try await keeper.accessToken(of: user)
            #expect(await use(token, by: keeper))
            bench.clock.advance(by: 9_000)
        }
        #expect(try await bench.account()?.needsOwner == nil)
    }

    @Test("an answer so late that another process has asked meanwhile is not used, and the other's link lives on")
    func racingProcesses() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        let wire = HeldWire(bench.wire)
        let (one, two) = (keeper(holder: "one", wire: wire), keeper(holder: "two", wire: wire))
        let user = user
        let first = Task { try await one.accessToken(of: user) }
        await wire.answers(1)
        // The first process is slower than its lease.
        bench.clock.advance(by: 91)
        let second = Task { try await two.accessToken(of: user) }
        await wire.answers(2)
        wire.release(0)
        let late = try? await first.value
        if let late { _ = await use(late, by: one) }
        wire.release(1)
        let token = try await second.value
        #expect(late == nil)
        #expect(await use(token, by: two))
        #expect(try await one.accessToken(of: user) == token)
        bench.clock.advance(by: 9_000)
        try await expectChain(keeper(holder: "two"))
    }

    @Test("a token that Withings gave a moment ago and refuses is not renewed again for every kind of data")
    func refusedThoughNew() async throws {
        try await bench.link(user, profile: "Anna")
        let keeper = keeper()
        let first = try await keeper.accessToken(of: user)
        let second = try await keeper.accessToken(of: user, refused: first)
        #expect(second != first)
        let asked = await bench.wire.cloud.log.count { $0.action == "requesttoken" }
        for _ in 0..<12 { #expect(try await keeper.accessToken(of: user, refused: second) == second) }
        #expect(await bench.wire.cloud.log.count { $0.action == "requesttoken" } == asked)
        bench.clock.advance(by: 61)
        #expect(try await keeper.accessToken(of: user, refused: second) != second)
        try await expectChain(keeper)
    }

    @Test("while Withings takes no token at all, all kinds of data together ask for one new one")
    func illCloud() async throws {
        try await bench.link(user, profile: "Anna")
        let calls = AccountCalls(client: bench.client, keeper: keeper(), user: user)
        let ill = WithingsError(.unauthenticated, status: 401, message: "No.", hint: "", remedy: .refreshToken)
        let before = await bench.wire.cloud.log.count { $0.action == "requesttoken" }
        let asked = Guarded(0)
        for _ in 0..<12 {
            await #expect(throws: SyncFault.self) {
                try await calls.ask { (_: String) async throws(WithingsError) -> Int in
                    asked.with { $0 += 1 }
                    throw ill
                }
            }
        }
        #expect(asked.with { $0 } == 13)
        #expect(await bench.wire.cloud.log.count { $0.action == "requesttoken" } == before + 1)
    }

    @Test("who is unlinked while the answer is on its way stays unlinked: no token comes back to the disk")
    func unlinkedMeanwhile() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        let wire = HeldWire(bench.wire)
        let keeper = keeper(wire: wire)
        let user = user
        let asking = Task { try await keeper.accessToken(of: user) }
        await wire.answers(1)
        try await bench.store.removeAccount(of: user)
        wire.release(0)
        await #expect(throws: SyncFault.stopped) { try await asking.value }
        #expect(try await bench.vault.tokens(of: user) == nil)
        #expect(try await bench.store.accounts().isEmpty)
    }

    @Test("who is linked anew while the answer is on its way keeps the new link's tokens")
    func relinkedMeanwhile() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        let wire = HeldWire(bench.wire)
        let keeper = keeper(wire: wire)
        let user = user
        let asking = Task { try await keeper.accessToken(of: user) }
        await wire.answers(1)
        try await bench.link(user, profile: "Anna")
        let linked = try await bench.vault.tokens(of: user)
        wire.release(0)
        #expect(try await asking.value == linked?.accessToken)
        #expect(try await bench.vault.tokens(of: user) == linked)
        try await expectChain(self.keeper())
    }

    @Test("a crash after the disk and before the first call goes on with what is on the disk")
    func crashAfterDisk() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        let token = try await keeper().accessToken(of: user)
        let restarted = keeper()
        #expect(try await restarted.accessToken(of: user) == token)
        #expect(await bench.cloud.refreshCount == 1)
        #expect(try await bench.vault.tokens(of: user)?.previousRefreshToken != nil)
        #expect(await use(token, by: restarted))
        #expect(try await bench.vault.tokens(of: user)?.previousRefreshToken == nil)
        bench.clock.advance(by: 9_000)
        try await expectChain(restarted)
    }

    @Test("answers that are lost again and again are had in the end", arguments: [2, 5])
    func lostAgain(times: Int) async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        await bench.cloud.fail("/v2/oauth2", times: times, with: .connectionClosed, afterWork: true)
        let keeper = keeper()
        for _ in 0..<times {
            await #expect(throws: SyncFault.self) { try await keeper.accessToken(of: user) }
            bench.clock.advance(by: 61)
        }
        try await expectChain(keeper)
    }

    @Test("an answer lost before a night without network is had in the morning, within Withings' eight hours")
    func lostBeforeOutage() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        await bench.cloud.fail("/v2/oauth2", with: .connectionClosed, afterWork: true)
        await #expect(throws: SyncFault.self) { try await keeper().accessToken(of: user) }
        bench.wire.unplug()
        for _ in 0..<7 {
            bench.clock.advance(by: 4_000)
            await #expect(throws: SyncFault.self) { try await keeper().accessToken(of: user) }
        }
        #expect(try await bench.account()?.needsOwner == nil)
        bench.wire.unplug(false)
        try await expectChain(keeper())
    }

    @Test("an answer lost for longer than Withings forgives asks the owner, and relinking mends it")
    func lostForGood() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        await bench.cloud.fail("/v2/oauth2", with: .connectionClosed, afterWork: true)
        await #expect(throws: SyncFault.self) { try await keeper().accessToken(of: user) }
        bench.clock.advance(by: 8 * 3_600 + 1)
        await #expect(throws: SyncFault.grantEnded) { try await keeper().accessToken(of: user) }
        #expect(try await bench.account()?.needsOwner == SyncFault.grantEnded.message)
        try await bench.link(user, profile: "Anna")
        try await expectChain(keeper())
    }

    @Test(
        "a clock that is an hour wrong costs at most a few refreshes more, never the link",
        arguments: [-3_600, 3_600]
    )
    func wrongClock(seconds: Int) async throws {
        try await bench.link(user, profile: "Anna")
        let keeper = keeper()
        for hour in 0..<48 {
            // Wrong for a day, right again afterwards.
            if hour == 10 { bench.clock.jump(by: Double(seconds)) }
            if hour == 34 { bench.clock.jump(by: -Double(seconds)) }
            let token = try await keeper.accessToken(of: user)
            if await !use(token, by: keeper) {
                bench.clock.advance(by: 11)
                let renewed = try await keeper.accessToken(of: user, refused: token)
                #expect(await use(renewed, by: keeper))
            }
            bench.clock.advance(by: 3_600)
        }
        #expect(try await bench.account()?.needsOwner == nil)
        #expect(await (14...20).contains(bench.cloud.refreshCount))
    }
}
