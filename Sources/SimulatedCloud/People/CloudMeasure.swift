/// One value of a measure group: `value × 10^unit`.
package struct CloudMeasure: Sendable {
    package var type: Int
    package var value: Int
    package var unit: Int
    package var position: Int?
    package var algo: Int?
    package var fm: Int?

    package init(_ type: Int, _ value: Int, unit: Int, position: Int? = nil, algo: Int? = nil, fm: Int? = nil) {
        self.type = type
        self.value = value
        self.unit = unit
        self.position = position
        self.algo = algo
        self.fm = fm
    }

    var json: CloudJSON {
        var members: [CloudJSONObject.Member] = []
        members.reserveCapacity(6)
        members.append(.init(key: "value", value: .integer(value)))
        members.append(.init(key: "type", value: .integer(type)))
        members.append(.init(key: "unit", value: .integer(unit)))
        if let algo { members.append(.init(key: "algo", value: .integer(algo))) }
        if let fm { members.append(.init(key: "fm", value: .integer(fm))) }
        if let position { members.append(.init(key: "position", value: .integer(position))) }
        return .object(CloudJSONObject(members))
    }
}
