import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The three descriptors that every program begins with.
package enum StandardStreams {
    /// Makes sure that all three are open, so that no file of ours takes the place of one that was closed and gets the log
    /// written into it; and that a reader who goes away ends nothing.
    package static func secure() {
        signal(SIGPIPE, SIG_IGN)
        for _ in 0..<3 {
            let descriptor = open("/dev/null", O_RDWR)
            guard (0...2).contains(descriptor) else {
                if descriptor >= 0 { close(descriptor) }
                return
            }
        }
    }
}
