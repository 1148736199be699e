/// A colour by its part in a chart. The number is part of the classes by which a page colours it for light and dark.
package enum Tone: Int, Sendable, CaseIterable {
    case main, second, third, fourth, fifth, sixth, soft, alarm

    /// For drawings that stand alone; each has a contrast of more than 4.5 to 1 with white.
    var color: String {
        switch self {
        case .main: "#0e6b66"
        case .second: "#a34a00"
        case .third: "#2456a6"
        case .fourth: "#7b3fa0"
        case .fifth: "#a8195c"
        case .sixth: "#3b6f1e"
        case .soft: "#58645f"
        case .alarm: "#a3262c"
        }
    }
}
