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
        let url = URL(fileURLWithPath: path)
        if let data = FileManager.default.contents(atPath: path) {
            guard let key = Data(base64Encoded: String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
                key.count == 32
            else {
                throw StoreError(
                    .wrongKey, "The key file \(path) is not a key of this program.",
                    hint: "Put the right file back from a backup, or remove it and link everybody again; no reading is lost."
                )
            }
            self.init(key: [UInt8](key))
            return
        }
        guard createIfMissing else {
            throw StoreError(
                .wrongKey, "The key file \(path) is missing, and the database holds tokens that were sealed with it.",
                hint: "Put the file back from a backup, or link everybody again; no reading is lost."
            )
        }
        let key = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let made = FileManager.default.createFile(
            atPath: url.path, contents: Data((key.base64EncodedString() + "\n").utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard made else {
            throw StoreError(
                .unwritable, "The key file \(path) cannot be written.", hint: "Make the folder writable for this program."
            )
        }
        self.init(key: [UInt8](key))
    }

    package func seal(_ value: some Encodable, as name: String) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let box = try AES.GCM.seal(encoder.encode(value), using: key, authenticating: Data(name.utf8))
        return [UInt8](box.combined ?? Data())
    }

    package func open<Value: Decodable>(_ type: Value.Type, from sealed: [UInt8], as name: String) throws -> Value {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return try JSONDecoder().decode(type, from: AES.GCM.open(box, using: key, authenticating: Data(name.utf8)))
        } catch {
            throw StoreError(
                .wrongKey, "What is sealed in the database does not fit the key file.",
                hint: "Put the right key file back from a backup, or link everybody again; no reading is lost."
            )
        }
    }
}
