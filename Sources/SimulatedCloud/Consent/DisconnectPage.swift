/// The page on which a person cuts the link to an application by hand.
struct DisconnectPage {
    static let prefix = "/partner/disconnect_partner/"

    var clientID: String
    var application: String
    var person: CloudPerson
    var words: ConsentWords

    /// - Parameter done: whether the link has just been cut.
    func html(done: Bool) -> String {
        let form = """
            <p>\(HTML.escape(words.disconnect(application, person.name)))</p>
            <form method="post" action="\(Self.prefix)\(HTML.escape(FormFields.escape(clientID)))">
            <input type="hidden" name="selecteduser" value="\(person.userID)">
            <div class="row"><button type="submit" class="go">\(HTML.escape(words.disconnectButton))</button></div>
            </form>
            """
        return HTML.page(
            language: words.language,
            title: words.disconnectButton,
            body: """
                <h1>\(HTML.escape(words.disconnectButton))</h1>
                \(done ? "<p>" + HTML.escape(words.disconnected) + "</p>" : form)
                """
        )
    }
}
