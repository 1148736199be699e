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
    var problem: Problem?
    var file: String
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

    /// - Parameter check: of the configuration as it is on disk.
    init(running settings: Settings, check: ConfigurationCheck, file: String, in texts: Texts) {
        let disk = check.settings ?? settings
        let address = CallbackAddress(disk)
        self.file = file
        callbackAddress = address.address
        // The field for a public address stands right below.
        callbackHints = address.hints.map { texts[$0 == .callbackNotHTTPS ? .callbackNotHTTPSYet : $0] }
        externalURL = disk.home.externalURL ?? ""
        clientID = disk.withings?.clientID ?? ""
        hasSecret = disk.withings?.clientSecret.isEmpty == false
        profiles = (disk.withings?.profiles ?? []).joined(separator: "\n")
        broker = disk.mqtt?.broker ?? ""
        brokerPort = disk.mqtt.map { String($0.port) } ?? "1883"
        brokerUser = disk.mqtt?.username ?? ""
        hasBrokerPassword = disk.mqtt?.password != nil
        isRunning = settings.withings != nil
        canApply = check.isValid && disk != settings
        let done = [
            true, disk.withings != nil, disk.withings?.profiles.isEmpty == false, disk.mqtt != nil,
            settings.withings != nil && !canApply,
        ]
        let labels: [Phrase] = [.startOwner, .startApplication, .startPeople, .startBroker, .startApply]
        let next = done.firstIndex(of: false)
        steps = zip(labels, done).enumerated().map { index, step in
            let state = step.1 ? "done" : index == next ? "next" : "later"
            let words: Phrase = step.1 ? .startStepDone : index == next ? .startStepNext : .startStepLater
            return Step(label: texts[step.0], state: state, stateLabel: texts[words], isNext: state == "next")
        }
    }
}
