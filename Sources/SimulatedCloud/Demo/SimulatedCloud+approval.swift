import Foundation

extension SimulatedCloud {
    /// Says yes on the consent page as the person of that name, every permission given.
    ///
    /// - Returns: the address to which the page leads back; nil where there is no such page or person.
    package func approve(authorizeURL: String, as name: String) -> String? {
        guard let items = URLComponents(string: authorizeURL)?.queryItems,
            let person = people.first(where: { $0.name == name || $0.name.hasPrefix(name + " ") })
        else { return nil }
        var parameters = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
        parameters["selecteduser"] = String(person.userID)
        for scope in (parameters["scope"] ?? "").split(separator: ",") { parameters["grant:\(scope)"] = "1" }
        let outcome = consent(parameters, session: nil, decision: "allow", words: .forHeader(nil))
        guard case .redirect(let address, _) = outcome else { return nil }
        return address
    }
}
