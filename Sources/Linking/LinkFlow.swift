import Store
import WithingsModel

/// One attempt to link a person, from "Add" to the created entry: what Home Assistant calls a config flow.
package struct LinkFlow: Sendable, Equatable, Identifiable {
    /// 32 hexadecimal digits.
    package var id: String
    package var startedAt: EpochSeconds
    /// The profile the flow was started for, where it was started to relink one.
    package var relinking: String?
    package var step: Step
    /// When it came to its end; nil while it goes on.
    package var finishedAt: EpochSeconds?
    /// Why the last redirect of this attempt led nowhere; the person can try again.
    package var lastFailure: LinkAbort?

    package enum Step: Sendable, Equatable {
        /// The person approves on Withings' own site.
        case consent(ConsentLinks)
        /// Withings said yes; which profile was this?
        case chooseProfile(ApprovedAccount)
        case created(Account)
        case aborted(LinkAbort)
    }

    package init(
        id: String,
        startedAt: EpochSeconds,
        relinking: String? = nil,
        step: Step,
        finishedAt: EpochSeconds? = nil,
        lastFailure: LinkAbort? = nil
    ) {
        self.id = id
        self.startedAt = startedAt
        self.relinking = relinking
        self.step = step
        self.finishedAt = finishedAt
        self.lastFailure = lastFailure
    }
}
