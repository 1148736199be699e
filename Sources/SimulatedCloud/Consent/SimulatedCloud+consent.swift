extension SimulatedCloud {
    /// The consent page, or its answer.
    ///
    /// - Parameters:
    ///   - session: the browser's cookie; a new one is made if it is nil or empty.
    ///   - decision: `allow` or `deny` when the form was sent.
    func consent(
        _ parameters: [String: String],
        session: String?,
        decision: String?,
        words: ConsentWords
    ) -> ConsentOutcome {
        let session = session.flatMap { $0.isEmpty ? nil : $0 } ?? tokens.word()
        do throws(ConsentFault) {
            let request = try consentRequest(parameters)
            guard let decision else {
                let page = ConsentPage(
                    request: request,
                    people: request.isDemo ? Array(people.prefix(1)) : people,
                    signedIn: request.isDemo ? nil : sessions[session].flatMap { person($0) },
                    words: words
                )
                return .page(html: page.html, session: session)
            }
            guard decision == "allow" else {
                let query = [("error", "access_denied"), ("state", request.state)]
                return .redirect(to: request.redirect(query), session: session)
            }
            let chosen = request.isDemo ? people.first?.userID : request.selectedUser
            guard let userID = chosen, person(userID) != nil else {
                throw ConsentFault(message: "invalid_request: No such member of the household")
            }
            // The form sends one field for each scope that is ticked.
            let accepted = request.scopes.filter { parameters["grant:" + $0] != nil }
            guard !accepted.isEmpty else {
                let query = [("error", "access_denied"), ("state", request.state)]
                return .redirect(to: request.redirect(query), session: session)
            }
            if sessions[session] == nil, !request.isDemo { sessions[session] = userID }
            let code = tokens.issueCode(
                AuthorizationCode(
                    clientID: request.application.clientID,
                    userID: userID,
                    scopes: accepted,
                    redirectURI: request.redirectURI,
                    issued: now()
                )
            )
            return .redirect(to: request.redirect([("code", code), ("state", request.state)]), session: session)
        } catch {
            return .refused(error)
        }
    }

    /// The page that cuts a link, or cuts it; nil if there is no such application or person.
    func disconnect(
        clientID: String,
        _ parameters: [String: String],
        confirmed: Bool,
        words: ConsentWords
    ) -> String? {
        guard let application = applications[clientID], let userID = Int64(parameters["selecteduser"] ?? ""),
            let person = person(userID)
        else { return nil }
        if confirmed {
            raise(.account(userID, "unlink"))
            tokens.revoke(userID: userID, clientID: clientID)
            subscriptions.removeAll(userID: userID, clientID: clientID)
        }
        let page = DisconnectPage(clientID: clientID, application: application.name, person: person, words: words)
        return page.html(done: confirmed)
    }

    /// Signs the browser out.
    func signOut(session: String?) {
        if let session { sessions[session] = nil }
    }

    private func consentRequest(_ parameters: [String: String]) throws(ConsentFault) -> ConsentRequest {
        guard let clientID = parameters["client_id"], let application = applications[clientID] else {
            throw ConsentFault(message: "invalid_client: The client ID is missing or unknown")
        }
        guard let redirect = parameters["redirect_uri"], application.accepts(redirect: redirect) else {
            throw .redirectMismatch
        }
        guard parameters["response_type"] == "code" else {
            throw ConsentFault(message: "unsupported_response_type: The response type has to be code")
        }
        guard let state = parameters["state"], !state.isEmpty else {
            throw ConsentFault(message: "invalid_request: The state is missing")
        }
        let scopes = (parameters["scope"] ?? "").split(separator: ",").map(String.init)
        guard !scopes.isEmpty, scopes.allSatisfy(application.scopes.contains) else {
            throw ConsentFault(message: "invalid_scope: A scope is missing or unknown")
        }
        return ConsentRequest(
            application: application,
            state: state,
            scopes: scopes,
            redirectURI: redirect,
            selectedUser: parameters["selecteduser"].flatMap { Int64($0) },
            wantsChoice: parameters["choose"] == "1",
            isDemo: parameters["mode"] == "demo"
        )
    }
}
