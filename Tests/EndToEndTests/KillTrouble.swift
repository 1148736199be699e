/// What goes wrong, besides the killing, in a kill test: `KILL_TEST_TROUBLE`.
enum KillTrouble: String {
    /// Every start in between may have a trouble of either kind, or none.
    case mixed
    /// Every start in between finds a disk that is full, or becomes so.
    case disk
    /// Every start in between has a clock that is wrong, by an hour or by decades.
    case clock
}
