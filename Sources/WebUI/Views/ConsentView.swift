import Linking

/// A flow that waits for the person's yes on Withings' site.
struct ConsentView: Sendable, Equatable {
    var flow: String
    var title: String
    var intro: String
    var authorizeURL: String
    var signOutFirstURL: String

    init(_ flow: LinkFlow, _ links: ConsentLinks, in texts: Texts) {
        self.flow = flow.id
        title = flow.relinking.map { texts(.consentTitleOf, ["name": $0]) } ?? texts[.consentTitle]
        intro = flow.relinking.map { texts(.consentIntroOf, ["name": $0]) } ?? texts[.consentIntro]
        authorizeURL = links.authorizeURL
        signOutFirstURL = links.signOutFirstURL
    }
}
