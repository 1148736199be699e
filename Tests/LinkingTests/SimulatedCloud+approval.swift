import Foundation

@testable import SimulatedCloud

extension SimulatedCloud {
    /// What the consent page does when the person approves: the address that the browser is sent to.
    func approve(_ authorizeURL: String, as userID: Int64, scopes: [String]? = nil) -> String {
        let asked = FormFields.decode(URLComponents(string: authorizeURL)?.percentEncodedQuery ?? "")
        let code = tokens.issueCode(
            AuthorizationCode(
                clientID: asked["client_id"] ?? "",
                userID: userID,
                scopes: scopes ?? (asked["scope"] ?? "").split(separator: ",").map(String.init),
                redirectURI: asked["redirect_uri"] ?? "",
                issued: now()
            )
        )
        return "\(asked["redirect_uri"] ?? "")?\(FormFields.encode([("code", code), ("state", asked["state"] ?? "")]))"
    }

    /// How many codes were brought for exchange.
    var exchangeCount: Int { log.count { $0.parameters["grant_type"] == "authorization_code" } }
}
