import Testing
import WebServer

@testable import WebAPI

/// Every answer here was seen from Home Assistant 2026.11.0 to the same message.
@Suite("The WebSocket's faults, word by word as Home Assistant's")
struct SocketWordsTests {
    @Test(
        "name everything that does not fit a command, where it stands and what was got",
        arguments: [
            ("ping", ["extra": 1], "extra keys not allowed. Got {'id': 1, 'type': 'ping', 'extra': 1}"),
            ("subscribe_events", ["event_type": 5], "expected str at 'event_type'. Got 5"),
            ("unsubscribe_events", [:], "required key not provided at 'subscription'. Got None"),
            ("unsubscribe_events", ["subscription": -1], "value must be at least 0 at 'subscription'. Got -1"),
            ("subscribe_entities", ["entity_ids": 5], "Entity IDs must be a string or a list at 'entity_ids'. Got 5"),
            (
                "subscribe_entities", ["entity_ids": ["x"]],
                "Entity ID x is an invalid entity ID at 'entity_ids'. Got ['x']"
            ),
            ("subscribe_entities", ["include": 5], "expected a mapping at 'include'. Got 5"),
            (
                "history/history_during_period", [:],
                "required key not provided at 'entity_ids'. Got None\n"
                    + "required key not provided at 'start_time'. Got None"
            ),
            (
                "history/history_during_period", ["start_time": "2026-11-27", "entity_ids": ["a.b"], "foo": 1],
                "not a valid option at 'foo'. Got 1"
            ),
            (
                "history/stream", ["start_time": "2026-11-27", "entity_ids": ["a.b"], "minimal_response": 1],
                "expected bool at 'minimal_response'. Got 1"
            ),
            (
                "recorder/statistics_during_period",
                ["start_time": "2026-11-01", "statistic_ids": ["a"], "period": "decade"],
                "expected '5minute' or 'hour' or 'day' or 'week' or 'month' or 'year' at 'period'. Got 'decade'"
            ),
            (
                "recorder/statistics_during_period",
                ["start_time": "2026-11-01", "statistic_ids": [], "period": "hour"],
                "value must not be empty at 'statistic_ids'. Got []"
            ),
            (
                "recorder/statistics_during_period",
                ["start_time": "2026-11-01", "statistic_ids": ["a"], "period": "hour", "types": ["nope"]],
                "expected 'change' or 'last_reset' or 'max' or 'mean' or 'min' or 'state' or 'sum' at 'types[0]'. "
                    + "Got 'nope'"
            ),
            (
                "recorder/list_statistic_ids", ["statistic_type": "x"],
                "expected 'sum' or 'mean' at 'statistic_type'. Got 'x'"
            ),
            ("recorder/get_statistics_metadata", ["statistic_ids": "x"], "expected a list at 'statistic_ids'. Got 'x'"),
            ("recorder/get_statistics_metadata", ["statistic_ids": [5]], "expected str at 'statistic_ids[0]'. Got 5"),
            (
                "recorder/statistic_during_period", ["statistic_id": "a", "calendar": ["period": "x"]],
                "expected 'hour' or 'day' or 'week' or 'month' or 'year' at 'calendar.period'. Got 'x'"
            ),
            (
                "recorder/statistic_during_period", ["statistic_id": "a", "fixed_period": ["start_time": "x"]],
                "Invalid datetime specified: x at 'fixed_period.start_time'. Got 'x'"
            ),
            (
                "recorder/statistic_during_period",
                ["statistic_id": "a", "fixed_period": [:], "calendar": ["period": "day"]],
                "two or more values in the same group of exclusion 'period' at '<period>'. Got None"
            ),
            (
                "recorder/statistic_during_period", ["statistic_id": "a", "rolling_window": ["duration": 5]],
                "expected dict at 'rolling_window.duration'. Got 5"
            ),
            (
                "call_service", [:],
                "required key not provided at 'domain'. Got None\n"
                    + "required key not provided at 'service'. Got None"
            ),
            (
                "call_service", ["domain": "homeassistant", "service": "check_config", "service_data": 5],
                "expected dict at 'service_data'. Got 5"
            ),
            (
                "call_service", ["domain": "homeassistant", "service": "check_config", "service_data": ["foo": 1]],
                "not a valid option at 'foo'"
            ),
            (
                "config/entity_registry/get", ["entity_id": "BAD x"],
                "Entity ID BAD x is an invalid entity ID at 'entity_id'. Got 'BAD x'"
            ),
            (
                "auth/long_lived_access_token", ["client_name": "x", "lifespan": "a"],
                "expected int at 'lifespan'. Got 'a'"
            ),
            ("supported_features", ["features": ["x": "y"]], "expected int at 'features.x'. Got 'y'"),
        ] as [(String, [String: JSONValue], String)]
    )
    func invalid(type: String, members: [String: JSONValue], message: String) async throws {
        let listener = try await SocketListener.welcome(try Bridge())
        let answer = await listener.ask(1, type, members)
        #expect(answer["error"] == ["code": "invalid_format", "message": .string(message)])
        #expect(answer["id"] == 1)
        // It counts, and the conversation goes on.
        #expect(await listener.ask(1, "ping")["error"]?["code"] == "id_reuse")
        #expect(await listener.ask(2, "ping")["type"] == "pong")
    }

    @Test(
        "give back the number of a message that is none",
        arguments: [
            ("5", 0), (#""x""#, 0), ("{}", nil), (#"{"id":1}"#, 1), (#"{"id":"a","type":"ping"}"#, "a"),
            (#"{"id":-1,"type":"ping"}"#, -1), (#"{"id":0,"type":"ping"}"#, 0), (#"{"id":true,"type":"ping"}"#, true),
            (#"{"id":1.5,"type":"ping"}"#, .number("1.5")), (#"{"id":3,"type":5}"#, 3),
        ] as [(String, JSONValue)]
    )
    func incorrect(text: String, id: JSONValue) async throws {
        let listener = try await SocketListener.welcome(try Bridge())
        await listener.talk.received(Array(text.utf8), isText: true)
        #expect(
            listener.heard() == [
                [
                    "id": id, "type": "result", "success": false,
                    "error": ["code": "invalid_format", "message": "Message incorrectly formatted."],
                ]
            ]
        )
    }

    @Test("write values as Python does")
    func python() {
        #expect(PythonText.text(nil) == "None")
        #expect(PythonText.text([true, "it's", #"a"b"#, 1]) == #"[True, "it's", 'a"b', 1]"#)
        #expect(PythonText.text(.string(String(repeating: "x", count: 900))).count == 500)
    }
}
