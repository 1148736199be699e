extension SchemaKind {
    /// What the reference says about the form of a value.
    var summary: LocalizedText {
        switch self {
        case .text, .secret: LocalizedText("text", ko: "텍스트")
        case .boolean: LocalizedText("`true` or `false`", ko: "`true` 또는 `false`")
        case .integer(let range):
            LocalizedText(
                "whole number, \(range.lowerBound)–\(range.upperBound)",
                ko: "정수, \(range.lowerBound)–\(range.upperBound)"
            )
        case .duration(let minimum):
            LocalizedText(
                "seconds, `HH:MM:SS` or `minutes: 5`; at least \(Int(minimum)) s",
                ko: "초, `HH:MM:SS` 또는 `minutes: 5`. \(Int(minimum))초 이상"
            )
        case .timeOfDay: LocalizedText("`HH:MM`, 0:00–23:59", ko: "`HH:MM`, 0:00–23:59")
        case .url: LocalizedText("`http://` or `https://` address", ko: "`http://` 또는 `https://` 주소")
        case .profiles: LocalizedText("one name or a list of names", ko: "이름 하나 또는 이름 목록")
        case .timeZone: LocalizedText("IANA name, such as `Europe/Paris`", ko: "IANA 이름(예: `Asia/Seoul`)")
        case .choice(let names):
            LocalizedText(
                names.map { "`\($0.prefix { $0 != "=" })`" }.joined(separator: ", "),
                ko: names.map { "`\($0.prefix { $0 != "=" })`" }.joined(separator: ", ")
            )
        case .language: LocalizedText("`en` or `ko`", ko: "`en` 또는 `ko`")
        case .hosts: LocalizedText("one address or a list", ko: "주소 하나 또는 목록")
        case .networks: LocalizedText("one address or network, or a list", ko: "주소나 네트워크 하나 또는 목록")
        case .origins:
            LocalizedText(
                "one origin (`https://dashboard.example`) or a list; `*` is every page",
                ko: "출처 하나(`https://dashboard.example`) 또는 목록. `*`는 모든 페이지"
            )
        case .file: LocalizedText("path of a file that exists", ko: "있는 파일의 경로")
        case .fileOrAuto: LocalizedText("path of a file that exists, or `auto`", ko: "있는 파일의 경로 또는 `auto`")
        case .brokerHost: LocalizedText("host name or IP address", ko: "호스트 이름 또는 IP 주소")
        case .topic: LocalizedText("beginning of a topic", ko: "토픽의 앞부분")
        case .database: LocalizedText("`sqlite:///…`", ko: "`sqlite:///…`")
        case .level:
            LocalizedText(
                "`critical`, `error`, `warning`, `info`, `debug`",
                ko: "`critical`, `error`, `warning`, `info`, `debug`"
            )
        case .limits:
            LocalizedText(
                "block of measures with a number of days each; a profile can have a block of its own",
                ko: "측정 종류마다 일수를 적은 블록. 프로필마다 따로 적을 수 있습니다"
            )
        case .entityIDPattern:
            LocalizedText(
                "lower-case letters, digits and `_` around `{profile}`, `{key}`, `{name}`, `{id}`; with `{key}` or `{name}`",
                ko: "소문자, 숫자, `_`와 `{profile}`, `{key}`, `{name}`, `{id}`. `{key}`나 `{name}`이 있어야 합니다"
            )
        case .levels: LocalizedText("block of names with a level each", ko: "이름과 단계로 된 블록")
        }
    }
}
