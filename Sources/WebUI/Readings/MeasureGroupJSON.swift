import Foundation
import WithingsModel

/// A reading in Withings' own form, every number with the very digits it came with.
struct MeasureGroupJSON: Sendable {
    let text: String

    init(_ group: MeasureGroup) {
        var lines = [
            #""grpid": \#(group.id)"#, #""attrib": \#(group.attribution.rawValue)"#, #""date": \#(group.measuredAt)"#,
            #""created": \#(group.createdAt)"#, #""modified": \#(group.modifiedAt)"#,
            #""category": \#(group.category.rawValue)"#, #""deviceid": \#(Self.text(group.deviceID))"#,
            #""modelid": \#(group.modelID.map(String.init) ?? "null")"#, #""model": \#(Self.text(group.modelName))"#,
            #""timezone": \#(Self.text(group.timeZone))"#,
        ]
        let measures = group.measures.map { "    { " + Self.members($0).joined(separator: ", ") + " }" }
        lines.append("\"measures\": [\n\(measures.joined(separator: ",\n"))\n  ]")
        lines += Self.inner(group.unknownFields)
        text = "{\n  " + lines.joined(separator: ",\n  ") + "\n}\n"
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
