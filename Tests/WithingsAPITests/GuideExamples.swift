import WithingsAPI

// The code of Docs/library.md, compiled. GuideTests compares the two; change both together.

func makeClient(id: String, secret: String) -> WithingsClient {
    WithingsClient(
        application: WithingsApplication(clientID: id, clientSecret: secret),
        transport: AsyncHTTPTransport()
    )
}

let redirectURI = "https://home.example.com/callback"

func consentAddress(_ client: WithingsClient, state: String) -> String {
    client.authorizeURL(state: state, redirectURI: redirectURI, scopes: ["user.info", "user.metrics", "user.activity"])
}

func link(_ client: WithingsClient, code: String) async throws(WithingsError) -> OAuth2Grant {
    try await client.exchange(code: code, redirectURI: redirectURI)
}

func demoWeights(_ client: WithingsClient) async throws {
    let access = try await client.demoAccess(scopes: ["user.metrics"])
    try await printWeights(client, accessToken: access.accessToken)
}

func printWeights(_ client: WithingsClient, accessToken: String) async throws {
    for try await page in client.measurePages(.everything, accessToken: accessToken) {
        for group in page.rows where group.attribution != .ambiguous {
            for measure in group.measures where measure.type == .weight {
                print(group.measuredAt, measure.value, "kg")
            }
        }
        for row in page.rejected { print("Set aside:", row.reason) }
    }
}

func lastNights(_ client: WithingsClient, until today: LocalDay, accessToken: String) async throws(WithingsError) {
    let nights = try await client.sleepSummaries(
        .days(from: today.adding(days: -7), to: today),
        accessToken: accessToken
    )
    for night in nights.rows {
        print(night.day, night.values[SleepField("sleep_score")]?.description ?? "no score")
    }
}

func restingPulse(_ client: WithingsClient, from: EpochSeconds, to: EpochSeconds, accessToken: String) async throws
    -> ExactDecimal?
{
    var lowest: ExactDecimal?
    for try await page in client.intradayPages(from: from, to: to, accessToken: accessToken) {
        for sample in page.rows {
            guard let pulse = sample.values[.heartRate], pulse > 0 else { continue }
            lowest = min(lowest ?? pulse, pulse)
        }
    }
    return lowest
}

func printNight(_ client: WithingsClient, from: EpochSeconds, to: EpochSeconds, accessToken: String) async throws {
    let night = try await client.sleepSegments(from: from, to: to, accessToken: accessToken)
    for segment in night.rows.sorted(by: { $0.startAt < $1.startAt }) {
        let breaths = segment.signals[.respiratoryRate]?.values.map(\.double) ?? []
        let mean = breaths.isEmpty ? 0 : breaths.reduce(0, +) / Double(breaths.count)
        print(segment.state.name, segment.endAt - segment.startAt, "s", mean, "breaths a minute")
    }
}

func latestECG(_ client: WithingsClient, accessToken: String) async throws(WithingsError) -> HeartSignal? {
    let recordings = try await client.heartRecordings(.everything, accessToken: accessToken)
    guard let latest = recordings.rows.filter({ $0.signalID != nil }).max(by: { $0.at < $1.at }),
        let signalID = latest.signalID
    else { return nil }
    print(latest.atrialFibrillation.map { AtrialFibrillationResult($0).name } ?? "no result")
    return try await client.heartSignal(signalID, accessToken: accessToken)
}

func heartSound(_ client: WithingsClient, signalID: Int64, accessToken: String) async throws(WithingsError) -> [Int16] {
    try await client.stethoscopeSignal(signalID, accessToken: accessToken).pulseCodeModulation
}

func changes(_ client: WithingsClient, since: EpochSeconds, accessToken: String) async throws(WithingsError)
    -> EpochSeconds
{
    var newest = since
    for try await page in client.measurePages(.changed(since: since), accessToken: accessToken, priority: .fresh) {
        for group in page.rows { newest = max(newest, group.modifiedAt) }
    }
    return newest
}

func follow(_ client: WithingsClient, callbackURL: String, accessToken: String) async throws(WithingsError) {
    let there = try await client.subscriptions(accessToken: accessToken).rows
    for category in [NotificationCategory.weight, .activity, .sleep] {
        if there.contains(where: { $0.category == category && $0.callbackURL == callbackURL }) { continue }
        try await client.subscribe(to: category, callbackURL: callbackURL, accessToken: accessToken)
    }
}

func whatIsNew(postedBody: [UInt8]) -> String {
    do throws(NotificationFault) {
        let notification = try WithingsNotification(body: postedBody)
        return "Person \(notification.user): something new about \(notification.category.key)"
    } catch {
        return "Not a notification: \(error.reason)"
    }
}

enum NextStep {
    case refreshAndRepeat, wait(seconds: Double), linkAgain, giveUp(String)
}

func nextStep(after error: WithingsError) -> NextStep {
    switch error.remedy {
    case .refreshToken: .refreshAndRepeat
    case .retry(let seconds): .wait(seconds: seconds)
    case .owner: .linkAgain
    case .none: .giveUp("\(error.message) \(error.hint)")
    }
}

func twoPeople(_ application: WithingsApplication) -> (WithingsClient, WithingsClient) {
    let budget = RequestBudget(requestsPerMinute: 120)
    let transport = AsyncHTTPTransport()
    return (
        WithingsClient(application: application, transport: transport, budget: budget),
        WithingsClient(application: application, transport: transport, budget: budget)
    )
}

struct CommonCount: RequestGate {
    let askForRoom: @Sendable (_ isUrgent: Bool) async throws(WithingsError) -> Void
    let tellToWait: @Sendable (_ seconds: Double) async -> Void

    func admit(_ priority: RequestBudget.Priority) async throws(WithingsError) {
        try await askForRoom(priority == .fresh)
    }

    func holdBack(seconds: Double) async { await tellToWait(seconds) }
}

struct CannedAnswers: HTTPTransport {
    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        HTTPAnswer(status: 200, body: Array(#"{"status":0,"body":{"devices":[]}}"#.utf8))
    }
}
