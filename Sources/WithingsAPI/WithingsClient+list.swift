import WithingsModel

extension WithingsClient {
    /// Asks for one page of a list.
    ///
    /// - Parameter name: the name of the list in the answer.
    func list<Row: JSONRow>(
        _ path: String,
        _ form: FormBody,
        _ name: StaticString,
        _ offset: Int64?,
        _ accessToken: String,
        _ priority: RequestBudget.Priority,
        kind: AnswerKind = .data
    ) async throws(WithingsError) -> Page<Row> {
        var form = form
        if let offset { form.add("offset", String(offset)) }
        return try await send(
            path,
            form,
            kind: kind,
            accessToken: accessToken,
            priority: priority
        ) { (reader: inout JSONReader) throws(JSONFault) in
            try Page<Row>.read(&reader, list: name, after: offset ?? 0)
        }
    }
}
