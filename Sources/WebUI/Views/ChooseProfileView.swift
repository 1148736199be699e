import Linking
import WithingsModel

/// The question whose account was just approved.
struct ChooseProfileView: Sendable, Equatable {
    struct Choice: Sendable, Equatable {
        var anchor: String
        var profile: String
        var state: String
        var isChosen: Bool
        /// True where the profile would move to another Withings user, which needs an explicit yes.
        var moves: Bool
        var movesLabel: String
    }

    var flow: String
    var user: String
    var devices: [String]
    /// What is said instead of devices; nil where there are some.
    var noDevices: String?
    var readings: [ReadingView]
    var noReadings: String?
    var warning: String?
    var choices: [Choice]

    /// - Parameter chosen: what the person chose before the page had to say something.
    init(_ flow: LinkFlow, _ approved: ApprovedAccount, chosen: String?, in words: PageWords) {
        let texts = words.texts
        let free = approved.choices.filter { $0.linkedTo == nil && $0.kept == nil }.map(\.profile)
        // The account's own profile, the one that is to be linked again, or the only one that is left.
        let preselected =
            chosen ?? approved.alreadyLinkedTo ?? flow.relinking ?? (free.count == 1 ? free.first : nil)
        self.flow = flow.id
        user = approved.user.description
        devices = (approved.devices ?? []).map { Self.name($0, in: texts) }
        noDevices = devices.isEmpty ? texts[approved.devices == nil ? .stillLookedUp : .noDevices] : nil
        readings = (approved.latestReadings ?? []).map { ReadingView($0, in: words) }
        noReadings = readings.isEmpty ? texts[approved.latestReadings == nil ? .stillLookedUp : .noReadings] : nil
        warning = approved.alreadyLinkedTo.map { texts(.alreadyLinkedWarning, ["name": $0]) }
        choices = approved.choices.enumerated().map { index, choice in
            let other = choice.linkedTo == approved.user ? nil : choice.linkedTo ?? choice.kept
            let state: String =
                if let other {
                    texts(choice.linkedTo == nil ? .choiceKept : .choiceOther, ["user": other.description])
                } else {
                    texts[choice.linkedTo == nil ? .choiceFree : .choiceSame]
                }
            return Choice(
                anchor: "choice-\(flow.id)-\(index)",
                profile: choice.profile,
                state: state,
                isChosen: choice.profile == preselected,
                moves: other != nil,
                movesLabel: texts(
                    .movesLabel,
                    ["name": choice.profile, "old": other?.description ?? "", "new": approved.user.description]
                )
            )
        }
    }

    private static func name(_ device: Device, in texts: Texts) -> String {
        let model = device.modelID.flatMap { DeviceModel(rawValue: $0).name }
        return device.modelName ?? model ?? device.type ?? texts[.unnamedDevice]
    }
}
