import Access
import BridgeConfiguration
import Linking

extension Problem {
    /// A link that did not come about, in the visitor's language; codes that the pages do not know speak for themselves.
    init(_ abort: LinkAbort, in texts: Texts) {
        let message = texts.text(of: "abort", code: abort.code.rawValue)
        let hint = texts.text(of: "abort", code: abort.code.rawValue, suffix: "Hint")
        // Withings' own words are worth more than a translation of "refused".
        let isSpecific = abort.code == .refused && texts.language == .english
        self.init(
            message: isSpecific ? abort.message : message ?? abort.message,
            hint: (isSpecific ? abort.hint : hint ?? abort.hint).nonEmpty
        )
    }

    /// Why the configuration cannot be written by a page.
    init(_ fault: ConfigurationEditFault, in texts: Texts) {
        let phrase: Phrase =
            switch fault.code {
            case .unusualForm: .startUnusualForm
            case .unreadable: .startUnreadable
            case .unwritable: .startUnwritable
            case .changedMeanwhile: .startChangedMeanwhile
            case .unfitValue: .startUnfitValue
            case .movedSecret: .editMovedSecret
            case .notText: .editNotText
            case .tooLarge: .editTooLarge
            }
        self.init(message: texts(phrase, ["file": fault.file, "key": fault.key ?? ""]))
    }

    init(_ error: AccessError, in texts: Texts) {
        let message = texts.text(of: "access", code: error.code.rawValue) ?? error.message
        // What the database said is worth more than that it said something.
        self.init(message: message, hint: error.code == .storage && error.message != message ? error.message : nil)
    }
}

extension String {
    /// nil instead of an empty text.
    var nonEmpty: String? { isEmpty ? nil : self }
}
