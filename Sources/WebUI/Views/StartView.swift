import BridgeConfiguration

/// The first minutes: what is there, what is missing, and the forms that write it.
struct StartView: Sendable, Equatable {
    struct Step: Sendable, Equatable {
        var label: String
        /// `done`, `next` or `later`.
        var state: String
        var stateLabel: String
        var isNext: Bool
    }

    var steps: [Step] = []
    var notice: String?
    /// What was saved may not work.
    var caution: String?
    /// What went wrong, at its form.
    var addressProblem: Problem?
    var applicationProblem: Problem?
    var brokerProblem: Problem?
    var file: String
    /// The faults of the file, until there are none.
    var check: CheckView?
    var callbackAddress: String
    var callbackHints: [String]
    var externalURL: String
    var clientID: String
    var hasSecret: Bool
    /// One name a line.
    var profiles: String
    var broker: String
    var brokerPort: String
    var brokerUser: String
    var hasBrokerPassword: Bool
    /// Shown after a test that failed: the owner may know better.
    var offersToSaveAnyway = false
    var offersToSaveBrokerAnyway = false
    /// Whether there is an application already, so that people can be linked.
    var isRunning: Bool
    /// What is on disk and valid, but not what runs.
    var canApply: Bool
    /// Nothing is set up yet, and made-up people are one click away.
    var offersDemo = false
    var difference: DifferenceView?

    var isFine: Bool { addressProblem == nil && applicationProblem == nil && brokerProblem == nil }

    /// - Parameters:
    ///   - check: of the configuration as it is on disk.
    ///   - linked: the profiles that have their accounts.
    init(
        running settings: Settings,
        check: ConfigurationCheck,
        file: String,
        linked: Set<String>,
        in texts: Texts
    ) {
        // What can be read of a file with faults stands in the forms as well; nobody shall enter it again.
        let disk = check.settings ?? (check.isReadable ? check.readable : settings)
        let address = CallbackAddress(disk)
        self.file = file
        callbackAddress = address.address
        // The field for a public address stands right below.
        callbackHints = address.hints.map { texts[$0 == .callbackNotHTTPS ? .callbackNotHTTPSYet : $0] }
        // The one that is used, wherever it stands.
        externalURL = disk.withings?.baseURL ?? disk.http.baseURL ?? disk.home.externalURL ?? ""
        clientID = disk.withings?.clientID ?? ""
        hasSecret = disk.withings?.clientSecret.isEmpty == false
        profiles = (disk.withings?.profiles ?? []).joined(separator: "\n")
        broker = disk.mqtt?.broker ?? ""
        brokerPort = disk.mqtt.map { String($0.port) } ?? "1883"
        brokerUser = disk.mqtt?.username ?? ""
        hasBrokerPassword = disk.mqtt?.password != nil
        isRunning = settings.withings != nil
        self.check = check.isValid || check.errors.isEmpty ? nil : CheckView(check, in: texts)
        canApply = check.isValid && disk != settings
        let names = disk.withings?.profiles ?? []
        let done = [
            true, disk.withings != nil, !names.isEmpty && linked.isSuperset(of: names), disk.mqtt != nil,
            settings.withings != nil && !canApply,
        ]
        let labels: [Phrase] = [.startOwner, .startApplication, .startPeople, .startBroker, .startApply]
        // People who have their names are linked once the program runs with them.
        let waits = !names.isEmpty && (!isRunning || canApply) ? 2 : nil
        let next = done.indices.first { !done[$0] && $0 != waits }
        steps = zip(labels, done).enumerated().map { index, step in
            let state = step.1 ? "done" : index == next ? "next" : "later"
            let words: Phrase =
                step.1
                ? .startStepDone
                : index == waits
                    ? .startStepNamed
                    : index != next ? .startStepLater : index == 2 && !names.isEmpty ? .startStepLink : .startStepNext
            return Step(label: texts[step.0], state: state, stateLabel: texts[words], isNext: state == "next")
        }
    }
}
