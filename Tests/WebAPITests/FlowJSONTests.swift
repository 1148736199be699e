import Linking
import Store
import Testing
import WebServer
import WithingsModel

@testable import WebAPI

@Suite("A flow's step")
struct FlowJSONTests {
    private static let links = ConsentLinks(authorizeURL: "https://a.test/x", signOutFirstURL: "https://a.test/out")
    private static let anna = WithingsUserID(101)

    private static func approved(_ choices: [(String, Int64?)], alreadyLinkedTo: String? = nil) -> ApprovedAccount {
        ApprovedAccount(
            user: anna,
            scopes: [],
            devices: [
                Device(id: "d1", modelName: "Body+"), Device(id: "d2", modelID: 45), Device(id: "d3", type: "Scale"),
            ],
            latestReadings: [
                LatestMeasure(
                    measure: Measure(type: .weight, value: ExactDecimal(80250, exponent: -3)),
                    groupID: 1,
                    attribution: .device,
                    measuredAt: 1_795_447_800,
                    createdAt: 1_795_447_801,
                    timeZone: "Europe/Berlin"
                )
            ],
            alreadyLinkedTo: alreadyLinkedTo,
            choices: choices.map { .init(profile: $0.0, linkedTo: $0.1.map { WithingsUserID($0) }) }
        )
    }

    private static func result(
        _ step: LinkFlow.Step,
        relinking: String? = nil,
        fault: LinkAbort? = nil,
        entry: JSONValue = nil,
        lastFailure: LinkAbort? = nil
    ) -> JSONValue {
        let flow = LinkFlow(id: "f1", startedAt: 1, relinking: relinking, step: step, lastFailure: lastFailure)
        return FlowJSON.result(of: flow, entry: entry, fault: fault, language: "en")
    }

    @Test("on Withings' site is an external step with its address")
    func external() throws {
        #expect(
            Self.result(.consent(Self.links))
                == (json(
                    #"{"type":"external","flow_id":"f1","handler":"withings","step_id":"auth","url":"https://a.test/x","description_placeholders":{"sign_out_first_url":"https://a.test/out"}}"#
                ))
        )
    }

    @Test("on Withings' site says why the last attempt led nowhere")
    func lastFailure() {
        let failure = LinkAbort(.accessDenied, "Consent was refused.", hint: "Try again.")
        let placeholders = Self.result(.consent(Self.links), lastFailure: failure)["description_placeholders"]
        #expect(placeholders?["error_code"] == "access_denied")
        #expect(placeholders?["error"] == "Consent was refused.")
    }

    @Test("after the approval is a form that asks which profile it was and shows whose account it is")
    func form() throws {
        #expect(
            Self.result(.chooseProfile(Self.approved([("Anna", nil), ("Ben", nil)])))
                == (json(
                    """
                    {"type":"form","flow_id":"f1","handler":"withings","step_id":"profile","data_schema":[{"type":"select",\
                    "name":"profile","required":true,"options":[["Anna","Anna"],["Ben","Ben"]]}],"errors":{},"last_step":true,\
                    "preview":null,"description_placeholders":{"user_id":"101","devices":"Body+, BPM Connect, Scale",\
                    "latest_reading":"Weight 80.25 kg, 2026-11-23T16:30:00+01:00"}}
                    """
                ))
        )
    }

    @Test("offers the explicit yes only where a profile has another Withings user")
    func replace() {
        func names(_ choices: [(String, Int64?)]) -> [String] {
            Self.result(.chooseProfile(Self.approved(choices)))["data_schema"]?.array?.compactMap { $0["name"]?.string }
                ?? []
        }
        #expect(names([("Anna", nil), ("Ben", 102)]) == ["profile", "replace"])
        #expect(names([("Anna", 101), ("Ben", nil)]) == ["profile"])
    }

    @Test("suggests the profile that is being linked anew")
    func suggestion() {
        let form = Self.result(.chooseProfile(Self.approved([("Anna", 101)])), relinking: "Anna")
        #expect(form["data_schema"]?.array?.first?["default"] == "Anna")
    }

    @Test(
        "tells faults where Home Assistant's clients show them",
        arguments: [
            (LinkAbort.Code.alreadyLinked, "base", "already_configured"), (.wrongAccount, "profile", "wrong_account"),
            (.unknownProfile, "profile", "unknown_profile"),
        ]
    )
    func errors(code: LinkAbort.Code, field: String, error: String) {
        let fault = LinkAbort(code, "No.", hint: "Choose another.")
        let form = Self.result(.chooseProfile(Self.approved([("Anna", nil)], alreadyLinkedTo: "Ben")), fault: fault)
        #expect(form["errors"] == [field: .string(error)])
        #expect(form["description_placeholders"]?["error"] == "No.")
        #expect(form["description_placeholders"]?["already_linked_to"] == "Ben")
    }

    @Test("at the end is the created entry; of a renewed account Home Assistant's abort that means success")
    func created() throws {
        let account = Account(id: "e1", user: Self.anna, profile: "Anna", linkedAt: 1, scopes: [])
        #expect(
            Self.result(.created(account), entry: ["entry_id": "e1"])
                == (json(
                    #"{"type":"create_entry","flow_id":"f1","handler":"withings","description":null,"description_placeholders":null,"title":"Anna","minor_version":1,"options":{},"subentries":[],"version":1,"result":{"entry_id":"e1"}}"#
                ))
        )
        let renewed = Self.result(.created(account), relinking: "Anna")
        #expect(renewed["type"] == "abort")
        #expect(renewed["reason"] == "reconfigure_successful")
    }

    @Test("that is given up is an abort with its reason")
    func aborted() {
        let abort = Self.result(.aborted(LinkAbort(.accessDenied, "No.", hint: "Again.")))
        #expect(abort["type"] == "abort")
        #expect(abort["reason"] == "access_denied")
        #expect(abort["description_placeholders"] == ["error": "No.", "hint": "Again."])
    }

    @Test(
        "checks what the form is sent in the words of Home Assistant's validator",
        arguments: [
            (#"{}"#, #"{"profile":"required key not provided"}"#),
            (#"{"profile":"X"}"#, #"{"profile":"value must be one of ['Anna', 'Ben']"}"#),
            (#"{"profile":1}"#, #"{"profile":"value must be one of ['Anna', 'Ben']"}"#),
            (#"{"profile":"Anna","replace":"yes"}"#, #"{"replace":"expected bool"}"#),
            (#"{"profile":"Anna","z":1}"#, #"{"base":["not a valid option at 'z'"]}"#),
        ]
    )
    func input(text: String, faults: String) throws {
        #expect(FlowInput(json(text).object ?? [:], choices: ["Anna", "Ben"]) == .faults(json(faults)))
    }
}
