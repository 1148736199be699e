// swift-tools-version:6.2

import PackageDescription

// The targets stand in the order in which the house is built, ground to roof: a target names only what stands
// above it in this file. Tests/ArchitectureTests asserts the arrows.

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

extension Target.Dependency {
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let cryptoExtras = product(name: "CryptoExtras", package: "swift-crypto")
    static let grdb = product(name: "GRDB", package: "GRDB.swift")
    static let grdbSQLite = product(name: "GRDBSQLite", package: "GRDB.swift")
    static let httpTypes = product(name: "HTTPTypes", package: "swift-http-types")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdCore = product(name: "HummingbirdCore", package: "hummingbird")
    static let hummingbirdTLS = product(name: "HummingbirdTLS", package: "hummingbird")
    static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
    static let logging = product(name: "Logging", package: "swift-log")
    static let mustache = product(name: "Mustache", package: "swift-mustache")
    static let nioConcurrency = product(name: "NIOConcurrencyHelpers", package: "swift-nio")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioFoundation = product(name: "NIOFoundationCompat", package: "swift-nio")
    static let nioHTTPCompression = product(name: "NIOHTTPCompression", package: "swift-nio-extras")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let nioHTTPTypes = product(name: "NIOHTTPTypes", package: "swift-nio-extras")
    static let nioHTTPTypesHTTP1 = product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let nioTLS = product(name: "NIOTLS", package: "swift-nio")
    static let nioSSL = product(name: "NIOSSL", package: "swift-nio-ssl")
    static let nioWebSocket = product(name: "NIOWebSocket", package: "swift-nio")
    static let serviceLifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let unixSignals = product(name: "UnixSignals", package: "swift-service-lifecycle")
    static let yams = product(name: "Yams", package: "Yams")
}

func layer(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.target(name: name), "TestSupport"] + dependencies,
        exclude: exclude,
        swiftSettings: strict
    )
}

let package = Package(
    name: "withings-bridge",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "WithingsAPI", targets: ["WithingsAPI", "WithingsModel"]),
        .executable(name: "withings-bridge", targets: ["withings-bridge"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: ["FullFoundation"]),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Ground: Withings' words as values, and JSON as a value.
        layer("WithingsModel", []),
        layer("JSONDocument", []),
        layer("Metering", [.nioConcurrency]),

        // Adapters: each talks to one thing outside; they do not know one another.
        layer(
            "WithingsAPI",
            ["WithingsModel", .asyncHTTPClient, .crypto, .logging, .nioCore, .nioHTTP1, .nioHTTPCompression]
        ),
        layer("Store", ["WithingsModel", .crypto]),
        layer("SQLiteStore", ["Store", "WithingsModel", .grdb, .grdbSQLite, .crypto, .logging]),
        layer("BridgeConfiguration", [.yams]),
        .systemLibrary(name: "CMosquitto", pkgConfig: "libmosquitto", providers: [.apt(["libmosquitto-dev"])]),
        layer("MQTTLink", ["CMosquitto", .logging, .nioConcurrency, .serviceLifecycle]),
        layer(
            "HomeAssistantLink",
            ["JSONDocument", .logging, .nioConcurrency, .nioCore, .nioHTTP1, .nioPosix, .nioSSL, .nioWebSocket]
        ),

        // Work: what happens between the adapters.
        layer("Sync", ["WithingsAPI", "WithingsModel", "Store", .crypto, .logging, .serviceLifecycle]),
        layer("Linking", ["WithingsAPI", "WithingsModel", "Store", .crypto, .logging]),
        layer("Entities", ["WithingsModel", "Store", .logging, .nioConcurrency, .serviceLifecycle]),
        layer("Access", ["Store", "WithingsModel", .crypto, .cryptoExtras]),
        layer(
            "StatisticsImport",
            [
                "Entities", "HomeAssistantLink", "JSONDocument", "Store", "WithingsModel", .crypto, .logging,
                .serviceLifecycle,
            ]
        ),
        layer("MovingHouse", ["Entities", "HomeAssistantLink", "JSONDocument", "WithingsModel", .logging]),
        layer("Charts", ["WithingsModel"]),

        // Ways out: what offers the data.
        layer("HomeAssistant", ["Entities", "MQTTLink", "Store", "WithingsModel", .logging, .serviceLifecycle]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        layer(
            "WebServer",
            [
                "CZlib", "JSONDocument", "Metering", .httpTypes, .hummingbird, .logging, .nioConcurrency, .nioCore,
                .nioHTTPTypes,
            ]
        ),
        layer(
            "WebSocketServer",
            [
                .hummingbirdCore, .logging, .nioConcurrency, .nioCore, .nioHTTP1, .nioHTTPTypes, .nioHTTPTypesHTTP1,
                .nioWebSocket, .serviceLifecycle,
            ]
        ),
        layer(
            "WebAPI",
            [
                "Access", "BridgeConfiguration", "Entities", "JSONDocument", "Linking", "Store", "Sync", "WebServer",
                "WebSocketServer", "WithingsModel", .httpTypes, .hummingbird, .logging, .nioConcurrency, .nioCore,
            ]
        ),
        layer(
            "WebUI",
            [
                "Access", "BridgeConfiguration", "Charts", "Entities", "Linking", "Store", "Sync", "WebServer",
                "WithingsModel", .httpTypes, .hummingbird, .logging, .mustache, .nioCore, .serviceLifecycle,
            ]
        ),

        // A stand-in for Withings, for the demo and the tests. It shares no code with the client on purpose.
        layer(
            "SimulatedCloud",
            [.asyncHTTPClient, .crypto, .httpTypes, .hummingbird, .logging, .nioCore, .nioHTTP1, .serviceLifecycle]
        ),

        // Roof: composes everything.
        layer(
            "BridgeApp",
            [
                "Access", "BridgeConfiguration", "Entities", "HomeAssistant", "HomeAssistantLink", "JSONDocument",
                "Linking",
                "Metering", "MovingHouse", "MQTTLink", "SQLiteStore", "StatisticsImport", "Store",
                "Sync", "WebAPI", "WebServer", "WebSocketServer", "WebUI", "WithingsAPI", "WithingsModel",
                .asyncHTTPClient, .crypto, .httpTypes, .hummingbird, .hummingbirdCore, .hummingbirdTLS, .logging,
                .nioConcurrency, .nioCore, .nioHTTP1, .nioPosix, .nioSSL, .nioTLS, .serviceLifecycle, .unixSignals,
            ]
        ),
        .executableTarget(
            name: "withings-bridge",
            dependencies: [
                "BridgeApp", "BridgeConfiguration", "SimulatedCloud", "WithingsModel", .argumentParser, .logging,
                .serviceLifecycle, .unixSignals,
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Entities", "HomeAssistant", "MQTTLink", "SimulatedCloud", "SQLiteStore", "Store", "Sync",
                "TestSupport", "WithingsAPI",
                "WithingsModel", .grdbSQLite, .httpTypes, .hummingbird, .logging, .nioCore,
            ],
            path: "Benchmarks",
            swiftSettings: strict
        ),

        // Tests.
        .target(
            name: "TestSupport",
            dependencies: [
                "Entities", "MQTTLink", "SimulatedCloud", "Store", "WithingsAPI", "WithingsModel", .asyncHTTPClient,
                .logging,
                .nioConcurrency, .nioCore, .nioFoundation, .nioHTTP1,
            ],
            path: "Tests/TestSupport",
            swiftSettings: strict
        ),
        .executableTarget(
            name: "simulate-years",
            dependencies: [
                "SQLiteStore", "SimulatedCloud", "Store", "Sync", "TestSupport", "WithingsAPI", "WithingsModel",
                .logging,
            ],
            path: "Tests/SimulatedYears",
            swiftSettings: strict
        ),
        tests(of: "WithingsModel"),
        tests(
            of: "WithingsAPI",
            [
                "SimulatedCloud", "SQLiteStore", "Store", "WithingsModel", .asyncHTTPClient, .nioCore, .nioHTTP1,
                .nioHTTPCompression,
                .nioPosix,
            ],
            exclude: ["Corpus"]
        ),
        tests(of: "SQLiteStore", ["Store", "WithingsModel", .grdb, .grdbSQLite, .logging]),
        tests(of: "BridgeConfiguration", exclude: ["Samples"]),
        tests(of: "MQTTLink", [.logging, .nioConcurrency]),
        tests(of: "Sync", ["SimulatedCloud", "SQLiteStore", "Store", "WithingsAPI", "WithingsModel", .logging]),
        tests(of: "Linking", ["SimulatedCloud", "SQLiteStore", "Store", "WithingsAPI", "WithingsModel", .logging]),
        tests(of: "Entities", ["Store", "SQLiteStore", "WithingsModel", .logging]),
        tests(of: "Access", ["Store", "WithingsModel"]),
        tests(of: "Charts", ["WithingsModel"]),
        tests(
            of: "HomeAssistant",
            ["Entities", "MQTTLink", "Store", "SQLiteStore", "WithingsModel", .logging],
            exclude: ["Golden"]
        ),
        tests(of: "Metering"),
        tests(
            of: "HomeAssistantLink",
            [
                "JSONDocument", "WebSocketServer", .hummingbird, .hummingbirdCore, .hummingbirdTesting, .logging,
                .nioCore,
            ]
        ),
        tests(
            of: "StatisticsImport",
            ["Entities", "HomeAssistantLink", "JSONDocument", "Store", "WithingsModel", .logging]
        ),
        tests(of: "MovingHouse", ["Entities", "HomeAssistantLink", "JSONDocument", "WithingsModel", .logging]),
        tests(
            of: "WebServer",
            ["JSONDocument", "Metering", .httpTypes, .hummingbird, .hummingbirdTesting, .logging, .nioCore],
            exclude: ["Corpus"]
        ),
        tests(
            of: "WebAPI",
            [
                "Access", "BridgeConfiguration", "Entities", "HomeAssistantLink", "Linking", "SimulatedCloud", "Store",
                "Sync", "WebServer", "WebSocketServer", "WithingsAPI", "WithingsModel", .httpTypes, .hummingbird,
                .hummingbirdTesting,
                .logging, .nioCore, .nioHTTP1, .nioPosix, .nioWebSocket,
            ]
        ),
        tests(
            of: "WebUI",
            [
                "Access", "BridgeConfiguration", "Charts", "Entities", "Linking", "SQLiteStore", "Store", "Sync",
                "WebServer", "SimulatedCloud", "WithingsAPI", "WithingsModel", .httpTypes, .hummingbird,
                .hummingbirdTesting, .logging, .mustache, .nioConcurrency, .nioCore,
            ]
        ),
        tests(of: "SimulatedCloud", [.asyncHTTPClient, .nioCore, .nioHTTP1]),
        tests(
            of: "BridgeApp",
            [
                "Access", "BridgeConfiguration", "HomeAssistantLink", "JSONDocument", "Metering", "MQTTLink",
                "SQLiteStore", "Store", "WebServer",
                "WebSocketServer", "WithingsAPI", "WithingsModel", .hummingbird, .logging, .nioConcurrency, .nioCore,
                .nioPosix, .nioSSL,
                .serviceLifecycle,
            ]
        ),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "HomeAssistantLink", "JSONDocument", "MovingHouse", "MQTTLink", "SQLiteStore", "StatisticsImport",
                "Store",
                "TestSupport", "SimulatedCloud", "WithingsModel", "simulate-years", "withings-bridge",
                .asyncHTTPClient, .grdb, .logging,
                .nioCore,
                .nioHTTP1,
            ],
            exclude: ["Corpus"],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
