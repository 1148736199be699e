/// What the redirect carries after consent: good for 30 seconds, once.
struct AuthorizationCode {
    static let life = 30.0

    var clientID: String
    var userID: Int64
    var scopes: [String]
    var redirectURI: String
    var issued: Double
}
