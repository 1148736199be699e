import Testing

@testable import WithingsAPI

/// The published classes of statuses, number by number.
@Suite("Every status of Withings' table")
struct StatusTableTests {
    private static func numbers(_ text: String) -> [Int] {
        text.split(separator: ",").flatMap { part -> [Int] in
            let ends = part.split(separator: "–").compactMap { Int($0.filter(\.isNumber)) }
            guard let first = ends.first, let last = ends.last else { return [] }
            return Array(first...last)
        }
    }

    private static let authenticationFailed = numbers("100–102, 200, 401")
    private static let invalidParams = numbers(
        """
        201–213, 216–218, 220–221, 223, 225, 227–230, 234–236, 238, 240–252, 254, 260–267, 271–272, 275–276, 283–288, 290, \
        293–295, 297, 300–304, 321, 323–353, 380–382, 400, 501–511, 523, 532, 3017–3019
        """
    )
    private static let unauthorized = numbers("214, 277, 2553, 2555")
    private static let anErrorOccurred = numbers(
        """
        215, 219, 222, 224, 226, 231–233, 237, 253, 255–259, 268–270, 273–274, 278–282, 289, 291–292, 296, 298, 305–320, 322, \
        370–375, 383, 391, 402, 516–521, 525–531, 533, 602, 700, 1051–1054, 2551–2552, 2556–2559, 3000–3016, 3020–3024, \
        5000–5006, 6000, 6010–6011, 9000, 10000
        """
    )
    private static let timeoutAndBadState = [522, 524]
    private static let inNoClass = numbers(
        """
        103–199, 239, 299, 354–369, 376–379, 384–390, 392–399, 403–500, 512–515, 534–600, 603–699, 701–1050, 1055–2550, \
        2560–2999, 3025–4999, 5007–5999, 6001–6009, 6012–8999, 9001–9999
        """
    )
    /// Numbers that were seen to mean more than their class says.
    private static let unlinked: Set<Int> = [247, 250, 328]

    private func error(_ status: Int, _ kind: AnswerKind) -> WithingsError? {
        let answer = HTTPAnswer(status: 200, body: Array(#"{"status":\#(status),"body":{}}"#.utf8))
        return #expect(throws: WithingsError.self) {
            try WithingsClient.body(of: answer, kind: kind) { (reader: inout JSONReader) throws(JSONFault) in
                _ = try reader.skipValue()
            }
        }
    }

    private func expect(
        _ statuses: [Int],
        _ remedy: WithingsError.Remedy,
        except: Set<Int> = [],
        _ location: SourceLocation = #_sourceLocation
    ) {
        for status in statuses where !except.contains(status) {
            let error = error(status, .data)
            #expect(error?.remedy == remedy, "\(status)", sourceLocation: location)
            #expect(error?.status == status, sourceLocation: location)
        }
    }

    @Test("says of a call for data whether to ask again, when, or what the owner must do")
    func remedies() {
        expect(Self.authenticationFailed, .refreshToken)
        expect(Self.invalidParams, .none, except: Self.unlinked.union([283]))
        expect([283], .refreshToken)
        expect(Array(Self.unlinked) + [403], .owner)
        expect(Self.unauthorized + [2_554], .none)
        expect(Self.anErrorOccurred + Self.timeoutAndBadState, .retry(afterSeconds: 60))
        expect(Self.inNoClass, .retry(afterSeconds: 60), except: [403])
        expect([601], .retry(afterSeconds: 60))
    }

    @Test("is in the table, from 100 to 10000, and each comes with words that help")
    func complete() {
        let all =
            Self.authenticationFailed + Self.invalidParams + Self.unauthorized + Self.anErrorOccurred
            + Self.timeoutAndBadState + Self.inNoClass + [601, 2_554]
        #expect(all.sorted() == Array(100...10_000))
        for status in all {
            guard let error = error(status, .data) else { continue }
            #expect(!error.message.isEmpty && !error.hint.isEmpty)
        }
    }

    @Test("that is an outage is one at the token endpoint and for subscriptions too, and never the owner's business")
    func outages() {
        for status in Self.anErrorOccurred + Self.timeoutAndBadState + [601] {
            for kind in [AnswerKind.token, .notification, .signed] {
                guard case .retry(let seconds) = error(status, kind)?.remedy else {
                    // 305, too many subscriptions, does not pass by itself.
                    #expect(status == 305 && kind == .notification, "\(status)")
                    continue
                }
                #expect(seconds >= 60)
            }
        }
    }
}
