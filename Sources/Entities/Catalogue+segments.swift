import WithingsModel

extension Catalogue {
    /// Muscle, fat free and fat mass of the five segments that Body Scan measures apart.
    static let segments: [EntityDescription] = segmented.flatMap { key, english, korean, type in
        places.map { place in
            mass(
                "\(key)_\(place.key)",
                "\(english) in \(place.english)",
                "\(place.korean) \(korean)",
                type,
                position: place.position,
                enabled: false,
                icon: place.icon
            )
        }
    }

    private static let segmented = [
        ("muscle_mass_for_segments", "Muscle mass", "근육량", MeasureType.muscleMassForSegments),
        ("fat_free_mass_for_segments", "Fat free mass", "제지방량", .fatFreeMassForSegments),
        ("fat_mass_for_segments", "Fat mass", "체지방량", .fatMassForSegments),
    ]

    /// What segments have of it, whichever segment it is; nil for what is not measured by segments.
    static func segmentName(_ type: MeasureType) -> EntityName? {
        segmented.first { $0.3 == type }.map { EntityName("\($0.1) of segments", "부위별 \($0.2)") }
    }

    private struct Place {
        var key: String
        var english: String
        var korean: String
        var position: BodyPosition
        var icon: String?
    }

    private static let places = [
        Place(key: "torso", english: "torso", korean: "몸통", position: .torso),
        Place(key: "left_arm", english: "left arm", korean: "왼팔", position: .leftArm, icon: "mdi:arm-flex"),
        Place(key: "right_arm", english: "right arm", korean: "오른팔", position: .rightArm, icon: "mdi:arm-flex"),
        Place(key: "left_leg", english: "left leg", korean: "왼다리", position: .leftLeg),
        Place(key: "right_leg", english: "right leg", korean: "오른다리", position: .rightLeg),
    ]
}
