/// Identifiers in the form of Home Assistant's registries (32 hexadecimal digits) that follow from what they name, so
/// that they are the same after a restart. Nothing secret hangs on them.
enum StableID {
    static func hexadecimal(_ name: String) -> String {
        // FNV-1a, from two beginnings.
        (0..<2).map { part in
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325 &+ UInt64(part)
            for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
