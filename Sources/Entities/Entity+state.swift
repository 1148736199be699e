import WithingsModel

extension Entity {
    /// The value as Home Assistant writes a state: a number in plain digits, a moment in ISO 8601 (UTC), `on` or `off`,
    /// a word; `unknown` where there is no value.
    package var stateText: String {
        switch value {
        case .number(let number): number.description
        case .text(let text): text
        case .moment(let moment): MomentText.utc(moment)
        case .flag(let flag): flag ? "on" : "off"
        case nil: "unknown"
        }
    }
}
