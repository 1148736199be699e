extension BodyPosition {
    /// Withings' name in lower case (`left arm`); `position 99` where nobody knows it.
    public var name: String { Self.names[rawValue] ?? "position \(rawValue)" }

    private static let names: [Int: String] = [
        0: "right wrist", 1: "left wrist", 2: "right arm", 3: "left arm", 4: "right foot", 5: "left foot",
        6: "between legs", 7: "whole body", 8: "left part of the body", 9: "right part of the body", 10: "left leg",
        11: "right leg", 12: "torso", 13: "left hand", 14: "right hand", 15: "cardiovascular aortic area",
        16: "cardiovascular pulmonic area", 17: "cardiovascular tricuspid area", 18: "cardiovascular mitral area",
        19: "cardiovascular apex area", 20: "pulmonary front upper right area", 21: "pulmonary front upper left area",
        22: "pulmonary front bottom right area", 23: "pulmonary front bottom left area",
        24: "pulmonary back upper left area", 25: "pulmonary back upper right area",
        26: "pulmonary back bottom left area", 27: "pulmonary back bottom right area", 28: "wide mode area",
        29: "between arms", 30: "hold right", 31: "hold left",
    ]
}
