import WithingsModel

/// Where an entity's value comes from.
package enum EntitySource: Sendable, Equatable {
    /// The latest reading of a type; `position` nil takes values without a position or of the whole body.
    case measure(MeasureType, position: BodyPosition?)
    /// A field of the last night.
    case night(SleepField)
    /// A field of today's activity.
    case today(ActivityField)
    case goal(Goal)
    /// A product's battery.
    case battery

    package enum Goal: Sendable, Equatable { case steps, sleep, weight }
}
