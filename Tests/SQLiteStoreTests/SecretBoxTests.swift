import Foundation
import Store
import TestSupport
import Testing
import WithingsModel

@Suite("Sealed tokens and their key file")
struct SecretBoxTests {
    private let tokens = Tokens(
        accessToken: "access-1",
        refreshToken: "refresh-1",
        expiresAt: 2_000,
        obtainedAt: 1_000,
        previousRefreshToken: "refresh-0"
    )

    private func fault(_ body: () throws -> Void) -> StoreError? {
        #expect(throws: StoreError.self, performing: body)
    }

    @Test("Tokens come back from the vault, and nothing of them is readable in the store")
    func vault() async throws {
        let store = MemoryStore()
        let vault = TokenVault(store: store, box: SecretBox(key: Array(repeating: 7, count: 32)))
        #expect(try await vault.tokens(of: anna) == nil)
        try await vault.save(tokens, of: anna)
        #expect(try await vault.tokens(of: anna) == tokens)
        let sealed = try #require(try await store.sealedTokens(of: anna))
        #expect(!String(decoding: sealed, as: UTF8.self).contains("refresh"))
        #expect(!"\(tokens)\(String(reflecting: tokens))".contains("refresh-"))
    }

    @Test("Another key opens nothing, and says so")
    func wrongKey() async throws {
        let store = MemoryStore()
        try await TokenVault(store: store, box: SecretBox(key: Array(repeating: 7, count: 32))).save(tokens, of: anna)
        let other = TokenVault(store: store, box: SecretBox(key: Array(repeating: 8, count: 32)))
        let refusal = await #expect(throws: StoreError.self) { try await other.tokens(of: anna) }
        #expect(refusal?.code == .wrongKey)
    }

    @Test("One person's tokens cannot be put in another's place")
    func nameBinding() async throws {
        let store = MemoryStore()
        let vault = TokenVault(store: store, box: SecretBox(key: Array(repeating: 7, count: 32)))
        try await vault.save(tokens, of: anna)
        try await store.saveSealedTokens(try #require(try await store.sealedTokens(of: anna)), of: ben)
        let refusal = await #expect(throws: StoreError.self) { try await vault.tokens(of: ben) }
        #expect(refusal?.code == .wrongKey)
    }

    @Test("What was changed or cut short is refused, never a crash")
    func damaged() throws {
        let box = SecretBox(key: Array(repeating: 7, count: 32))
        let sealed = try box.seal("secret", as: "x")
        #expect(try box.open(String.self, from: sealed, as: "x") == "secret")
        let flipped = [sealed[0] ^ 1] + Array(sealed.dropFirst())
        let broken: [[UInt8]] = [[], [1], Array(sealed.dropLast()), flipped]
        for broken in broken {
            #expect(fault { _ = try box.open(String.self, from: broken, as: "x") }?.code == .wrongKey)
        }
    }

    @Test("A key file is made once, for the owner only, and used from then on")
    func keyFile() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.key")
            let sealed = try SecretBox(keyFile: path, createIfMissing: true).seal("secret", as: "x")
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bridge.key"])
            for createIfMissing in [true, false] {
                let again = try SecretBox(keyFile: path, createIfMissing: createIfMissing)
                #expect(try again.open(String.self, from: sealed, as: "x") == "secret")
            }
        }
    }

    @Test("Processes that start at the same time end up with one key")
    func keyFileRace() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.key")
            let boxes = try await withThrowingTaskGroup(of: SecretBox.self) { group in
                for _ in 0..<8 { group.addTask { try SecretBox(keyFile: path, createIfMissing: true) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let sealed = try boxes[0].seal("secret", as: "x")
            for box in boxes { #expect(try box.open(String.self, from: sealed, as: "x") == "secret") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["bridge.key"])
        }
    }

    @Test("A key file that is missing, no key or not writable is named")
    func keyFileFaults() async throws {
        try await TemporaryFolder.use { folder in
            let path = folder.file("bridge.key")
            let missing = fault { _ = try SecretBox(keyFile: path, createIfMissing: false) }
            #expect(missing?.code == .wrongKey)
            #expect(missing?.message.contains("is missing") == true)
            #expect(!FileManager.default.fileExists(atPath: path))

            for text in ["", "not a key", Data([1, 2, 3]).base64EncodedString()] {
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
                #expect(fault { _ = try SecretBox(keyFile: path, createIfMissing: true) }?.code == .wrongKey)
                #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
            }
            #expect(
                fault { _ = try SecretBox(keyFile: "/proc/bridge.key", createIfMissing: true) }?.code == .unwritable
            )
        }
    }
}
