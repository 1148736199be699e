import CZlib

/// Packs bytes as gzip (RFC 1952).
package enum Gzip {
    private static let format: Int32 = 15 + 16
    /// How hard it tries.
    package enum Effort: Int32, Sendable {
        /// For what is made anew each time. A page of ten years is a tenth smaller than at level 4, for 5 ms more.
        case usual = 6
        /// For what is packed once and sent for years.
        case most = 9
    }

    package static func packed(_ bytes: [UInt8], effort: Effort = .usual) -> [UInt8]? {
        bytes.withUnsafeBytes { packed($0, effort: effort) }
    }

    /// - Parameter padding: letters that are put into the header and mean nothing. A page says things that a stranger may
    ///   have chosen beside things that nobody may guess; lengths that vary tell nothing about either.
    /// - Returns: nil where it cannot be packed.
    package static func packed(_ bytes: UnsafeRawBufferPointer, padding: Int = 0, effort: Effort = .usual) -> [UInt8]? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard
            deflateInit2_(&stream, effort.rawValue, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
                == Z_OK
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
