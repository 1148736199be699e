import HTTPTypes
import Hummingbird
import NIOCore

extension WebError {
    /// The client went away in the middle of what it said.
    fileprivate static let brokenOff = WebError(.badRequest, message: "The body of the request broke off.")
}

extension Request {
    /// The whole body.
    ///
    /// - Throws: `NIOTooManyBytesError`, answered with 413, if it is larger than the limit; 400 if it breaks off, so that
    ///   half a form is never taken for the whole and a client that hangs up is no fault of ours.
    package func bytes(upTo limit: Int) async throws -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = Array(try await body.collect(upTo: limit).readableBytesView)
        } catch let error as NIOTooManyBytesError {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            throw WebError.brokenOff
        }
        if let length = headers[.contentLength].flatMap({ Int($0) }), bytes.count < length { throw WebError.brokenOff }
        return bytes
    }

    /// The body as JSON, whatever its media type says, as Home Assistant does.
    ///
    /// - Parameters:
    ///   - allowsEmpty: takes no body at all for an empty object.
    ///   - fault: what to say of a body that is not JSON.
    package func json(
        upTo limit: Int,
        allowsEmpty: Bool = false,
        fault: String = "Invalid JSON."
    ) async throws -> JSONValue {
        let bytes = try await bytes(upTo: limit)
        if bytes.isEmpty, allowsEmpty { return .object([:]) }
        guard let value = JSONReader.value(bytes) else { throw WebError(.badRequest, message: fault) }
        return value
    }

    /// The body as a form in either of the two ways that clients send forms; empty for everything else.
    package func form(upTo limit: Int) async throws -> FormFields {
        let type = headers[.contentType] ?? ""
        let bytes = try await bytes(upTo: limit)
        switch type.prefix(while: { $0 != ";" }).trimmed.lowercased() {
        case "application/x-www-form-urlencoded": return FormFields(urlEncoded: bytes)
        case "multipart/form-data": return FormFields(multipart: bytes, contentType: type)
        default: return FormFields()
        }
    }
}
