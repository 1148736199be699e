import Crypto
import Foundation

/// Seals values with AES-256-GCM. The name of what is sealed is bound to it, so that one secret cannot be put in
/// another's place.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// - Parameter key: 32 bytes.
    package init(key: [UInt8]) {
        self.key = SymmetricKey(data: key)
    }

    /// Opens the key file, or makes one (mode 0600) if there is none and nothing has been sealed yet.
    ///
    /// - Throws: ``StoreError`` with `wrongKey` if the file is missing though needed or is not a key, and with
    ///   `unwritable` if it cannot be made.
    package init(keyFile path: String, createIfMissing: Bool) throws {
        if let key = try KeyFile.read(path) {
            self.init(key: key)
            return
        }
        guard createIfMissing else {
            throw StoreError(
                .wrongKey,
                "The key file \(path) is missing, and the database holds tokens that were sealed with it.",
                hint: "Put the file back from a backup, or link everybody again; no reading is lost."
            )
        }
        try KeyFile.make(path, key: SymmetricKey(size: .bits256).withUnsafeBytes { [UInt8]($0) })
        // Read back, because another process may have been first.
        guard let key = try KeyFile.read(path) else { throw KeyFile.unwritable(path) }
        self.init(key: key)
    }

    /// Copies a key file, whole or not at all; a file that is there stays as it is.
    ///
    /// - Throws: ``StoreError`` with `missing` if there is none, `wrongKey` if it is no key, `exists` if the copy's place is
    ///   taken by another key, `unwritable` if it cannot be made.
    package static func copyKey(from source: String, to copy: String) throws {
        guard let key = try KeyFile.read(source) else {
            throw StoreError(
                .missing,
                "The key file \(source) is missing.",
                hint: "Put it back, or do without it: then everybody has to be linked again, and no reading is lost."
            )
        }
        try KeyFile.make(copy, key: key)
        guard try KeyFile.read(copy) == key else {
            throw StoreError(
                .exists,
                "The file \(copy) is another key.",
                hint: "Move it away first, or choose another place."
            )
        }
    }

    /// What lies where the key was read from.
    package enum Place: Sendable, Equatable {
        case kept, missing
        /// Another key, or what is none.
        case other
    }

    /// Looks whether the key is still in its file.
    package func place(_ path: String) -> Place {
        do {
            guard let kept = try KeyFile.read(path) else { return .missing }
            return kept == bytes ? .kept : .other
        } catch {
            return .other
        }
    }

    /// Writes the key back where it is missing; what is there stays as it is.
    ///
    /// - Throws: ``StoreError`` with `unwritable`.
    package func putBack(_ path: String) throws {
        try KeyFile.make(path, key: bytes)
    }

    private var bytes: [UInt8] { key.withUnsafeBytes { [UInt8]($0) } }

    package func seal(_ value: some Encodable, as name: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let box = try AES.GCM.seal(encoder.encode(value), using: key, authenticating: Data(name.utf8))
        return [UInt8](box.nonce) + [UInt8](box.ciphertext) + [UInt8](box.tag)
    }

    package func open<Value: Decodable>(_ type: Value.Type, from sealed: [UInt8], as name: String) throws -> Value {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return try JSONDecoder().decode(type, from: AES.GCM.open(box, using: key, authenticating: Data(name.utf8)))
        } catch {
            throw StoreError(
                .wrongKey,
                "What is sealed in the database does not fit the key file.",
                hint: "Put the right key file back from a backup, or link everybody again; no reading is lost."
            )
        }
    }
}
