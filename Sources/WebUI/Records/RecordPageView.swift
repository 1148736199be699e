/// One record, whole.
struct RecordPageView: Sendable {
    var person: PersonFrameView
    /// Where it comes from anew, to move on by itself.
    var part: String
    var title: String
    var detail: String
    /// Said of what is gone at Withings.
    var gone: String?
    /// Its numbers in words.
    var table: String
    var json: String
    var jsonAddress: String
    var chart: String?
    var back: String
    var backLabel: String
}
