import WithingsModel

extension WithingsClient {
    /// The scopes that everything in the public API needs.
    public static let allScopes = ["user.info", "user.metrics", "user.activity", "user.sleepevents"]

    /// The address of Withings' consent page.
    ///
    /// - Parameters:
    ///   - state: something that nobody can guess; Withings hands it back, and only an answer with it is one to this question.
    ///   - redirectURI: exactly as registered in the developer dashboard.
    ///   - isDemo: asks for Withings' demo user, whose data are invented, instead of somebody real.
    public func authorizeURL(
        state: String,
        redirectURI: String,
        scopes: [String] = allScopes,
        isDemo: Bool = false
    ) -> String {
        var query = FormBody([
            ("response_type", "code"), ("client_id", application.clientID), ("state", state),
            ("scope", scopes.joined(separator: ",")), ("redirect_uri", redirectURI),
        ])
        if isDemo { query.add("mode", "demo") }
        return "\(application.accountURL)/oauth2_user/authorize2?\(query.text)"
    }

    /// The address that signs the browser out of Withings first and then goes on to the consent page, for the second
    /// person of a household.
    public func signOutURL(thenAuthorize authorizeURL: String) -> String {
        "\(application.accountURL)/logout?r=\(FormBody.encoded(authorizeURL))"
    }

    /// Exchanges an authorization code, which lives thirty seconds and works once, for tokens.
    ///
    /// - Throws: `invalidGrant` when the code is wrong, used or too old; anything else says nothing about the code.
    public func exchange(code: String, redirectURI: String) async throws(WithingsError) -> OAuth2Grant {
        try await requestToken(
            [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirectURI)],
            refreshToken: nil
        )
    }

    /// Gets new tokens for a refresh token. Keep the answer before using it: the refresh token rotates.
    ///
    /// - Throws: `invalidGrant` only when Withings says that this token is not valid (any more); an outage never does.
    public func refresh(_ refreshToken: String) async throws(WithingsError) -> OAuth2Grant {
        try await requestToken(
            [("grant_type", "refresh_token"), ("refresh_token", refreshToken)],
            refreshToken: refreshToken
        )
    }

    private func requestToken(
        _ fields: [(name: String, value: String)],
        refreshToken: String?
    ) async throws(WithingsError) -> OAuth2Grant {
        var form = FormBody([
            ("action", "requesttoken"), ("client_id", application.clientID),
            ("client_secret", application.clientSecret),
        ])
        for field in fields { form.add(field.name, field.value) }
        // A code lives for thirty seconds; a refresh token can wait.
        let priority: RequestBudget.Priority = refreshToken == nil ? .expiring : .fresh
        return try await send("/v2/oauth2", form, kind: .token, priority: priority) {
            (reader: inout JSONReader) throws(JSONFault) in
            try OAuth2Grant.read(&reader, refreshToken: refreshToken)
        }
    }

    /// Ends the access of this application to a person's data, and all its notifications. What is ended already counts
    /// as done.
    public func revoke(user: WithingsUserID) async throws(WithingsError) {
        let form = try await signedForm("revoke", [("userid", user.description)])
        do throws(WithingsError) {
            try await send("/v2/oauth2", form, kind: .signed) { (reader: inout JSONReader) throws(JSONFault) in
                _ = try reader.skipValue()
            }
        } catch  where error.saysNoSubscription {
            return
        }
    }

    /// Gets tokens for Withings' demo user without a browser (`getdemoaccess`), to try a program on invented data.
    /// Withings may have withdrawn this for applications on a free plan.
    public func demoAccess(scopes: [String] = allScopes) async throws(WithingsError) -> DemoAccess {
        let form = try await signedForm("getdemoaccess", [("scope_oauth2", scopes.joined(separator: ","))])
        return try await send("/v2/oauth2", form, kind: .signed) { (reader: inout JSONReader) throws(JSONFault) in
            try DemoAccess.read(&reader)
        }
    }

    /// The form of a call that is signed with a nonce. Only the action, the client id and the nonce are signed.
    private func signedForm(
        _ action: String,
        _ fields: [(name: String, value: String)]
    ) async throws(WithingsError) -> FormBody {
        let nonce = try await nonce()
        let signature = RequestSignature([action, application.clientID, nonce], secret: application.clientSecret)
        return FormBody(
            [
                ("action", action), ("client_id", application.clientID), ("nonce", nonce),
                ("signature", signature.hex),
            ] + fields
        )
    }

    /// Asks for a nonce, which also shows whether client id and secret fit together.
    public func nonce() async throws(WithingsError) -> String {
        let timestamp = String(clock.nowSeconds)
        let signature = RequestSignature(
            ["getnonce", application.clientID, timestamp],
            secret: application.clientSecret
        )
        let form = FormBody([
            ("action", "getnonce"), ("client_id", application.clientID), ("timestamp", timestamp),
            ("signature", signature.hex),
        ])
        return try await send("/v2/signature", form, kind: .signed) { (reader: inout JSONReader) throws(JSONFault) in
            var nonce: String?
            if try reader.enterMap() {
                while let key = try reader.nextKey() {
                    switch key {
                    case "nonce": if case .value(let words) = try reader.words() { nonce = words.decoded }
                    default: try reader.skipValue()
                    }
                }
            }
            guard let nonce else { throw reader.contentFault("The nonce is missing.") }
            return nonce
        }
    }
}
