extension SimulatedCloud {
    /// Answers a request to the token, signature, data or notification paths.
    package func answer(_ request: CloudRequest) async -> CloudReply {
        let entry = log.count
        log.append(CloudLogEntry(request, time: now()))
        let planned = takeFault(for: request)
        if let planned, !planned.afterWork, !planned.fault.altersAnswer {
            return CloudReply(bytes: [], fault: planned.fault)
        }
        do throws(CloudRefusal) {
            var body = try await work(request, entry: entry)
            note(status: 0, at: entry)
            switch planned?.fault {
            case .unreadableRow: body = body.withUnreadableRow()
            case .doubledRows: body = body.withDoubledRows()
            case .standingCursor: body = body.withStandingCursor()
            default: break
            }
            var reply = CloudReply.success(body, emptyMapsAsArrays: rules.emptyMapsAsArrays)
            reply.fault = planned?.fault
            return reply
        } catch {
            note(status: error.status, at: entry)
            var reply = CloudReply.refusal(error)
            reply.fault = planned?.fault
            return reply
        }
    }

    /// The paths that ``answer(_:)`` knows.
    package static let paths: Set<String> = [
        "/v2/oauth2", "/v2/signature", "/measure", "/v2/measure", "/v2/sleep", "/v2/user", "/v2/heart", "/v2/stetho",
        "/notify", "/v2/notify",
    ]

    private func takeFault(for request: CloudRequest) -> PlannedFault? {
        guard let place = faults.firstIndex(where: { $0.applies(to: request) }) else { return nil }
        let planned = faults[place]
        faults[place].left -= 1
        if faults[place].left == 0 { faults.remove(at: place) }
        return planned
    }

    /// The log may have been cleared while a callback was being probed.
    private func note(status: Int, at entry: Int) {
        if log.indices.contains(entry) { log[entry].status = status }
    }

    private func work(_ request: CloudRequest, entry: Int) async throws(CloudRefusal) -> CloudJSON {
        switch request.path {
        case "/v2/oauth2": return try oauth2(request)
        case "/v2/signature": return try signature(request)
        default: break
        }
        guard let token = request.accessToken, let holder = tokens.holder(of: token, now: now()) else {
            throw .invalidToken
        }
        log[entry].userID = holder.userID
        try meter.count(holder.clientID, limit: rules.requestsPerMinute, now: now())
        // The newer path is for contract partners.
        if request.path == "/v2/notify" { throw .insufficientScope(["partner"]) }
        if request.path == "/notify" { return try await notify(request, holder) }
        guard let person = person(holder.userID) else { throw CloudRefusal(328, "User is deactivated") }
        return try data(request, of: person, holder)
    }

    private func data(
        _ request: CloudRequest,
        of person: CloudPerson,
        _ holder: TokenHolder
    ) throws(CloudRefusal) -> CloudJSON {
        let plan = DataPlan(total: applications[holder.clientID]?.hasTotalPlan ?? true)
        switch (request.path, request.action) {
        case ("/measure", "getmeas"):
            try holder.need("user.metrics")
            return try measures(request, of: person, plan)
        case ("/v2/measure", "getactivity"):
            try holder.need("user.activity")
            return try activities(request, of: person)
        case ("/v2/measure", "getintradayactivity"):
            try holder.need("user.activity")
            return try samples(request, of: person, plan)
        case ("/v2/measure", "getworkouts"):
            try holder.need("user.activity")
            return try workouts(request, of: person, plan)
        case ("/v2/sleep", "getsummary"):
            try holder.need("user.activity")
            return try nights(request, of: person, plan)
        case ("/v2/sleep", "get"):
            try holder.need("user.activity")
            return try sleepDetail(request, of: person, plan)
        case ("/v2/heart", "list"):
            try holder.need("user.metrics")
            return try heartList(request, of: person)
        case ("/v2/stetho", "list"):
            try holder.need("user.metrics")
            return try stethoscopeList(request, of: person)
        case ("/v2/heart", "get"):
            try holder.need("user.metrics")
            return try heartSignal(request, of: person, plan)
        case ("/v2/stetho", "get"):
            try holder.need("user.metrics")
            return try stethoscopeSignal(request, of: person)
        case ("/v2/user", "getdevice"):
            try holder.need("user.info")
            return ["devices": .array(person.devices)]
        case ("/v2/user", "getgoals"):
            try holder.need("user.info", "user.metrics")
            return ["goals": .object(person.goals ?? [:])]
        default: throw .notImplemented
        }
    }
}
