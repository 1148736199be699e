import WithingsModel

// The rules by which every store keeps a group; they stand here so that all stores share them.
extension MeasureGroup {
    /// The group as it is kept, each value once: Body Scan sends some values twice, and the same type, position and
    /// quantity is one reading. Differing values of the same type and position all stay, in the order they came. A
    /// position of -1 is Withings' "unknown", which is no position.
    package var asKept: MeasureGroup {
        guard needsTidying else { return self }
        var group = self
        group.measures = []
        for measure in measures {
            var measure = measure
            if measure.position == .unknown { measure.position = nil }
            if !group.measures.contains(where: measure.repeats) { group.measures.append(measure) }
        }
        return group
    }

    private var needsTidying: Bool {
        for (index, measure) in measures.enumerated() {
            if measure.position == .unknown { return true }
            for earlier in measures[..<index] where measure.repeats(earlier) { return true }
        }
        return false
    }

    /// True if both say the same; the order of the values says nothing. Expects both ``asKept``.
    package func saysTheSame(as other: MeasureGroup) -> Bool {
        var (left, right) = (self, other)
        left.measures = []
        right.measures = []
        return left == right && measures.count == other.measures.count && Set(measures) == Set(other.measures)
    }

    /// True if the other differs in nothing but when it was last changed: then there is nothing of it to remember. Expects
    /// both ``asKept``.
    package func hasTheContent(of other: MeasureGroup) -> Bool {
        var other = other
        other.modifiedAt = modifiedAt
        return saysTheSame(as: other)
    }

    /// How the fields stand among those that nobody knows, when what is in them is not to be read.
    package static let misread = ["\"attrib\":", "\"category\":"]

    /// Whether the group's attribution or category could not be read.
    package var isMisread: Bool {
        unknownFields.map { fields in Self.misread.contains { fields.contains($0) } } ?? false
    }

    /// Whether the group may be somebody's present state: a reading, and either nothing says that it could be another
    /// person's or the owner says that it is theirs. What was decided counts no more once Withings itself knows whose it is.
    ///
    /// - Parameter isClaimed: What the owner decided; nil while undecided.
    package func countsAsState(isClaimed: Bool?) -> Bool {
        category == .reading && (attribution != .ambiguous || isClaimed == true)
    }
}

extension BodyPosition {
    fileprivate static let unknown = BodyPosition(-1)
}

extension Measure {
    fileprivate func repeats(_ other: Measure) -> Bool {
        type == other.type && position == other.position && value == other.value
    }
}

extension LatestMeasure {
    /// The order of F4: by measuring time, then `created`, then `grpid`. Per-foot detail yields to the group beside
    /// which it stands.
    package func isLater(than other: LatestMeasure) -> Bool {
        (measuredAt, attribution == .perFootDetail ? 0 : 1, createdAt, groupID)
            > (other.measuredAt, other.attribution == .perFootDetail ? 0 : 1, other.createdAt, other.groupID)
    }
}
