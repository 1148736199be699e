import Foundation

/// Makes every flush to the disk take its time, as an old SD card does: a small library that stands before the system's own.
struct SlowDisk {
    /// For ``BridgeProcess/start(_:environment:)``.
    let environment: [String: String]

    /// nil where there is no compiler for it.
    init?(seconds: Double, in folder: URL) throws {
        let source = folder.appendingPathComponent("slow.c")
        let library = folder.appendingPathComponent("slow.so")
        let microseconds = Int(seconds * 1_000_000)
        let text = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <unistd.h>
            int fsync(int fd) { usleep(\(microseconds)); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd); }
            int fdatasync(int fd) { usleep(\(microseconds)); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd); }
            """
        try text.write(to: source, atomically: true, encoding: .utf8)
        for compiler in ["clang", "cc", "gcc"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [compiler, "-shared", "-fPIC", "-o", library.path, source.path, "-ldl"]
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { continue }
            environment = ["LD_PRELOAD": library.path]
            return
        }
        return nil
    }
}
