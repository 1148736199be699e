import Entities
import Linking
import Store
import WebServer
import WithingsModel

/// A flow's step as Home Assistant's flow manager gives it.
enum FlowJSON {
    /// - Parameters:
    ///   - entry: the created entry, where there is one.
    ///   - fault: why the form's answer was not accepted.
    static func result(of flow: LinkFlow, entry: JSONValue, fault: LinkAbort? = nil, language: String) -> JSONValue {
        switch flow.step {
        case .consent(let links): external(links, flow: flow)
        case .chooseProfile(let approved): form(approved, flow: flow, fault: fault, language: language)
        case .created(let account):
            flow.relinking == nil ? created(account, id: flow.id, entry: entry) : relinked(account, id: flow.id)
        case .aborted(let abort): aborted(abort, id: flow.id)
        }
    }

    static func aborted(_ abort: LinkAbort, id: String) -> JSONValue {
        base("abort", id).with([
            "reason": .string(abort.code.rawValue),
            "description_placeholders": ["error": .string(abort.message), "hint": .string(abort.hint)],
        ])
    }

    private static func external(_ links: ConsentLinks, flow: LinkFlow) -> JSONValue {
        // What Home Assistant's clients do not know they pass over.
        var placeholders: [String: JSONValue] = ["sign_out_first_url": .string(links.signOutFirstURL)]
        if let failure = flow.lastFailure {
            placeholders["error_code"] = .string(failure.code.rawValue)
            placeholders["error"] = .string(failure.message)
            placeholders["hint"] = .string(failure.hint)
        }
        return base("external", flow.id).with([
            "step_id": "auth", "url": .string(links.authorizeURL), "description_placeholders": .object(placeholders),
        ])
    }

    private static func created(_ account: Account, id: String, entry: JSONValue) -> JSONValue {
        base("create_entry", id).with([
            "title": .string(account.profile), "description": nil, "description_placeholders": nil, "version": 1,
            "minor_version": 1, "options": [:], "subentries": [], "result": entry,
        ])
    }

    /// A renewed account is no new entry: Home Assistant ends such a flow with an abort that says that all went well.
    private static func relinked(_ account: Account, id: String) -> JSONValue {
        base("abort", id).with([
            "reason": "reconfigure_successful", "description_placeholders": ["profile": .string(account.profile)],
        ])
    }

    private static func form(
        _ approved: ApprovedAccount,
        flow: LinkFlow,
        fault: LinkAbort?,
        language: String
    ) -> JSONValue {
        let names = approved.choices.map { JSONValue.string($0.profile) }
        var select: [String: JSONValue] = [
            "type": "select", "name": "profile", "required": true, "options": .array(names.map { [$0, $0] }),
        ]
        if let suggestion = flow.relinking { select["default"] = .string(suggestion) }
        var schema: [JSONValue] = [.object(select)]
        // The explicit yes is only asked where a profile has another Withings user already.
        if approved.choices.contains(where: { $0.linkedTo != nil && $0.linkedTo != approved.user }) {
            schema.append(["type": "boolean", "name": "replace", "required": false, "optional": true, "default": false])
        }
        return base("form", flow.id).with([
            "step_id": "profile", "data_schema": .array(schema), "errors": errors(fault), "last_step": true,
            "preview": nil, "description_placeholders": placeholders(approved, fault: fault, language: language),
        ])
    }

    private static func errors(_ fault: LinkAbort?) -> JSONValue {
        guard let fault else { return [:] }
        let field = fault.code == .wrongAccount || fault.code == .unknownProfile ? "profile" : "base"
        return [field: .string(fault.code.rawValue)]
    }

    /// Whose account it is, so that the right person is recognised before anything is saved.
    private static func placeholders(_ approved: ApprovedAccount, fault: LinkAbort?, language: String) -> JSONValue {
        let devices = (approved.devices ?? []).map { device in
            device.modelName ?? device.modelID.flatMap { DeviceModel(rawValue: $0).name } ?? device.type ?? device.id
        }
        var placeholders: [String: JSONValue] = [
            "user_id": .string(approved.user.description), "devices": .string(devices.joined(separator: ", ")),
            "latest_reading": .string(approved.latestReadings?.first.map { text(of: $0, language: language) } ?? ""),
        ]
        if let profile = approved.alreadyLinkedTo { placeholders["already_linked_to"] = .string(profile) }
        if let fault {
            placeholders["error"] = .string(fault.message)
            placeholders["hint"] = .string(fault.hint)
        }
        return .object(placeholders)
    }

    /// `Weight 80.25 kg, 2026-11-19T06:03:00+01:00`.
    private static func text(of reading: LatestMeasure, language: String) -> String {
        let row = Catalogue.measure(reading.measure.type, position: reading.measure.position)
        let value = [row.name.text(in: language), reading.measure.value.description, row.unit].compactMap(\.self)
        return value.joined(separator: " ") + ", " + MomentText.local(reading.measuredAt, timeZone: reading.timeZone)
    }

    private static func base(_ type: String, _ id: String) -> JSONValue {
        ["type": .string(type), "flow_id": .string(id), "handler": "withings"]
    }
}

extension JSONValue {
    fileprivate func with(_ members: [String: JSONValue]) -> JSONValue {
        .object((object ?? [:]).merging(members) { _, new in new })
    }
}
