/// What the cloud has decided to answer: the text of the body, and the fault to deliver it with.
package struct CloudReply: Sendable {
    /// The whole JSON answer, envelope included.
    package var bytes: [UInt8]
    package var fault: CloudFault?

    static func success(_ body: CloudJSON, emptyMapsAsArrays: Bool) -> CloudReply {
        var writer = CloudJSONWriter(emptyMapsAsArrays: emptyMapsAsArrays)
        writer.put(#"{"status":0,"body":"#)
        if body.objectValue?.isEmpty == true { writer.put("{}") } else { writer.write(body) }
        writer.put("}")
        return CloudReply(bytes: writer.bytes, fault: nil)
    }

    static func refusal(_ refusal: CloudRefusal) -> CloudReply {
        var writer = CloudJSONWriter(emptyMapsAsArrays: false)
        writer.put(#"{"status":\#(refusal.status),"body":"#)
        writer.write(refusal.waitSeconds.map { ["wait_seconds": .integer($0)] } ?? [:])
        writer.put(#","error":"#)
        writer.write(.string(refusal.error))
        writer.put("}")
        return CloudReply(bytes: writer.bytes, fault: nil)
    }
}
