/// The members of a JSON object in their order.
package struct CloudJSONObject: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// One key and its value.
    package struct Member: Sendable, Equatable {
        package var key: String
        package var value: CloudJSON

        package init(key: String, value: CloudJSON) {
            self.key = key
            self.value = value
        }
    }

    package var members: [Member]

    package init(_ members: [Member] = []) {
        self.members = members
    }

    package init(dictionaryLiteral elements: (String, CloudJSON)...) {
        members = elements.map { Member(key: $0.0, value: $0.1) }
    }

    package var isEmpty: Bool { members.isEmpty }

    /// The value of a key. Setting puts it in the place of the old one or at the end; setting nil removes it.
    package subscript(key: String) -> CloudJSON? {
        get {
            for member in members where member.key == key { return member.value }
            return nil
        }
        set {
            let place = members.firstIndex { $0.key == key }
            switch (place, newValue) {
            case (let place?, let value?): members[place].value = value
            case (let place?, nil): members.remove(at: place)
            case (nil, let value?): members.append(Member(key: key, value: value))
            case (nil, nil): break
            }
        }
    }

    /// Only the members whose key passes.
    package func filter(_ keep: (String) -> Bool) -> CloudJSONObject {
        CloudJSONObject(members.filter { keep($0.key) })
    }
}
