/// The page "Server control", and the faults in safe mode.
struct ControlView: Sendable, Equatable {
    var notice: String?
    var problem: Problem?
    /// The configuration file's path.
    var file: String
    var tabs: [PersonFrameView.Tab] = []
    var check: CheckView?
    /// The file on disk says something else than what runs.
    var isChanged = false
    /// How it differs.
    var difference: DifferenceView?
    /// In safe mode: the file has been mended and waits to be applied.
    var canApply = false
    /// In safe mode: somebody is signed in, who may see the log.
    var canLook = false
    /// In safe mode: what is missing can be entered on a page.
    var canFill = false
    /// In safe mode: there is no owner yet, who could.
    var isOwnerless = false
    var broker: BrokerView?
}
