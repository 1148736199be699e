import Foundation

/// What the system says of this process. Where there is no `/proc`, there are no figures.
package struct ProcessFigures: Sendable {
    package init() {}

    package func samples() -> [MetricSample] {
        var samples: [MetricSample] = []
        let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
        let page = Double(sysconf(Int32(_SC_PAGESIZE)))
        if let fields = Self.statFields(), fields.count > 21, ticks > 0 {
            // Counted from the third field, because the second, the program's name, may hold anything.
            if let user = Double(fields[11]), let system = Double(fields[12]) {
                samples.append(MetricSample(.processCPU, [], (user + system) / ticks))
            }
            if let begun = Double(fields[19]), let boot = Self.bootTime() {
                samples.append(MetricSample(.processStartTime, [], boot + begun / ticks))
            }
            if let bytes = Double(fields[20]) { samples.append(MetricSample(.processVirtualMemory, [], bytes)) }
            if let pages = Double(fields[21]) { samples.append(MetricSample(.processResidentMemory, [], pages * page)) }
        }
        if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd") {
            samples.append(MetricSample(.processOpenFiles, [], Double(open.count)))
        }
        var limit = rlimit()
        if getrlimit(Self.openFilesLimit, &limit) == 0 {
            samples.append(MetricSample(.processMaximumFiles, [], Double(limit.rlim_cur)))
        }
        return samples
    }

    #if canImport(Glibc)
        package static var openFilesLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
        package static var coreLimit: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_CORE.rawValue) }
    #else
        package static var coreLimit: Int32 { RLIMIT_CORE }
        package static var openFilesLimit: Int32 { RLIMIT_NOFILE }
    #endif

    private static func statFields() -> [Substring]? {
        guard let text = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let end = text.lastIndex(of: ")")
        else { return nil }
        return text[text.index(after: end)...].split(separator: " ")
    }

    private static func bootTime() -> Double? {
        guard let text = try? String(contentsOfFile: "/proc/stat", encoding: .utf8) else { return nil }
        return text.split(separator: "\n").first { $0.hasPrefix("btime ") }.flatMap { Double($0.dropFirst(6)) }
    }
}
