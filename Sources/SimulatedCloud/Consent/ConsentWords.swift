/// The texts of the consent page in one language.
struct ConsentWords {
    var language: String
    var title: String
    var wants: @Sendable (String) -> String
    var simulated: String
    var who: String
    var signedInAs: @Sendable (String) -> String
    var notYou: String
    var what: String
    var scopes: [String: String]
    var allow: String
    var deny: String
    var signedOut: String
    var nobody: String
    var disconnect: @Sendable (String, String) -> String
    var disconnectButton: String
    var disconnected: String

    /// The language that the browser likes best, of the two.
    static func forHeader(_ acceptLanguage: String?) -> ConsentWords {
        let wishes = (acceptLanguage ?? "").lowercased().split(separator: ",").map { part -> (String, Double) in
            let halves = part.split(separator: ";")
            let weight = halves.dropFirst().first?.split(separator: "=").last.flatMap { Double($0) } ?? 1
            let tag = halves.first.map(String.init)?.trimmingPrefix { $0 == " " }
            return (String(tag ?? ""), weight)
        }
        func weight(_ language: String) -> Double {
            wishes.filter { $0.0.hasPrefix(language) }.map(\.1).max() ?? 0
        }
        return weight("ko") > weight("en") ? .korean : .english
    }

    static let english = ConsentWords(
        language: "en",
        title: "Share your health data",
        wants: { "\($0) would like to read your data." },
        simulated: "This is a simulated Withings account page. The people are made up.",
        who: "Whose data is it?",
        signedInAs: { "You are signed in as \($0)." },
        notYou: "Not you? Choose another member",
        what: "What may be read",
        scopes: [
            "user.info": "Devices and goals", "user.metrics": "Measurements: weight, blood pressure, temperature",
            "user.activity": "Activity and sleep", "user.sleepevents": "Getting into and out of bed",
        ],
        allow: "Allow this app",
        deny: "Deny",
        signedOut: "You are signed out.",
        nobody: "Nobody lives here.",
        disconnect: { "\($0) can read the data of \($1)." },
        disconnectButton: "Disconnect",
        disconnected: "The connection is cut."
    )

    static let korean = ConsentWords(
        language: "ko",
        title: "건강 데이터 공유",
        wants: { "\($0)에서 데이터를 읽으려고 합니다." },
        simulated: "가상의 Withings 계정 페이지입니다. 등장인물은 모두 가상입니다.",
        who: "누구의 데이터인가요?",
        signedInAs: { "\($0) 님으로 로그인되어 있습니다." },
        notYou: "본인이 아닌가요? 다른 구성원 선택",
        what: "읽을 수 있는 데이터",
        scopes: [
            "user.info": "기기와 목표", "user.metrics": "측정값: 체중, 혈압, 체온", "user.activity": "활동과 수면",
            "user.sleepevents": "침대에 눕고 일어나는 시각",
        ],
        allow: "이 앱 허용",
        deny: "거부",
        signedOut: "로그아웃되었습니다.",
        nobody: "아무도 없습니다.",
        disconnect: { "\($0)에서 \($1) 님의 데이터를 읽을 수 있습니다." },
        disconnectButton: "연결 해제",
        disconnected: "연결이 해제되었습니다."
    )
}
