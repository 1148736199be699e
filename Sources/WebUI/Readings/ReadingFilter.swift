import Store
import WithingsModel

/// Which readings somebody wants to see.
enum ReadingFilter: Sendable, Equatable {
    case all, ambiguous, deleted
    case type(MeasureType)

    init(_ text: String?) {
        switch text {
        case "ambiguous"?: self = .ambiguous
        case "deleted"?: self = .deleted
        default: self = text.flatMap { Int($0) }.map { .type(MeasureType($0)) } ?? .all
        }
    }

    var name: String {
        switch self {
        case .all: ""
        case .ambiguous: "ambiguous"
        case .deleted: "deleted"
        case .type(let type): "\(type.rawValue)"
        }
    }

    func accepts(_ kept: KeptMeasureGroup) -> Bool {
        switch self {
        case .all: true
        case .ambiguous: kept.group.attribution == .ambiguous
        case .deleted: kept.deletedAt != nil
        case .type(let type): kept.group.measures.contains { $0.type == type }
        }
    }
}
