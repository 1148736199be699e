/// The counts of a day, as far as it has gone.
struct DemoMovement {
    /// Of the whole day.
    var steps: Double
    /// The part of them that has been made.
    var passed: Double
    /// nil for a phone, which feels no pulse.
    var pulse: Double?
    /// In kilograms.
    var weight: Double

    /// Steps so far.
    var count: Int { Int(steps * passed) }
    var millimetres: Int { count * 710 }
    /// In hundredths of a floor.
    var elevation: Int { count / 7 }
    private var active: Double { Double(count) * weight * 0.000_55 }
    /// Of moving alone, in calories.
    var calories: Int { Int(active * 1_000) }

    var fields: CloudJSONObject {
        let soft = count / 3
        let moderate = count / 14
        let intense = steps > 9_500 ? count / 60 : 0
        var fields: CloudJSONObject = [
            "steps": .integer(count),
            "distance": .decimal(millimetres, digits: 3),
            "elevation": .decimal(elevation, digits: 2),
            "soft": .integer(soft),
            "moderate": .integer(moderate),
            "intense": .integer(intense),
            "active": .integer(moderate + intense),
            "calories": .decimal(calories, digits: 3),
            "totalcalories": .decimal(Int((active + weight * 21.5 * passed) * 1_000), digits: 3),
        ]
        if let pulse {
            fields["hr_average"] = .integer(Int(pulse) + 14)
            fields["hr_min"] = .integer(Int(pulse) - 5)
            fields["hr_max"] = .integer(Int(pulse) + 62 + (intense > 0 ? 25 : 0))
            fields["hr_zone_0"] = .integer(Int(52_000 * passed))
            fields["hr_zone_1"] = .integer(moderate)
            fields["hr_zone_2"] = .integer(intense)
            fields["hr_zone_3"] = .integer(intense / 12)
        }
        return fields
    }
}
