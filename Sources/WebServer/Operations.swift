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
        /// What the message names, for those who say it in their own words.
        package var detail: String
        /// False for what the owner should mend while everything goes on.
        package var keepsFromWork: Bool

        package init(code: String, message: String, detail: String = "", keepsFromWork: Bool = true) {
            self.code = code
            self.message = message
            self.detail = detail
            self.keepsFromWork = keepsFromWork
        }
    }

    /// A text by the name it has in every language, with what stands in its places.
    package struct Saying: Sendable, Equatable {
        package var phrase: String
        package var values: [String: String]
        /// The names of texts that stand at `{parts}`, with the same values.
        package var parts: [String]

        package init(_ phrase: String, _ values: [String: String] = [:], parts: [String] = []) {
            self.phrase = phrase
            self.values = values
            self.parts = parts
        }

        /// A fault of another part of the program by its code: `broker` and `not_authorized`.
        package init(of prefix: String, code: String) {
            let words = code.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            self.init(prefix + words.joined())
        }
    }

    /// What the doctor found about one thing.
    package struct Finding: Sendable, Equatable {
        /// Short and stable: `certificate`, `broker`.
        package var name: String
        /// `ok`, `warning`, `failed` or `skipped`.
        package var state: String
        package var message: String
        package var hint: String?
        /// By which it is said in other languages than English; nil for what is the same in all, as a path is.
        package var saying: Saying?

        package init(name: String, state: String, message: String, hint: String?, saying: Saying? = nil) {
            self.name = name
            self.state = state
            self.message = message
            self.hint = hint
            self.saying = saying
        }
    }

    /// A backup of the record.
    package struct Backup: Sendable, Equatable {
        package var name: String
        /// Seconds since 1970.
        package var madeAt: Int64
        package var bytes: Int64
        /// Where it lies; for the audit trail.
        package var path: String

        package init(name: String, madeAt: Int64, bytes: Int64, path: String = "") {
            self.path = path
            self.name = name
            self.madeAt = madeAt
            self.bytes = bytes
        }
    }

    /// How much of Withings' limit is used.
    package struct Budget: Sendable, Equatable {
        package var limit: Int
        package var used: Int
        package var waiting: Int
        /// Seconds since 1970 until when Withings' own refusal holds everybody back.
        package var heldUntil: Int64?

        package init(limit: Int, used: Int, waiting: Int, heldUntil: Int64? = nil) {
            self.limit = limit
            self.used = used
            self.waiting = waiting
            self.heldUntil = heldUntil
        }
    }

    /// Something that did not come about, with what to do.
    package struct Refusal: Error, Sendable, Equatable {
        package var message: String
        package var hint: String

        package init(message: String, hint: String) {
            self.message = message
            self.hint = hint
        }
    }

    package var alerts: @Sendable () async -> [Alert] = { [] }
    package var troubles: @Sendable () async -> [Trouble] = { [] }
    /// Tries whether the store could keep something now; nil where it could. May wait for another program that holds it.
    package var storeTrouble: @Sendable () async -> Trouble? = { nil }

    /// The backups that are kept, newest first.
    package var backups: @Sendable () async -> [Backup] = { [] }
    /// The path of a backup's file by its name; nil where there is no such backup.
    package var backupFile: @Sendable (_ name: String) async -> String? = { _ in nil }
    /// Makes a backup now; nil where this run makes none.
    package var backUp: (@Sendable () async throws -> Backup)?
    /// How the requests to Withings stand; nil while nobody can be asked.
    package var budget: @Sendable () async -> Budget? = { nil }
    /// What somebody who helps needs to know, as JSON, without secrets or readings.
    package var diagnostics: @Sendable () async -> String? = { nil }
    /// Looks at everything that has to be right, up to what Withings sees of the address; may take half a minute.
    package var doctor: (@Sendable () async -> [Finding])?
    /// Told when the pages have written the configuration: whoever waits for one to come is to leave that to their visitor.
    package var wroteConfiguration: @Sendable () async -> Void = {}
    /// The demo with made-up people; nil where this run cannot start one.
    package var demo: Demo?

    /// The way into the demo, and out of it again.
    package struct Demo: Sendable {
        /// Whether what is shown now is the demo.
        package var isRunning: Bool
        /// Starts it, or ends it and goes back to the owner's own. Answers before it does.
        package var turn: @Sendable (_ isOn: Bool) async -> Void

        package init(isRunning: Bool, turn: @escaping @Sendable (_ isOn: Bool) async -> Void) {
            self.isRunning = isRunning
            self.turn = turn
        }
    }

    package init() {}
}
