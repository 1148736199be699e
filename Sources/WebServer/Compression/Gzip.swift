import CZlib

/// Packs bytes as gzip (RFC 1952).
enum Gzip {
    private static let format: Int32 = 15 + 16
    /// Half the work of the usual level, and within a twentieth of its size for pages.
    private static let level: Int32 = 4

    /// - Parameter padding: letters that are put into the header and mean nothing. A page says things that a stranger may
    ///   have chosen beside things that nobody may guess; lengths that vary tell nothing about either.
    /// - Returns: nil where it cannot be packed.
    static func packed(_ bytes: UnsafeRawBufferPointer, padding: Int = 0) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard deflateInit2_(&stream, level, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size) == Z_OK
        else {
            return nil
        }
        defer { deflateEnd(&stream) }
        var name = Array(repeating: UInt8(ascii: "p"), count: max(0, padding)) + [0]
        return name.withUnsafeMutableBufferPointer { name -> [UInt8]? in
            var header = gz_header()
            header.name = name.baseAddress
            header.os = 255
            // The header is read while the first bytes are packed, so it has to live until then.
            return withUnsafeMutablePointer(to: &header) { header -> [UInt8]? in
                guard padding == 0 || deflateSetHeader(&stream, header) == Z_OK else { return nil }
                let room = Int(deflateBound(&stream, uLong(bytes.count))) + padding + 64
                var isWhole = false
                let packed = [UInt8](unsafeUninitializedCapacity: room) { output, count in
                    stream.next_in = UnsafeMutablePointer(
                        mutating: bytes.bindMemory(to: UInt8.self).baseAddress
                    )
                    stream.avail_in = uInt(bytes.count)
                    stream.next_out = output.baseAddress
                    stream.avail_out = uInt(room)
                    isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
                    count = room - Int(stream.avail_out)
                }
                return isWhole ? packed : nil
            }
        }
    }
}
