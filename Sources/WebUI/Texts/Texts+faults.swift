import WebServer

extension Texts {
    /// A fault in this language. In English the program's own words are used, which name the address or the file.
    ///
    /// - Parameter prefix: whose codes they are: `broker`, `homeAssistant`.
    func fault(_ fault: PlainFault, of prefix: String) -> PlainFault {
        guard language != .english else { return fault }
        return PlainFault(
            code: fault.code,
            message: text(of: prefix, code: fault.code) ?? fault.message,
            hint: text(of: prefix, code: fault.code, suffix: "Hint") ?? fault.hint
        )
    }
}
