import Store
import Testing
import WithingsModel

@Suite("Every store keeps accounts, tokens, documents and leases")
struct AccountConformanceTests {
    private func account(_ user: WithingsUserID, at linkedAt: EpochSeconds, id: String = "0a") -> Account {
        Account(id: id, user: user, profile: "Anna, 한", linkedAt: linkedAt, scopes: ["user.info", "user.metrics"])
    }

    @Test("Accounts are listed in the order in which they were linked", arguments: StoreUnderTest.allCases)
    func accounts(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let (second, first) = (account(ben, at: 100), account(anna, at: 100, id: "0b"))
            try await store.save(second)
            try await store.save(first)
            #expect(try await store.accounts() == [second, first])
            var revoked = second
            revoked.needsOwner = "Withings no longer accepts the link."
            revoked.scopes = []
            try await store.save(revoked)
            #expect(try await store.accounts() == [revoked, first])
        }
    }

    @Test("A removed account takes its tokens along and leaves the records", arguments: StoreUnderTest.allCases)
    func removal(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            try await store.save(account(anna, at: 1))
            try await store.saveSealedTokens([1, 2], of: anna)
            try await store.saveSealedTokens([3], of: ben)
            _ = try await store.save(RecordPage(measureGroups: [.sample(1)]), of: anna)
            try await store.removeAccount(of: anna)
            #expect(try await store.accounts().isEmpty)
            #expect(try await store.sealedTokens(of: anna) == nil)
            #expect(try await store.sealedTokens(of: ben) == [3])
            #expect(try await store.counts(of: anna).measureGroups == 1)
        }
    }

    @Test("The tokens saved last are the ones that are there", arguments: StoreUnderTest.allCases)
    func tokens(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            #expect(try await store.sealedTokens(of: anna) == nil)
            try await store.saveSealedTokens([1, 2, 0, 255], of: anna)
            try await store.saveSealedTokens([0, 9], of: anna)
            #expect(try await store.sealedTokens(of: anna) == [0, 9])
        }
    }

    @Test("Tokens are saved even if the task that saves them is cancelled", arguments: StoreUnderTest.allCases)
    func cancelledSave(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            let saving = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await store.saveSealedTokens([7], of: anna)
            }
            try await saving.value
            #expect(try await store.sealedTokens(of: anna) == [7])
        }
    }

    @Test("Documents live in collections", arguments: StoreUnderTest.allCases)
    func documents(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            try await store.saveDocument([1], "a", in: "sessions")
            try await store.saveDocument([2], "a", in: "published")
            try await store.saveDocument([], "b", in: "sessions")
            try await store.saveDocument([3], "a", in: "sessions")
            #expect(try await store.document("a", in: "sessions") == [3])
            #expect(try await store.document("b", in: "sessions") == [])
            #expect(try await store.document("c", in: "sessions") == nil)
            #expect(try await store.documents(in: "sessions") == ["a": [3], "b": []])
            try await store.removeDocument("a", in: "sessions")
            try await store.removeDocument("nothing", in: "sessions")
            #expect(try await store.documents(in: "sessions") == ["b": []])
            #expect(try await store.documents(in: "published") == ["a": [2]])
        }
    }

    @Test("A lease has one holder until it ends or is released", arguments: StoreUnderTest.allCases)
    func leases(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            #expect(try await store.takeLease("refresh", holder: "one", until: 160, now: 100))
            #expect(try await !store.takeLease("refresh", holder: "two", until: 210, now: 159))
            #expect(try await store.takeLease("other", holder: "two", until: 210, now: 150))
            #expect(try await store.takeLease("refresh", holder: "one", until: 200, now: 150))
            #expect(try await !store.takeLease("refresh", holder: "two", until: 250, now: 199))
            #expect(try await store.takeLease("refresh", holder: "two", until: 260, now: 200))
            try await store.releaseLease("refresh", holder: "one")
            #expect(try await !store.takeLease("refresh", holder: "one", until: 270, now: 210))
            try await store.releaseLease("refresh", holder: "two")
            #expect(try await store.takeLease("refresh", holder: "one", until: 270, now: 210))
        }
    }

    @Test(
        "A clock set back far does not lock a lease for good; set back a little, the lease holds",
        arguments: StoreUnderTest.allCases
    )
    func clockBack(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            #expect(try await store.takeLease("refresh", holder: "one", until: 1_060, now: 1_000))
            #expect(try await !store.takeLease("refresh", holder: "two", until: 1_000, now: 940))
            #expect(try await store.takeLease("refresh", holder: "two", until: 560, now: 500))
            #expect(try await !store.takeLease("refresh", holder: "one", until: 570, now: 510))
        }
    }

    @Test("A closed store says so", arguments: StoreUnderTest.allCases)
    func closed(kind: StoreUnderTest) async throws {
        try await kind.run { (store) async throws in
            try await store.close()
            let fault = await #expect(throws: StoreError.self) { try await store.accounts() }
            #expect(fault?.code == .closed)
            let writeFault = await #expect(throws: StoreError.self) { try await store.saveSealedTokens([1], of: anna) }
            #expect(writeFault?.code == .closed)
        }
    }
}
