/// Something to tell those who subscribed to a category of a user's data: a hint, never the data.
package struct CloudNotification: Sendable, Equatable {
    package var userID: Int64
    package var category: Int
    /// What comes beside `userid` and `appli`, in its order.
    package var fields: [CloudJSONObject.Member]

    /// Data of a span of measuring time.
    package static func span(_ userID: Int64, _ category: Int, from start: Int, to end: Int) -> CloudNotification {
        CloudNotification(
            userID: userID,
            category: category,
            fields: [.init(key: "startdate", value: .integer(start)), .init(key: "enddate", value: .integer(end))]
        )
    }

    /// Activity of a day.
    package static func activity(_ userID: Int64, day: String) -> CloudNotification {
        CloudNotification(userID: userID, category: 16, fields: [.init(key: "date", value: .string(day))])
    }

    /// An event of a device: into bed (50), out of bed (51), inflated (52).
    package static func event(_ userID: Int64, _ category: Int, at date: Int, device: String) -> CloudNotification {
        CloudNotification(
            userID: userID,
            category: category,
            fields: [.init(key: "date", value: .integer(date)), .init(key: "deviceid", value: .string(device))]
        )
    }

    /// What happened to the account: `delete`, `unlink` or `update`.
    package static func account(_ userID: Int64, _ action: String) -> CloudNotification {
        CloudNotification(userID: userID, category: 46, fields: [.init(key: "action", value: .string(action))])
    }

    /// The form as it is posted. The order of fields is not fixed: events of devices have theirs first.
    package var form: String {
        let head = [("userid", String(userID)), ("appli", String(category))]
        let tail = fields.map { member in
            (member.key, member.value.stringValue ?? member.value.integerValue.map { String($0) } ?? "")
        }
        return FormFields.encode((50...52).contains(category) ? tail + head.reversed() : head + tail)
    }
}
