import Foundation
import Testing

/// The house is built ground to roof: `Package.swift` lists the targets in that order, and the sources keep to it.
@Suite("The arrows of the architecture")
struct ArchitectureTests {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let adapters: Set = ["WithingsAPI", "Store", "BridgeConfiguration", "MQTTLink", "HomeAssistantLink"]
    static let waysOut: Set = ["HomeAssistant", "WebAPI", "WebUI"]

    /// The program's targets in the order of the manifest, with what each names.
    static func targets() throws -> [(name: String, dependencies: Set<String>)] {
        let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
        let list = try #require(manifest.components(separatedBy: "    targets: [").last)
        let pattern = /(?s)(?:layer\(\s*|executableTarget\(\s*name:\s*)"([^"]+)",\s*(?:dependencies:\s*)?\[(.*?)\]/
        return list.matches(of: pattern).map { match in
            let names = String(match.2).matches(of: /"([^"]+)"/).map { String($0.1) }
            return (String(match.1), Set(names))
        }
    }

    /// The modules that the files of a target import.
    static func imports(of target: String) throws -> Set<String> {
        let folder = root.appendingPathComponent("Sources/\(target)")
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
            .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        var modules: Set<String> = []
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?m)^(?:@\w+ )*(?:public |package )?import (?:\w+ )?(\w+)/) {
                modules.insert(String(match.1))
            }
        }
        return modules
    }

    @Test("every target names only targets that stand before it in the manifest")
    func arrowsPointDown() throws {
        let targets = try Self.targets()
        try #require(targets.count > 12)
        var seen: Set<String> = ["CMosquitto", "CZlib"]
        let names = Set(targets.map(\.name))
        for target in targets {
            let own = target.dependencies.intersection(names)
            #expect(own.isSubset(of: seen), "\(target.name) names \(own.subtracting(seen).sorted()) from above")
            seen.insert(target.name)
        }
    }

    @Test("the sources import only what the manifest lets them")
    func importsMatchTheManifest() throws {
        let targets = try Self.targets()
        let names = Set(targets.map(\.name))
        for target in targets where FileManager.default.fileExists(atPath: Self.root.path + "/Sources/\(target.name)") {
            let own = try Self.imports(of: target.name).intersection(names)
            #expect(
                own.isSubset(of: target.dependencies),
                "\(target.name) imports \(own.subtracting(target.dependencies).sorted())"
            )
        }
    }

    @Test("adapters do not know one another, and neither do the ways out")
    func noSidewaysArrows() throws {
        for target in try Self.targets() {
            if Self.adapters.contains(target.name) {
                #expect(target.dependencies.isDisjoint(with: Self.adapters), "\(target.name)")
            }
            if Self.waysOut.contains(target.name) {
                #expect(target.dependencies.isDisjoint(with: Self.waysOut), "\(target.name)")
            }
        }
    }

    @Test("the client library stands alone: no storage, no server")
    func libraryStandsAlone() throws {
        let library = try #require(try Self.targets().first { $0.name == "WithingsAPI" })
        let names = Set(try Self.targets().map(\.name))
        #expect(library.dependencies.intersection(names) == ["WithingsModel"])
        let imports = try Self.imports(of: "WithingsAPI")
        #expect(imports.isDisjoint(with: ["GRDB", "Hummingbird", "ServiceLifecycle"]))
    }

    @Test("the simulated cloud shares no code with what it is there to test")
    func cloudStandsApart() throws {
        let cloud = try #require(try Self.targets().first { $0.name == "SimulatedCloud" })
        #expect(cloud.dependencies.intersection(Set(try Self.targets().map(\.name))).isEmpty)
    }

    @Test("no source file is longer than four hundred lines, tables of data excepted")
    func filesAreSmall() throws {
        let files =
            FileManager.default.enumerator(
                at: Self.root.appendingPathComponent("Sources"),
                includingPropertiesForKeys: nil
            )?.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        try #require(files.count > 100)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            let isTable = text.hasPrefix("// Data:")
            let lines = text.count { $0 == "\n" }
            #expect(isTable || lines <= 400, "\(file.lastPathComponent) has \(lines) lines")
        }
    }

    @Test("nothing in the sources can end the program on the spot")
    func nothingTraps() throws {
        let files =
            FileManager.default.enumerator(
                at: Self.root.appendingPathComponent("Sources"),
                includingPropertiesForKeys: nil
            )?.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" } ?? []
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            for trap in ["try!", "fatalError(", "preconditionFailure(", " as! "] {
                #expect(!text.contains(trap), "\(file.lastPathComponent) has \(trap)")
            }
        }
    }
}
