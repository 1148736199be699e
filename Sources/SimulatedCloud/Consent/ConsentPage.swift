/// The page on which a person says whose data an application may read, and which.
struct ConsentPage {
    static let path = "/oauth2_user/authorize2"

    var request: ConsentRequest
    var people: [CloudPerson]
    /// Who approved last in this browser.
    var signedIn: CloudPerson?
    var words: ConsentWords

    var html: String {
        HTML.page(
            language: words.language,
            title: words.title,
            body: """
                <h1>\(HTML.escape(words.title))</h1>
                <p>\(HTML.escape(words.wants(request.application.name)))</p>
                <form method="post" action="\(Self.path)">
                \(hiddenFields)
                \(members)
                \(scopes)
                <div class="row">
                <button type="submit" name="decision" value="deny">\(HTML.escape(words.deny))</button>
                <button type="submit" name="decision" value="allow" class="go">\(HTML.escape(words.allow))</button>
                </div>
                </form>
                <p class="note">\(HTML.escape(words.simulated))</p>
                """
        )
    }

    private var hiddenFields: String {
        request.parameters.map { Self.hidden($0.0, $0.1) }.joined(separator: "\n")
    }

    private static func hidden(_ name: String, _ value: String) -> String {
        #"<input type="hidden" name="\#(name)" value="\#(HTML.escape(value))">"#
    }

    private var members: String {
        if let signedIn, !request.wantsChoice {
            let link = Self.path + "?" + FormFields.encode(request.parameters + [("choose", "1")])
            return """
                \(Self.hidden("selecteduser", String(signedIn.userID)))
                <p>\(HTML.escape(words.signedInAs(signedIn.name)))
                <a id="choose-another" href="\(HTML.escape(link))">\(HTML.escape(words.notYou))</a></p>
                """
        }
        guard !people.isEmpty else { return "<p>\(HTML.escape(words.nobody))</p>" }
        let chosen = request.selectedUser ?? signedIn?.userID ?? people.first?.userID
        let choices = people.map { person in
            let mark = person.userID == chosen ? " checked" : ""
            return """
                <label><input type="radio" name="selecteduser" value="\(person.userID)"\(mark) required>\
                <span>\(HTML.escape(person.name))</span></label>
                """
        }
        return """
            <fieldset><legend>\(HTML.escape(words.who))</legend>
            \(choices.joined(separator: "\n"))
            </fieldset>
            """
    }

    private var scopes: String {
        let ticks = request.scopes.map { scope in
            """
            <label><input type="checkbox" name="grant:\(HTML.escape(scope))" value="1" checked>\
            <span>\(HTML.escape(words.scopes[scope] ?? scope))</span></label>
            """
        }
        return """
            <fieldset><legend>\(HTML.escape(words.what))</legend>
            \(ticks.joined(separator: "\n"))
            </fieldset>
            """
    }
}
