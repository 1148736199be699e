import WithingsModel

/// Where an entity's value comes from.
package enum EntitySource: Sendable, Equatable {
    /// The latest reading of a type; `position` nil takes values without a position or of the whole body.
    case measure(MeasureType, position: BodyPosition?)
    /// A field of the last night.
    case night(SleepField)
    /// A field of the last nap.
    case nap(SleepField)
    /// A field of today's activity.
    case today(ActivityField)
    /// A figure of the last workout.
    case workout(WorkoutField)
    /// The latest sample of the course of the day that has a field.
    case intraday(IntradayField)
    /// Worked out of several records.
    case derived(Derived)
    case goal(Goal)
    /// When something of a group was last measured, and what follows from that.
    case timing(ReadingGroup, Timing)
    /// Whether the person is in bed.
    case bed
    /// Something that happens, and has no value that lasts.
    case event(EventKind)
    /// How the account's connection with Withings stands.
    case link(Link)
    /// A product's battery.
    case battery
    /// A product's last contact with Withings.
    case lastSession
    /// Whether somebody lies on a mat.
    case matBed
    /// The workouts, one after the other; at the doors of the bridge alone, since MQTT discovery knows no calendars.
    case calendar
    /// The bridge itself.
    case bridge(Bridge)
    /// What a row of another key shows, under the name that version 0.99 of Home Assistant's integration gave it.
    case legacy(String)

    package enum Goal: Sendable, Equatable { case steps, sleep, weight }
    package enum Derived: Sendable, Equatable {
        case bodyMassIndex, bodyWater, weightChange, sleepState, provisionalNight
    }
    package enum Timing: Sendable, Equatable { case measuredAt, daysSince, overdue }
    package enum Link: Sendable, Equatable { case lastSync, nextSync, state, noData }
    package enum Bridge: Sendable, Equatable {
        case lastSync, nextSync, webhook, version, problem, syncNow, rereadEverything
    }
}
