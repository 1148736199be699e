/// What may stand behind a key.
enum SchemaKind: Sendable, Equatable {
    case text
    /// A text that is never shown.
    case secret
    case boolean
    case integer(ClosedRange<Int>)
    /// Seconds, or one of Home Assistant's other forms of a time span.
    case duration(minimum: Double)
    /// `4:45`, or seconds since midnight.
    case timeOfDay
    case url
    case profiles
    case timeZone
    /// A choice; the alternatives that mean the same are written `old=new`.
    case choice([String])
    case language
    /// One host or several.
    case hosts
    case networks
    /// One origin of web pages or several, or `*`.
    case origins
    case file
    /// A file, or `auto`.
    case fileOrAuto
    case brokerHost
    case topic
    case database
    case level
    /// Names with a level each.
    case levels
    /// Days by what is measured, for everybody or by profile.
    case limits
    /// How entity ids are made.
    case entityIDPattern

    /// Levels of Home Assistant's `logger`, each with its name in this program.
    static let levelNames = [
        "critical": "critical", "fatal": "critical", "error": "error", "warning": "warning", "warn": "warning",
        "info": "info", "debug": "debug", "notset": "debug",
    ]
}
