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

func changes(_ client: WithingsClient, since: EpochSeconds, accessToken: String) async throws(WithingsError)
    -> EpochSeconds
{
    var newest = since
    for try await page in client.measurePages(.changed(since: since), accessToken: accessToken, priority: .fresh) {
        for group in page.rows { newest = max(newest, group.modifiedAt) }
    }
    return newest
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

struct CannedAnswers: HTTPTransport {
    func post(
        _ url: String,
        headers: [(name: String, value: String)],
        body: [UInt8]
    ) async throws(WithingsError) -> HTTPAnswer {
        HTTPAnswer(status: 200, body: Array(#"{"status":0,"body":{"devices":[]}}"#.utf8))
    }
}
