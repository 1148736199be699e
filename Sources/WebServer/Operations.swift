/// What the web side shows of the program's operation, and asks of it. The composition hands it in.
package struct Operations: Sendable {
    /// Something that the owner should know: no data from somebody for long.
    package struct Alert: Sendable, Equatable {
        package var code: String
        package var profile: String
        /// Seconds since 1970.
        package var since: Int64
        package var message: String

        package init(code: String, profile: String, since: Int64, message: String) {
            self.code = code
            self.profile = profile
            self.since = since
            self.message = message
        }
    }

    /// Why the program does not work as it should.
    package struct Trouble: Sendable, Equatable {
        package var code: String
        package var message: String

        package init(code: String, message: String) {
            self.code = code
            self.message = message
        }
    }

    package struct Backup: Sendable, Equatable {
        package var name: String
        /// Seconds since 1970.
        package var madeAt: Int64
        package var bytes: Int64

        package init(name: String, madeAt: Int64, bytes: Int64) {
            self.name = name
            self.madeAt = madeAt
            self.bytes = bytes
        }
    }

    package var alerts: @Sendable () async -> [Alert] = { [] }
    package var troubles: @Sendable () async -> [Trouble] = { [] }
    /// Newest first.
    package var backups: @Sendable () async -> [Backup] = { [] }
    /// Makes one now; nil where that is not possible in this state.
    package var backUp: (@Sendable () async throws -> Backup)?

    package init() {}
}
