import BridgeApp
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension Terminal {
    /// Reads a new password: from a pipe as it comes, from a person twice and without showing it.
    ///
    /// - Throws: ``BridgeFault`` where the two differ.
    static func newPassword() throws -> String {
        guard isatty(0) == 1 else { return readLine(strippingNewline: true) ?? "" }
        complain("New password:")
        let password = unseen()
        complain("The same again:")
        guard unseen() == password else {
            throw BridgeFault(.unsupported, "The two passwords differ.", hint: "Nothing was changed.")
        }
        return password
    }

    private static func unseen() -> String {
        var usual = termios()
        guard tcgetattr(0, &usual) == 0 else { return readLine(strippingNewline: true) ?? "" }
        var quiet = usual
        quiet.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(0, TCSAFLUSH, &quiet)
        defer { tcsetattr(0, TCSAFLUSH, &usual) }
        return readLine(strippingNewline: true) ?? ""
    }
}
