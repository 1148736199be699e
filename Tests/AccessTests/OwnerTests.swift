import Access
import Testing

@Suite("The owner account")
struct OwnerTests {
    @Test("is there after it was made, also after a restart")
    func isKept() async throws {
        let house = House()
        #expect(try await !house.gatekeeper.hasOwner())
        try await house.gatekeeper.createOwner(name: "Anna", login: "anna", password: "secret", language: "ko")
        #expect(try await house.gatekeeper.hasOwner())
        #expect(try await house.restarted().hasOwner())
    }

    @Test("is made once, however many come at the same time")
    func isMadeOnce() async throws {
        let house = House()
        let refusals = await withTaskGroup(of: AccessError?.self) { group in
            for number in 0..<8 {
                group.addTask {
                    await refusal { () async throws(AccessError) in
                        try await house.gatekeeper.createOwner(
                            name: "",
                            login: "person\(number)",
                            password: "secret",
                            language: "en"
                        )
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(refusals.filter { $0 == nil }.count == 1)
        #expect(refusals.compactMap(\.self).allSatisfy { $0.code == .ownerExists })
    }

    @Test("needs a user name and a password", arguments: [("", "secret"), (" \n", "secret"), ("anna", "")])
    func needsBoth(login: String, password: String) async throws {
        let house = House()
        let error = await refusal { () async throws(AccessError) in
            try await house.gatekeeper.createOwner(name: "Anna", login: login, password: password, language: "en")
        }
        #expect(error?.code == .invalidRequest)
        #expect(try await !house.gatekeeper.hasOwner())
    }

    @Test("is recognised whatever the case of the user name", arguments: ["anna", "ANNA", "  Anna\t"])
    func namesAreNormalized(login: String) async throws {
        let house = try await House.owned()
        let session = try await house.restarted().signIn(login: login, password: House.password, from: nil)
        #expect(session.name == "Anna")
    }

    @Test(
        "is not recognised by anything but the whole password",
        arguments: ["", "correct horse battery stapl", "correct horse battery staple ", "Correct horse battery staple"]
    )
    func wrongPassword(password: String) async throws {
        let house = try await House.owned()
        let error = await refusal { () async throws(AccessError) in
            _ = try await house.gatekeeper.signIn(login: "anna", password: password, from: nil)
        }
        #expect(error?.code == .wrongPassword)
    }

    @Test("is not recognised by another name with the right password")
    func wrongName() async throws {
        let house = try await House.owned()
        let error = await refusal { () async throws(AccessError) in
            _ = try await house.gatekeeper.signIn(login: "ben", password: House.password, from: nil)
        }
        #expect(error?.code == .wrongPassword)
    }

    @Test("is not taken for missing when the store fails, so that nobody can make another one")
    func brokenStore() async throws {
        let house = try await House.owned()
        await house.shelf.breakDown()
        let restarted = house.restarted()
        await #expect(throws: (any Error).self) { try await restarted.hasOwner() }
        let error = await refusal { () async throws(AccessError) in
            try await restarted.createOwner(name: "", login: "eve", password: "secret", language: "en")
        }
        #expect(error?.code == .storage)
        #expect(error?.message.contains("The disk is full.") == true)
    }

    @Test("signs in also when the key file is lost")
    func survivesLostKey() async throws {
        let house = try await House.owned()
        let restarted = house.restarted(key: Array(repeating: 7, count: 32))
        #expect(try await restarted.signIn(login: "anna", password: House.password, from: nil).name == "Anna")
    }
}
