import Foundation

/// A file that is there to be locked.
///
/// Commands of root's make it in a directory of somebody else's, who could have laid a link to a file of the system there:
/// only a plain file with one name is opened, written to and handed over.
package enum LockFile {
    /// - Returns: a descriptor, or a negative number where it cannot be made or what is there is no plain file.
    package static func open(_ path: String, makes: Bool = true) -> CInt {
        let flags = O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | (makes ? O_CREAT : 0)
        let descriptor = openFile(path, flags)
        guard descriptor >= 0 else { return descriptor }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink == 1 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }

    /// Whether something lies there that is no plain file.
    package static func isOccupied(_ path: String) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else { return false }
        return status.st_mode & S_IFMT != S_IFREG || status.st_nlink > 1
    }
}

private func openFile(_ path: String, _ flags: CInt) -> CInt { open(path, flags, 0o600) }
