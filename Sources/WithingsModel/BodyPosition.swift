/// Where on the body a value was taken (`position`). Open: unknown numbers survive.
public struct BodyPosition: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public static let rightWrist = Self(0)
    public static let leftWrist = Self(1)
    public static let rightArm = Self(2)
    public static let leftArm = Self(3)
    public static let rightFoot = Self(4)
    public static let leftFoot = Self(5)
    public static let betweenLegs = Self(6)
    /// Not in the documentation, but sent by Body Scan for values of the whole body.
    public static let wholeBody = Self(7)
    public static let leftHalf = Self(8)
    public static let rightHalf = Self(9)
    public static let leftLeg = Self(10)
    public static let rightLeg = Self(11)
    public static let torso = Self(12)
    public static let leftHand = Self(13)
    public static let rightHand = Self(14)

    /// True where the position says nothing beyond "the whole person".
    public var isWholeBody: Bool { self == .wholeBody || self == .betweenLegs }

    /// True of arms, legs, feet, halves and the torso.
    var isSegment: Bool {
        switch self {
        case .rightArm, .leftArm, .rightFoot, .leftFoot, .leftHalf, .rightHalf, .leftLeg, .rightLeg, .torso: true
        default: false
        }
    }
}
