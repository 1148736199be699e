import Foundation

/// A piece of the text being read, without a copy. Valid only while the reader's bytes are.
struct JSONText {
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether it is ASCII without a backslash, so that it needs neither checking nor translation.
    var isPlain = true

    var count: Int { bytes.count }

    /// The same bytes, letter by letter.
    func isSame(as other: JSONText) -> Bool { isSame(as: other.bytes) }

    func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count, let left = bytes.baseAddress, let right = other.baseAddress else {
            return count == other.count
        }
        return memcmp(left, right, count) == 0
    }

    /// Lets `switch key { case "grpid": … }` compare names without making strings of them.
    static func ~= (pattern: StaticString, text: JSONText) -> Bool {
        let count = pattern.utf8CodeUnitCount
        guard text.bytes.count == count else { return false }
        var index = 0
        while index < count {
            if text.bytes[index] != pattern.utf8Start[index] { return false }
            index += 1
        }
        return true
    }
}
