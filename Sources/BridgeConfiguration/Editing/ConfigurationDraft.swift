import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files of the configuration as they would be after some changes.
package struct ConfigurationDraft: Sendable, Equatable {
    package struct File: Sendable, Equatable {
        /// As the user knows it.
        package var name: String
        package var path: String
        /// nil where the file is made.
        package var before: String?
        package var after: String
        /// Whether its values may never be shown.
        package var isSecrets: Bool
    }

    package var files: [File]

    /// Writes the files, each whole or not at all. The configuration itself comes last, so that it never names a secret
    /// that is not there yet.
    package func write() throws(ConfigurationEditFault) {
        let ordered = files.filter(\.isSecrets) + files.filter { !$0.isSecrets }
        for file in ordered {
            guard Self.text(at: file.path) == file.before else {
                throw ConfigurationEditFault(.changedMeanwhile, file: file.name)
            }
        }
        for file in ordered where file.before != file.after {
            let path = URL(filePath: file.path).resolvingSymlinksInPath().path
            let manager = FileManager.default
            let known = try? manager.attributesOfItem(atPath: path)
            let mode = known?[.posixPermissions] ?? (file.isSecrets ? 0o600 : 0o644)
            let draft = "\(path).\(UUID().uuidString)"
            defer { try? manager.removeItem(atPath: draft) }
            guard manager.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: mode]),
                let handle = FileHandle(forWritingAtPath: draft)
            else { throw ConfigurationEditFault(.unwritable, file: file.name) }
            do {
                try handle.write(contentsOf: Data(file.after.utf8))
                try handle.synchronize()
                try handle.close()
                // One step: whoever reads meanwhile sees the file as it was or as it will be.
                guard rename(draft, path) == 0 else { throw ConfigurationEditFault(.unwritable, file: file.name) }
            } catch {
                throw ConfigurationEditFault(.unwritable, file: file.name)
            }
        }
    }

    /// Leaves the files as they were before.
    func takeBack() throws(ConfigurationEditFault) {
        var back = self
        back.files = files.compactMap { file in
            guard let before = file.before else { return nil }
            var file = file
            (file.before, file.after) = (file.after, before)
            return file
        }
        try back.write()
        for file in files where file.before == nil && Self.text(at: file.path) == file.after {
            try? FileManager.default.removeItem(atPath: file.path)
        }
    }

    static func text(at path: String) -> String? {
        guard case .read(let bytes) = FileBytes(path: path, limit: ConfigurationLimits.bytesOfFile) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
