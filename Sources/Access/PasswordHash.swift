import Crypto
import CryptoExtras
import Foundation

/// A password as it is kept: scrypt's result with everything needed to check it again, so that stronger parameters can
/// be chosen later without locking anybody out.
struct PasswordHash: Codable, Sendable, Equatable {
    var salt: Data
    var hash: Data
    /// scrypt's N: a power of two; 16 MiB of memory at the default.
    var rounds: Int
    var blockSize: Int
    var parallelism: Int

    static let hashLength = 32

    /// Takes about 50 ms; see ``PasswordHasher`` for where it runs.
    init(password: String, rounds: Int = 1 << 14, blockSize: Int = 8, parallelism: Int = 1) throws {
        let salt = Data(RandomToken.bytes(16))
        self.salt = salt
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
        hash = try Self.derive(password, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    }

    func matches(_ password: String) throws -> Bool {
        let derived = try Self.derive(
            password,
            salt: salt,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism
        )
        return ConstantTime.equal(derived, hash)
    }

    private static func derive(
        _ password: String,
        salt: Data,
        rounds: Int,
        blockSize: Int,
        parallelism: Int
    ) throws -> Data {
        // One trailing zero byte, because the key derivation takes no empty password; nobody can type it.
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCanonicalMapping.utf8) + [0],
            salt: salt,
            outputByteCount: hashLength,
            rounds: rounds,
            blockSize: blockSize,
            parallelism: parallelism
        )
        return key.withUnsafeBytes { Data($0) }
    }
}
