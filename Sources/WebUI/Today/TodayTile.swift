/// One thing of a person at a glance: the value, when and by what, and how it stands against the usual.
struct TodayTile: Sendable, Equatable {
    var key: String
    var title: String
    var address: String
    /// `–` where nothing is known yet.
    var value: String
    var unit: String?
    /// Every digit, where fewer are shown.
    var exact: String?
    /// What belongs to the value: the pulse, the share of the goal.
    var detail: String?
    var measured: MeasuredView?
    /// Against the median of the last 90 days.
    var usual: String?
    var isUnusual: Bool
    /// Said where the next reading is overdue.
    var overdue: String?
    var isProvisional: Bool
    /// Whether there has lately been a value at all: nobody has every product.
    var isKnown: Bool
    var mark: String?
    /// Between 0 and 100, for the share of a goal.
    var progress: Int?

    init(key: String, title: String, address: String) {
        self.key = key
        self.title = title
        self.address = address
        value = EntityRow.unknownValue
        isUnusual = false
        isProvisional = false
        isKnown = false
    }
}
