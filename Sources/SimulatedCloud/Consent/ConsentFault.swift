/// A consent page that cannot be shown; the message is shown as JSON and nobody is redirected.
struct ConsentFault: Error {
    var message: String

    static let redirectMismatch = ConsentFault(
        message: "redirect_uri_mismatch: The redirect URI provided is missing or does not match partner callback url"
    )

    var bytes: [UInt8] {
        var writer = CloudJSONWriter(emptyMapsAsArrays: false)
        writer.write(["errors": [["message": .string(message)]]])
        return writer.bytes
    }
}
