/// A page of a person that is a list.
struct ListPageView: Sendable {
    var person: PersonFrameView
    var title: String
    var intro: String?
    var table: String
}
