import Testing
import WithingsAPI

@Suite("What Withings posts to a callback")
struct NotificationTests {
    private func read(_ text: String) throws -> WithingsNotification { try WithingsNotification(body: text.utf8) }

    @Test(
        "The forms that Withings documents are read",
        arguments: [
            (
                "userid=12345678&appli=1&startdate=1700000000&enddate=1700000001",
                WithingsNotification(user: user, category: .weight, startAt: 1_700_000_000, endAt: 1_700_000_001)
            ),
            (
                "userid=12345678&appli=16&date=2026-01-26",
                WithingsNotification(user: user, category: .activity, day: LocalDay("2026-01-26"))
            ),
            (
                "userid=12345678&appli=46&action=unlink",
                WithingsNotification(user: user, category: .account, action: "unlink")
            ),
            (
                "date=1700003600&deviceid=dd&appli=50&userid=12345678",
                WithingsNotification(user: user, category: .bedIn, at: 1_700_003_600, deviceID: "dd")
            ),
            (
                "appli=777&userid=12345678&new=%7B1%7D",
                WithingsNotification(user: user, category: NotificationCategory(777))
            ),
        ]
    )
    func documented(form: String, notification: WithingsNotification) throws {
        #expect(try read(form) == notification)
    }

    private static let user = WithingsUserID(12_345_678)

    @Test(
        "A bed event may come with a range in place of its moment: getting in is its start, getting out its end",
        arguments: [
            ("appli=50&startdate=100&enddate=200", 100), ("appli=51&startdate=100&enddate=200", 200),
            ("appli=52&startdate=100", 100), ("appli=51&startdate=100", 100), ("appli=50&enddate=200", 200),
            ("appli=50&date=150&startdate=100&enddate=200", 150), ("appli=50", nil), ("appli=44&startdate=100", nil),
        ] as [(String, Int64?)]
    )
    func bedEvents(fields: String, at: Int64?) throws {
        #expect(try read("userid=1&deviceid=dd&\(fields)").at == at)
    }

    @Test("JSON with the same names is read too, as numbers or texts")
    func json() throws {
        let notification = try read(
            #" {"userid":"12345678","appli":44,"startdate":1700000000,"enddate":null,"x":{"y":[1]}}"#
        )
        #expect(notification == WithingsNotification(user: Self.user, category: .sleep, startAt: 1_700_000_000))
    }

    @Test("Letters come decoded, blanks around values do not count, and of two values the last does")
    func decoding() throws {
        let notification = try read("userid=+12345678%20&appli=46&action=%55pdate&deviceid=a%2Fb&userid=7&&=&date=")
        #expect(
            notification
                == WithingsNotification(user: WithingsUserID(7), category: .account, deviceID: "a/b", action: "update")
        )
    }

    @Test(
        "A value that makes no sense counts as missing",
        arguments: ["date=2026-13-01", "date=soon", "startdate=99999999999999999999", "enddate=1.5", "deviceid=%20"]
    )
    func nonsense(field: String) throws {
        #expect(
            try read("userid=12345678&appli=16&\(field)") == WithingsNotification(user: Self.user, category: .activity)
        )
    }

    @Test(
        "What names nobody or nothing is no notification, and the reason holds nothing of it",
        arguments: [
            "", "  \n", "appli=1", "userid=12345678", "userid=x&appli=1", "userid=0&appli=1", "userid=-5&appli=1",
            "userid=12345678&appli=weight", "<html></html>", #"{"userid":1"#, #"{"userid":1,"appli":1} x"#, "[]",
            #"{"userid":{"a":1},"appli":1}"#, "userid=99999999999999999999&appli=1", "%",
        ]
    )
    func refused(body: String) {
        let fault = #expect(throws: NotificationFault.self) { try read(body) }
        #expect(fault?.reason.contains("12345678") == false)
    }

    @Test("A body that is far too long is not looked at")
    func long() {
        let body = "userid=1&appli=1&x=" + String(repeating: "a", count: WithingsNotification.longestBody)
        #expect(throws: NotificationFault("The body is too long.")) { try read(body) }
    }

    @Test("Damage of any kind ends in a notification or a reason", arguments: 0..<300)
    func damage(seed: Int) {
        let forms = [
            "userid=12345678&appli=1&startdate=1700000000&enddate=1700000001&deviceid=a%2Fb",
            #"{"userid":"12345678","appli":44,"startdate":1700000000,"date":"2026-01-26"}"#,
        ]
        let body = Damage.of(Array(forms[seed % 2].utf8), seed: UInt64(seed))
        if let notification = try? WithingsNotification(body: body) { #expect(notification.user.rawValue > 0) }
    }
}
