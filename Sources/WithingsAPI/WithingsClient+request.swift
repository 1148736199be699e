import WithingsModel

extension WithingsClient {
    /// The largest answer that is read, in bytes: 64 MiB. Withings' own pages are some hundred kilobytes.
    public static let maximumAnswerBytes = 64 << 20

    /// Sends one request within the budget and reads the answer's envelope.
    func send<Body>(
        _ path: String,
        _ form: FormBody,
        kind: AnswerKind,
        accessToken: String? = nil,
        priority: RequestBudget.Priority = .fresh,
        readBody: (inout JSONReader) throws(JSONFault) -> Body
    ) async throws(WithingsError) -> Body {
        try await budget.admit(priority)
        var headers = [(name: "Content-Type", value: "application/x-www-form-urlencoded")]
        if let accessToken { headers.append((name: "Authorization", value: "Bearer \(accessToken)")) }
        let answer = try await transport.post(application.apiURL + path, headers: headers, body: form.bytes)
        do throws(WithingsError) {
            return try Self.body(of: answer, kind: kind, readBody)
        } catch {
            // Withings counts all requests of an application together, so one refusal is everybody's.
            if error.code == .tooManyRequests, case .retry(let seconds) = error.remedy {
                await budget.holdBack(seconds: seconds)
            }
            throw error
        }
    }

    static func body<Body>(
        of answer: HTTPAnswer,
        kind: AnswerKind,
        _ readBody: (inout JSONReader) throws(JSONFault) -> Body
    ) throws(WithingsError) -> Body {
        guard answer.body.count <= maximumAnswerBytes else { throw .tooLarge(maximumAnswerBytes) }
        if let error = WithingsError.refused(answer) { throw error }
        let envelope: Envelope<Body>
        do throws(JSONFault) {
            envelope = try Envelope.read(answer.body, readBody)
        } catch {
            throw answer.status >= 400 ? .refusedWithoutWords(answer, kind: kind) : .unreadable(error, of: answer)
        }
        if let status = envelope.status, status != 0 { throw .refused(envelope, status: status, kind: kind) }
        if kind == .token, let error = WithingsError.grantRefusal((envelope.errorText ?? "").lowercased(), nil) {
            throw error
        }
        if answer.status >= 400 { throw .refusedWithoutWords(answer, kind: kind) }
        // A mere yes needs no body.
        if envelope.status == 0, envelope.body == nil, let nothing = () as? Body { return nothing }
        guard envelope.status == 0, let body = envelope.body else {
            let missing = envelope.status == nil ? "It has no status." : "It has no body."
            throw .unreadable(JSONFault(kind: .content, reason: missing, offset: 0), of: answer)
        }
        return body
    }
}
