/// The page "Server control", and the faults in safe mode.
struct ControlView: Sendable, Equatable {
    var notice: String?
    var problem: Problem?
    /// The configuration file's path.
    var file: String
    var check: CheckView?
    /// The file on disk says something else than what runs.
    var isChanged = false
    /// How it differs.
    var difference: DifferenceView?
    /// In safe mode: the file has been mended and waits to be applied.
    var canApply = false
    var broker: BrokerView?
    var version: String
    var started: MomentView?
    var externalAddress: String
}
