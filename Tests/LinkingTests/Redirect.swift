import Foundation

/// The parameters of an address that Withings sent the browser to.
struct Redirect: Sendable {
    let address: String
    let state: String
    let code: String

    init(_ address: String) {
        self.address = address
        let items = URLComponents(string: address)?.queryItems ?? []
        state = items.first { $0.name == "state" }?.value ?? ""
        code = items.first { $0.name == "code" }?.value ?? ""
    }
}
