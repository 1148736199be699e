import HTTPTypes
import Hummingbird

/// An answer that says what is wrong, in Home Assistant's form: `{"message": …}`, sometimes with a `code`.
package struct WebError: HTTPResponseError, Equatable {
    package var status: HTTPResponse.Status
    package var message: String
    package var code: String?
    package var headers: HTTPFields = [:]

    package init(_ status: HTTPResponse.Status, message: String, code: String? = nil) {
        self.status = status
        self.message = message
        self.code = code
    }

    package func response(from request: Request, context: some RequestContext) -> Response {
        var members: [String: JSONValue] = ["message": .string(message)]
        if let code { members["code"] = .string(code) }
        var response = Response.json(.object(members), status: status)
        response.headers.append(contentsOf: headers)
        return response
    }
}
