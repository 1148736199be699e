#if !FUZZING
    import JSONDocument

    @testable import WebServer
#endif

/// The readers of bodies and messages that come to the web server, and from Home Assistant, behind one entrance for
/// `Scripts/fuzz`. The first byte of an input chooses the reader (`a` the first one), the rest is what it reads.
struct FuzzTarget {
    /// Whether what came out can have come from such an input; a refusal is always sound.
    static func isSound(_ input: [UInt8]) -> Bool {
        guard let choice = input.first else { return true }
        let bytes = Array(input.dropFirst())
        switch choice % 3 {
        case UInt8(ascii: "a") % 3: return isSoundJSON(bytes)
        case UInt8(ascii: "b") % 3: return isSound(FormFields(urlEncoded: bytes), of: bytes)
        default:
            let line = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
            let type = "multipart/form-data; " + String(decoding: bytes[..<line], as: UTF8.self)
            return isSound(FormFields(multipart: Array(bytes[line...]), contentType: type), of: bytes)
        }
    }

    /// What was read is written so that it is read as the same.
    private static func isSoundJSON(_ bytes: [UInt8]) -> Bool {
        guard let value = JSONReader.value(bytes) else { return true }
        return JSONReader.value(value.bytes) == value
    }

    private static func isSound(_ form: FormFields, of bytes: [UInt8]) -> Bool {
        // Bytes that are no text become replacement characters of three bytes each.
        form.pairs.count <= bytes.count
            && form.pairs.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count } <= 3 * bytes.count
    }
}

#if FUZZING
    @_cdecl("LLVMFuzzerTestOneInput")
    func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        precondition(FuzzTarget.isSound(Array(UnsafeBufferPointer(start: bytes, count: count))))
        return 0
    }
#endif
