import Entities
import Linking
import Store
import Sync
import WebServer
import WithingsModel

/// How accounts and flows stand, in our own form.
enum StatusJSON {
    /// - Parameter counts: how much is kept; null where nobody counted.
    static func account(_ status: AccountStatus, counts: RecordCounts?) -> JSONValue {
        let backfill = status.backfill.map { kind, progress in
            let value: JSONValue = [
                "complete": .bool(progress.isComplete), "rows": .int(progress.rows),
                "reached_back_to": moment(progress.reachedBackTo),
            ]
            return (kind.rawValue, value)
        }
        return [
            "entry_id": .string(status.account.id), "profile": .string(status.account.profile),
            "user_id": .string(status.account.user.description), "state": .string(state(status.activity)),
            "linked_at": moment(status.account.linkedAt), "last_success": moment(status.lastSuccessAt),
            "next": moment(status.nextAt), "fault": status.fault.map(fault) ?? nil,
            "backfill": .object(Dictionary(backfill, uniquingKeysWith: { first, _ in first })),
            "faults": faults(status.faults), "push": push(status.push),
            "counts": counts.map(json) ?? nil,
        ]
    }

    static func flow(_ flow: LinkFlow) -> JSONValue {
        let step: JSONValue =
            switch flow.step {
            case .consent: "auth"
            case .chooseProfile: "profile"
            case .created: "created"
            case .aborted: "aborted"
            }
        return [
            "flow_id": .string(flow.id), "step": step, "started_at": moment(flow.startedAt),
            "relinking": .optional(flow.relinking),
        ]
    }

    static func statistics(_ report: StatisticsReport) -> JSONValue {
        [
            "state": .string(report.state), "mode": .string(report.mode),
            "home_assistant": .optional(report.homeAssistantVersion), "series": .int(report.seriesTotal),
            "series_done": .int(report.seriesDone), "hours_sent": .int(report.rowsSent),
            "last_success": moment(report.lastSuccessAt), "next": moment(report.nextAt),
            "fault": .optional(report.fault?.text),
            "series_faults": .array(
                report.seriesFaults.map { ["series": .string($0.seriesID), "message": .string($0.message)] }
            ),
        ]
    }

    static func moment(_ moment: EpochSeconds?) -> JSONValue { moment.map { .string(MomentText.utc($0)) } ?? nil }

    private static func state(_ activity: AccountStatus.Activity) -> String {
        switch activity {
        case .idle: "idle"
        case .syncing: "syncing"
        case .waiting: "waiting"
        case .needsOwner: "needs_owner"
        }
    }

    static func fault(_ fault: AccountStatus.Fault) -> JSONValue {
        [
            "code": .string(fault.code), "message": .string(fault.message), "hint": .string(fault.hint),
            "at": moment(fault.at),
        ]
    }

    private static func json(_ counts: RecordCounts) -> JSONValue {
        [
            "measure_groups": .int(counts.measureGroups), "measures": .int(counts.measures),
            "sleep": .int(counts.sleep),
            "activity": .int(counts.activity), "workouts": .int(counts.workouts),
            "heart_recordings": .int(counts.heartRecordings),
            "stethoscope_recordings": .int(counts.stethoscopeRecordings),
            "sleep_segments": .int(counts.sleepSegments), "intraday_samples": .int(counts.intradaySamples),
            "deleted": .int(counts.tombstones), "set_aside": .int(counts.setAside),
            "ambiguous_groups": .int(counts.ambiguousGroups), "misread_groups": .int(counts.misreadGroups),
            "oldest_measure_at": moment(counts.oldestMeasureAt),
        ]
    }
}
