import BridgeConfiguration
import Foundation
import WebServer

/// What Home Assistant's core says of itself, in its form.
enum CoreJSON {
    static func config(
        settings: Settings,
        folder: String,
        isBrokerConnected: Bool,
        isSafeMode: Bool,
        version: String
    ) -> JSONValue {
        [
            "allowlist_external_dirs": [], "allowlist_external_urls": [],
            "components": components(isBrokerConnected: isBrokerConnected), "config_dir": .string(folder),
            "config_source": "yaml", "country": nil, "currency": "EUR", "debug": false, "elevation": 0,
            "external_url": .string(settings.externalURL), "internal_url": .optional(settings.home.internalURL),
            "language": .string(settings.home.language ?? "en"), "latitude": 0,
            "location_name": .string(settings.home.name), "logging": ["log_file_disabled_reason": nil], "longitude": 0,
            "radius": 100, "recovery_mode": .bool(isSafeMode), "safe_mode": .bool(isSafeMode), "state": "RUNNING",
            "time_zone": .string(settings.home.timeZone ?? TimeZone.current.identifier),
            "unit_system": settings.home.unitSystem == "us_customary" ? customaryUnits : metricUnits,
            "version": .string(version), "whitelist_external_dirs": [],
        ]
    }

    static func components(isBrokerConnected: Bool) -> JSONValue {
        var names: [JSONValue] = [
            "api", "auth", "binary_sensor", "button", "calendar", "config", "event", "homeassistant", "http",
            "onboarding",
            "sensor", "webhook", "withings",
        ]
        if isBrokerConnected { names.append("mqtt") }
        return .array(names)
    }

    /// Home Assistant's answer, and beside it every diagnostic with its place.
    static func check(_ check: ConfigurationCheck) -> JSONValue {
        func lines(_ severity: Diagnostic.Severity) -> JSONValue {
            let lines = check.diagnostics.filter { $0.severity == severity }.map(\.description)
            return lines.isEmpty ? nil : .string(lines.joined(separator: "\n"))
        }
        return [
            "result": check.isValid ? "valid" : "invalid", "errors": lines(.error), "warnings": lines(.warning),
            "diagnostics": .array(
                check.diagnostics.map { diagnostic in
                    [
                        "severity": .string(diagnostic.severity.rawValue), "file": .string(diagnostic.file),
                        "line": .int(diagnostic.line), "column": .int(diagnostic.column),
                        "message": .string(diagnostic.message), "hint": .optional(diagnostic.hint),
                    ]
                }
            ),
        ]
    }

    private static let metricUnits: JSONValue = [
        "length": "km", "accumulated_precipitation": "mm", "area": "m²", "mass": "g", "pressure": "Pa",
        "temperature": "°C", "volume": "L", "wind_speed": "m/s",
    ]
    private static let customaryUnits: JSONValue = [
        "length": "mi", "accumulated_precipitation": "in", "area": "ft²", "mass": "lb", "pressure": "psi",
        "temperature": "°F", "volume": "gal", "wind_speed": "mph",
    ]
}
