/// When and by what something was measured.
struct MeasuredView: Sendable, Equatable {
    var when: MomentView?
    var device: String?

    var isEmpty: Bool { when == nil && device == nil }
}
