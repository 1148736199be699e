/// The page of the demo on which a visitor lets things happen.
struct SteeringPage {
    static let path = "/simulation"

    var people: [CloudPerson]
    var subscriptions: [Int64: Int]
    var words: ConsentWords

    private var isKorean: Bool { words.language == "ko" }

    func html(done: SteeringDeed?) -> String {
        let title = isKorean ? "가상 Withings" : "Simulated Withings"
        let hint =
            isKorean
            ? "등장인물에게 일어날 일을 고르세요. 브리지에는 실제 Withings처럼 전달됩니다."
            : "Choose what happens to whom. The bridge learns of it as it would from Withings."
        let told = done.map { "<p role=\"status\">✓ \(HTML.escape(Self.title($0, isKorean)))</p>" } ?? ""
        return HTML.page(
            language: words.language,
            title: title,
            body: """
                <h1>\(HTML.escape(title))</h1>
                <p>\(HTML.escape(words.simulated)) \(HTML.escape(hint))</p>
                \(told)
                \(people.map(section).joined(separator: "\n"))
                """
        )
    }

    private func section(_ person: CloudPerson) -> String {
        let buttons = SteeringDeed.allCases.map { deed in
            """
            <button type="submit" name="deed" value="\(deed.rawValue)">\(HTML.escape(Self.title(deed, isKorean)))</button>
            """
        }
        let count = subscriptions[person.userID] ?? 0
        let note = isKorean ? "알림 구독 \(count)개" : "\(count) notification subscriptions"
        return """
            <form method="post" action="\(Self.path)">
            <fieldset><legend>\(HTML.escape(person.name))</legend>
            <p class="note">\(HTML.escape(note))</p>
            <input type="hidden" name="userid" value="\(person.userID)">
            <div class="deeds">\(buttons.joined(separator: "\n"))</div>
            </fieldset></form>
            """
    }

    private static func title(_ deed: SteeringDeed, _ isKorean: Bool) -> String {
        isKorean ? deed.titles.korean : deed.titles.english
    }
}
