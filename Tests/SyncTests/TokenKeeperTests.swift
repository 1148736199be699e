import Logging
import SimulatedCloud
import Store
import TestSupport
import Testing
import WithingsAPI
import WithingsModel

@testable import Sync

@Suite(.timeLimit(.minutes(3))) struct TokenKeeperTests {
    private let bench = Bench(people: [.sample(11, name: "Anna", days: 3)])
    private let user = Bench.anna

    private func keeper(
        holder: String = "one",
        vault: TokenVault? = nil,
        client: WithingsClient? = nil
    ) -> TokenKeeper {
        TokenKeeper(
            client: client ?? bench.client,
            store: bench.store,
            vault: vault ?? bench.vault,
            clock: bench.clock,
            holder: holder,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    /// What a call with a token comes to.
    private func call(_ token: String) async -> WithingsError.Code? {
        do throws(WithingsError) {
            _ = try await bench.client.devices(accessToken: token)
            return nil
        } catch {
            return error.code
        }
    }

    @Test("a young token is used as it is, one of three quarters of its life is renewed")
    func renewsInTime() async throws {
        try await bench.link(user, profile: "Anna")
        let keeper = keeper()
        let first = try await keeper.accessToken(of: user)
        bench.clock.advance(by: 8_000)
        #expect(try await keeper.accessToken(of: user) == first)
        bench.clock.advance(by: 101)
        #expect(try await keeper.accessToken(of: user) != first)
        #expect(await bench.cloud.refreshCount == 1)
    }

    @Test("many callers at once lead to one refresh, and all get its token")
    func singleFlight() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 9_000)
        let keeper = keeper()
        let user = user
        let tokens = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 { group.addTask { try await keeper.accessToken(of: user) } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(tokens.count == 1)
        #expect(await bench.cloud.refreshCount == 1)
    }

    @Test("two processes over one store refresh once between them")
    func acrossProcesses() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 9_000)
        let (one, two) = (keeper(holder: "one"), keeper(holder: "two"))
        let user = user
        let clock = bench.clock
        let waker = Task {
            while !Task.isCancelled {
                if clock.sleeperCount > 0 { clock.advance(by: 1) }
                try? await Task.sleep(for: .milliseconds(1))
            }
        }
        async let first = one.accessToken(of: user)
        async let second = two.accessToken(of: user)
        #expect(try await first == second)
        waker.cancel()
        #expect(await bench.cloud.refreshCount == 1)
    }

    @Test("a process that was killed in the middle of a refresh holds nobody up whose token still lives")
    func killedHolder() async throws {
        try await bench.link(user, profile: "Anna")
        let before = try #require(try await bench.vault.tokens(of: user))
        bench.clock.advance(by: 9_000)
        let now = bench.clock.nowSeconds
        #expect(try await bench.store.takeLease("refresh/11", holder: "killed", until: now + 90, now: now))
        let keeper = keeper()
        let asking = Task { try await keeper.accessToken(of: Bench.anna) }
        for _ in 0..<2 {
            await bench.clock.sleepers(atLeast: 1)
            bench.clock.advance(by: 1)
        }
        #expect(try await asking.value == before.accessToken)
        bench.clock.advance(by: 90)
        #expect(try await keeper.accessToken(of: user) != before.accessToken)
    }

    @Test("the previous refresh token is kept until a call with the new access token has worked")
    func keepsPrevious() async throws {
        try await bench.link(user, profile: "Anna")
        let before = try #require(try await bench.vault.tokens(of: user))
        bench.clock.advance(by: 9_000)
        let keeper = keeper()
        let token = try await keeper.accessToken(of: user)
        #expect(try await bench.vault.tokens(of: user)?.previousRefreshToken == before.refreshToken)
        await keeper.worked(token, of: user)
        let after = try #require(try await bench.vault.tokens(of: user))
        #expect(after.previousRefreshToken == nil && after.accessToken == token)
    }

    @Test("an answer that is lost on the way is had again with the old token")
    func lostAnswer() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        await bench.cloud.fail("/v2/oauth2", with: .connectionClosed, afterWork: true)
        let keeper = keeper()
        await #expect(throws: SyncFault.self) { try await keeper.accessToken(of: user) }
        #expect(try await bench.account()?.needsOwner == nil)
        bench.clock.advance(by: 11)
        let token = try await keeper.accessToken(of: user)
        #expect(await call(token) == nil)
    }

    @Test("a crash between Withings' answer and the disk loses nothing: the next start refreshes with the old token")
    func crashBeforeDisk() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        let disk = FullDisk(bench.store)
        disk.isFull = true
        let dying = keeper(vault: TokenVault(store: disk, box: bench.box))
        await #expect(throws: SyncFault.self) { try await dying.accessToken(of: user) }
        #expect(await bench.cloud.refreshCount == 1)
        bench.clock.advance(by: 60)
        let token = try await keeper().accessToken(of: user)
        #expect(await call(token) == nil)
        #expect(try await bench.account()?.needsOwner == nil)
    }

    @Test("a pair that the disk does not take is not used, and is kept once there is room, without asking again")
    func fullDisk() async throws {
        try await bench.link(user, profile: "Anna")
        let before = try await bench.vault.tokens(of: user)
        bench.clock.advance(by: 10_900)
        let disk = FullDisk(bench.store)
        disk.isFull = true
        let keeper = keeper(vault: TokenVault(store: disk, box: bench.box))
        await #expect(throws: SyncFault.self) { try await keeper.accessToken(of: user) }
        #expect(try await bench.vault.tokens(of: user) == before)
        disk.isFull = false
        let token = try await keeper.accessToken(of: user)
        #expect(try await bench.vault.tokens(of: user)?.accessToken == token)
        #expect(await bench.cloud.refreshCount == 1)
        #expect(await call(token) == nil)
    }

    @Test("if the newer refresh token is refused, the one before it is used")
    func previousHelps() async throws {
        try await bench.link(user, profile: "Anna")
        var tokens = try #require(try await bench.vault.tokens(of: user))
        tokens.previousRefreshToken = tokens.refreshToken
        tokens.refreshToken = "never-was"
        try await bench.vault.save(tokens, of: user)
        let token = try await keeper().accessToken(of: user, refused: tokens.accessToken)
        #expect(await call(token) == nil)
        #expect(try await bench.account()?.needsOwner == nil)
    }

    @Test(
        "no outage is ever taken for a revoked grant",
        arguments: [
            CloudFault.httpStatus(500), .httpStatus(503), .html(status: 200), .html(status: 503), .truncated,
            .emptyBody,
            .connectionClosed, .tooManyRequests(retryAfter: 30), .bodyStatus(2555, error: "Unknown error"),
            .bodyStatus(522, error: "Timeout"), .bodyStatus(601, error: "Too many", waitSeconds: 20),
        ]
    )
    func outages(fault: CloudFault) async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        await bench.cloud.fail("/v2/oauth2", times: 3, with: fault)
        let keeper = keeper()
        for _ in 0..<3 {
            let clock = bench.clock
            let asking = Task { try await keeper.accessToken(of: Bench.anna) }
            let waker = Task { for _ in 0..<200 { clock.advance(by: 5); try? await Task.sleep(for: .milliseconds(1)) } }
            await #expect(throws: SyncFault.self) { _ = try await asking.value }
            waker.cancel()
            bench.clock.advance(by: 400)
        }
        #expect(try await bench.account()?.needsOwner == nil)
        let token = try await keeper.accessToken(of: user)
        #expect(await call(token) == nil)
    }

    @Test("while Withings is down a token that was to be renewed early goes on being used")
    func outageWithLivingToken() async throws {
        try await bench.link(user, profile: "Anna")
        let before = try #require(try await bench.vault.tokens(of: user))
        bench.clock.advance(by: 9_000)
        bench.wire.unplug()
        #expect(try await keeper().accessToken(of: user) == before.accessToken)
    }

    @Test("the same refresh is not asked for again within ten seconds, nor before a pause that Withings wants is over")
    func pauses() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        await bench.cloud.fail("/v2/oauth2", with: .bodyStatus(601, error: "Same arguments", waitSeconds: 188))
        let keeper = keeper()
        for _ in 0..<5 { await #expect(throws: SyncFault.self) { try await keeper.accessToken(of: user) } }
        #expect(await bench.cloud.refreshCount == 1)
        bench.clock.advance(by: 187)
        await #expect(throws: SyncFault.self) { try await keeper.accessToken(of: user) }
        #expect(await bench.cloud.refreshCount == 1)
        bench.clock.advance(by: 2)
        _ = try await keeper.accessToken(of: user)
    }

    @Test("a grant that was revoked asks its owner, once")
    func revoked() async throws {
        try await bench.link(user, profile: "Anna")
        await bench.cloud.revokeGrant(of: 11)
        bench.clock.advance(by: 10_900)
        let fault = await #expect(throws: SyncFault.self) { try await keeper().accessToken(of: user) }
        #expect(fault?.remedy == .owner)
        #expect(try await bench.account()?.needsOwner == fault?.message)
    }

    @Test("a client secret that Withings does not accept is the configuration's fault, nobody has to link again")
    func wrongSecret() async throws {
        try await bench.link(user, profile: "Anna")
        bench.clock.advance(by: 10_900)
        let client = Bench.client(bench.wire, bench.clock, secret: "wrong")
        let fault = await #expect(throws: SyncFault.self) { try await keeper(client: client).accessToken(of: user) }
        #expect(fault?.remedy != .owner)
        #expect(try await bench.account()?.needsOwner == nil)
    }

    @Test("a key file that does not fit asks the owner in its own words")
    func wrongKey() async throws {
        try await bench.link(user, profile: "Anna")
        let other = TokenVault(store: bench.store, box: SecretBox(key: [UInt8](repeating: 1, count: 32)))
        let fault = await #expect(throws: SyncFault.self) { try await keeper(vault: other).accessToken(of: user) }
        #expect(fault == .wrongKey)
        #expect(try await bench.account()?.needsOwner == SyncFault.wrongKey.message)
        // The right file is back.
        let account = try #require(try await bench.account())
        #expect(await !keeper(vault: other).isHelped(account))
        #expect(await keeper().isHelped(account))
        #expect(try await bench.account()?.needsOwner == nil)
    }

    @Test("a token that Withings refuses is renewed whatever the clock here says")
    func wrongClock() async throws {
        try await bench.link(user, profile: "Anna")
        let before = try #require(try await bench.vault.tokens(of: user))
        await bench.cloud.expireAccessTokens(of: 11)
        bench.clock.jump(by: -3_600)
        let token = try await keeper().accessToken(of: user, refused: before.accessToken)
        #expect(token != before.accessToken)
        #expect(await call(token) == nil)
    }

    @Test("tokens of a person who was linked anew meanwhile are left alone")
    func relinkedMeanwhile() async throws {
        try await bench.link(user, profile: "Anna")
        let before = try #require(try await bench.vault.tokens(of: user))
        let keeper = keeper()
        try await bench.link(user, profile: "Anna")
        let now = try #require(try await bench.vault.tokens(of: user))
        #expect(try await keeper.accessToken(of: user, refused: before.accessToken) == now.accessToken)
        #expect(await bench.cloud.refreshCount == 0)
    }
}
