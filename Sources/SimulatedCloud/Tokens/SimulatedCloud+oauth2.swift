extension SimulatedCloud {
    /// `/v2/oauth2`: tokens by code or refresh token, and the signed actions beside them.
    func oauth2(_ request: CloudRequest) throws(CloudRefusal) -> CloudJSON {
        let application = try application(of: request)
        try meter.count(application.clientID, limit: rules.requestsPerMinute, now: now())
        if rules.refusesRepeatedTokenRequests && request.action == "requesttoken" {
            try duplicates.check(request.parameters, now: now(), wait: rules.repeatedTokenRequestWait)
        }
        switch request.action {
        case "requesttoken": return try requestToken(request, application)
        case "revoke": return try revoke(request, application)
        case "getdemoaccess": return try demoAccess(request, application)
        case "": throw CloudRefusal(503, "invalid_params: invalid grant_type")
        default: throw .notImplemented
        }
    }

    /// `/v2/signature`: a nonce for one signed call.
    func signature(_ request: CloudRequest) throws(CloudRefusal) -> CloudJSON {
        let application = try application(of: request)
        try meter.count(application.clientID, limit: rules.requestsPerMinute, now: now())
        guard request.action == "getnonce" else { throw .notImplemented }
        guard let timestamp = try request.integer("timestamp") else { throw .missingParameter("timestamp") }
        let signed = ["action": "getnonce", "client_id": application.clientID, "timestamp": String(timestamp)]
        guard request.parameters["signature"] == Signature.sign(signed, secret: application.clientSecret) else {
            throw CloudRefusal(503, "Invalid signature")
        }
        return ["nonce": .string(tokens.issueNonce(now: now()))]
    }

    private func application(of request: CloudRequest) throws(CloudRefusal) -> CloudApplication {
        guard let clientID = request.parameters["client_id"], let application = applications[clientID] else {
            throw CloudRefusal(503, "Invalid_request: The client ID is missing or unknown")
        }
        return application
    }

    private func requestToken(
        _ request: CloudRequest,
        _ application: CloudApplication
    ) throws(CloudRefusal) -> CloudJSON {
        if let secret = request.parameters["client_secret"] {
            guard secret == application.clientSecret else {
                throw CloudRefusal(503, "Invalid Params: invalid client_secret")
            }
        } else {
            try checkSignature(request, application)
        }
        switch request.parameters["grant_type"] {
        case "authorization_code":
            let issued = try tokens.exchange(
                code: request.parameters["code"] ?? "",
                clientID: application.clientID,
                redirectURI: request.parameters["redirect_uri"],
                now: now()
            )
            return tokenBody(issued, userID: .string(String(issued.holder.userID)))
        case "refresh_token":
            let issued = try tokens.refresh(
                request.parameters["refresh_token"] ?? "",
                clientID: application.clientID,
                now: now()
            )
            let userID = issued.holder.userID
            return tokenBody(
                issued,
                userID: rules.refreshNamesUserByNumber ? .integer(Int(userID)) : .string(String(userID))
            )
        default: throw CloudRefusal(503, "invalid_params: invalid grant_type")
        }
    }

    private func tokenBody(_ issued: IssuedTokens, userID: CloudJSON) -> CloudJSON {
        [
            "userid": userID,
            "access_token": .string(issued.access),
            "refresh_token": .string(issued.refresh),
            "scope": .string(issued.holder.scopes.joined(separator: ",")),
            "expires_in": .integer(AccessToken.life),
            "token_type": "Bearer",
            "csrf_token": .string("PACnnx" + issued.access.suffix(34)),
        ]
    }

    private func revoke(_ request: CloudRequest, _ application: CloudApplication) throws(CloudRefusal) -> CloudJSON {
        try checkSignature(request, application)
        guard let userID = try request.integer("userid") else { throw .missingParameter("userid") }
        tokens.revoke(userID: Int64(userID), clientID: application.clientID)
        subscriptions.removeAll(userID: Int64(userID), clientID: application.clientID)
        return [:]
    }

    private func demoAccess(
        _ request: CloudRequest,
        _ application: CloudApplication
    ) throws(CloudRefusal) -> CloudJSON {
        try checkSignature(request, application)
        guard let person = people.first else { throw CloudRefusal(328, "There is no demo user") }
        let wanted = request.list("scope_oauth2") ?? []
        let scopes = wanted.filter { application.scopes.contains($0) }
        let holder = TokenHolder(clientID: application.clientID, userID: person.userID, scopes: scopes)
        let issued = tokens.issue(holder, now: now())
        return tokenBody(issued, userID: .integer(Int(person.userID)))
    }

    /// Checks `nonce` and `signature` and uses the nonce up.
    func checkSignature(_ request: CloudRequest, _ application: CloudApplication) throws(CloudRefusal) {
        guard let nonce = request.parameters["nonce"], let signature = request.parameters["signature"] else {
            throw CloudRefusal(503, "Invalid_request: The client credentials are missing")
        }
        let signed = ["action": request.action, "client_id": application.clientID, "nonce": nonce]
        guard signature == Signature.sign(signed, secret: application.clientSecret) else {
            throw CloudRefusal(503, "Invalid signature")
        }
        guard tokens.takeNonce(nonce, now: now()) else { throw .invalidParameter("nonce") }
    }
}
