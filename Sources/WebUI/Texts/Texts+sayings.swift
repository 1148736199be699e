import WebServer

extension Texts {
    /// What another part of the program says by a phrase's name; nil where nobody knows that.
    func said(_ saying: Operations.Saying) -> String? { filled(saying, saying.phrase) }

    /// What to do about it.
    func hint(_ saying: Operations.Saying) -> String? { filled(saying, saying.phrase + "Hint") }

    private func filled(_ saying: Operations.Saying, _ name: String) -> String? {
        guard let pattern = table[name] else { return nil }
        var values = saying.values
        values["parts"] = saying.parts.compactMap { table[$0].map { filled($0, saying.values) } }.joined(
            separator: ", "
        )
        return filled(pattern, values)
    }
}

extension Operations.Saying {
    /// As the command line says it.
    package var english: (message: String, hint: String?) {
        let texts = Texts(.english)
        return (texts.said(self) ?? phrase, texts.hint(self))
    }
}
