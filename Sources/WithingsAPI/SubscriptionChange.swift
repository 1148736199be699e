import WithingsModel

/// What `notify update` changes of a subscription; Withings takes one thing at a time.
public enum SubscriptionChange: Sendable, Equatable {
    case callbackURL(String)
    case category(NotificationCategory)
    /// At most 255 letters.
    case comment(String)

    var field: (name: String, value: String) {
        switch self {
        case .callbackURL(let url): ("new_callbackurl", url)
        case .category(let category): ("new_appli", String(category.rawValue))
        case .comment(let text): ("comment", text)
        }
    }
}
