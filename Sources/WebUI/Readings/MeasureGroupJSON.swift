import Foundation
import Store
import WithingsModel

/// A reading in Withings' own form, every number with the very digits it came with; and in `earlier_versions`, where there are
/// any, what it said before it was changed, the last of them first, each with `changed_at`, when the bridge saw that.
struct MeasureGroupJSON: Sendable {
    let text: String

    init(_ kept: KeptMeasureGroup) {
        var members = Self.members(kept.group, measuresIn: "\n    ")
        if !kept.earlier.isEmpty {
            let versions = kept.earlier.map { earlier in
                let members = ["\"changed_at\": \(earlier.changedAt)"] + Self.members(earlier.group, measuresIn: " ")
                return "    { " + members.joined(separator: ", ") + " }"
            }
            members.append("\"earlier_versions\": [\n\(versions.joined(separator: ",\n"))\n  ]")
        }
        text = "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
    }

    /// - Parameter gap: What stands before each measure.
    private static func members(_ group: MeasureGroup, measuresIn gap: String) -> [String] {
        var lines = [
            #""grpid": \#(group.id)"#, #""attrib": \#(group.attribution.rawValue)"#, #""date": \#(group.measuredAt)"#,
            #""created": \#(group.createdAt)"#, #""modified": \#(group.modifiedAt)"#,
            #""category": \#(group.category.rawValue)"#, #""deviceid": \#(Self.text(group.deviceID))"#,
            #""modelid": \#(group.modelID.map(String.init) ?? "null")"#, #""model": \#(Self.text(group.modelName))"#,
            #""timezone": \#(Self.text(group.timeZone))"#,
        ]
        // What could not be read stands among the unknown fields, as it came.
        if group.attribution == .unknown { lines[1] = #""attrib": null"# }
        if group.unknownFields?.contains(#""attrib":"#) == true { lines.remove(at: 1) }
        let measures = group.measures.map { "\(gap){ " + members($0).joined(separator: ", ") + " }" }
        let end = gap.hasPrefix("\n") ? "\n  " : " "
        return lines + ["\"measures\": [\(measures.joined(separator: ","))\(end)]"] + inner(group.unknownFields)
    }

    private static func members(_ measure: Measure) -> [String] {
        var members = [
            #""value": \#(measure.value.mantissa)"#, #""type": \#(measure.type.rawValue)"#,
            #""unit": \#(measure.value.exponent)"#,
        ]
        if let algorithm = measure.algorithm { members.append(#""algo": \#(algorithm)"#) }
        if let fm = measure.fm { members.append(#""fm": \#(fm)"#) }
        if let position = measure.position { members.append(#""position": \#(position.rawValue)"#) }
        return members + inner(measure.unknownFields)
    }

    /// What stands between the braces of a JSON object.
    static func inner(_ object: String?) -> [String] {
        guard let object = object?.trimmingCharacters(in: .whitespacesAndNewlines), object.hasPrefix("{"),
            object.hasSuffix("}")
        else { return [] }
        let inside = object.dropFirst().dropLast().trimmingCharacters(in: .whitespacesAndNewlines)
        return inside.isEmpty ? [] : [inside]
    }

    private static func text(_ text: String?) -> String {
        text.map { JSONText.quoted($0) } ?? "null"
    }
}
