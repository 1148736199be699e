import WebServer

/// The question whether a program may come in.
struct AuthorizeView: Sendable {
    struct Field: Sendable {
        var name: String
        var value: String
    }

    var asks: String
    var leads: String
    var fields: [Field]

    init(_ request: AuthorizationRequest, in texts: Texts) {
        asks = texts(.authorizeAsks, ["name": request.client.appName ?? request.client.text])
        leads = texts(.authorizeLeads, ["address": request.redirect.prefix { $0 != "?" && $0 != "#" }.description])
        fields = request.fields.map { Field(name: $0.name, value: $0.value) }
    }
}
