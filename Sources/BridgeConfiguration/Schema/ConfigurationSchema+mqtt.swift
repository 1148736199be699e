extension ConfigurationSchema {
    private static let standard = MQTTSettings()

    static let mqtt = SchemaBlock(
        name: "mqtt",
        summary: LocalizedText(
            "The broker through which Home Assistant sees the readings.",
            ko: "Home Assistant에 기록을 전달하는 브로커입니다."
        ),
        keys: [
            SchemaKey(
                "broker",
                .brokerHost,
                standard: standard.broker,
                "Where the broker is.",
                ko: "브로커의 주소입니다."
            ),
            SchemaKey(
                "port",
                .integer(1...65_535),
                standard: "\(standard.port)",
                "Its port; with TLS usually 8883.",
                ko: "브로커의 포트입니다. TLS를 쓰면 보통 8883입니다."
            ),
            SchemaKey("username", .text, "The name to sign in with.", ko: "로그인할 이름입니다."),
            SchemaKey(
                "password",
                .secret,
                "The password to sign in with. Keep it in `secrets.yaml`.",
                ko: "로그인할 비밀번호입니다. `secrets.yaml`에 두세요."
            ),
            SchemaKey(
                "client_id",
                .text,
                standard: "made once and kept",
                "The name of this connection at the broker.",
                ko: "브로커에서 이 연결을 구분하는 이름입니다."
            ),
            SchemaKey(
                "keepalive",
                .integer(15...65_535),
                standard: "\(standard.keepalive)",
                "Seconds after which a silent connection is checked.",
                ko: "조용한 연결을 확인하는 간격(초)입니다."
            ),
            SchemaKey(
                "certificate",
                .fileOrAuto,
                "Turns TLS on: a PEM file of certificates to trust, or `auto` for the machine's own.",
                ko: "TLS를 사용합니다. 신뢰할 인증서의 PEM 파일 또는 시스템 인증서를 뜻하는 `auto`입니다."
            ),
            SchemaKey(
                "client_cert",
                .file,
                "A PEM file with the certificate of this program; needs `client_key`.",
                ko: "이 프로그램의 인증서가 있는 PEM 파일입니다. `client_key`도 필요합니다."
            ),
            SchemaKey(
                "client_key",
                .file,
                "A PEM file with its key; needs `client_cert`.",
                ko: "그 키가 있는 PEM 파일입니다. `client_cert`도 필요합니다."
            ),
            SchemaKey(
                "tls_insecure",
                .boolean,
                standard: "\(standard.tlsInsecure)",
                "Accepts a certificate that names another host.",
                ko: "다른 호스트 이름의 인증서도 받아들입니다."
            ),
            SchemaKey(
                "discovery",
                .boolean,
                standard: "\(standard.discovery)",
                "Whether Home Assistant is told about the entities.",
                ko: "Home Assistant에 구성요소를 알릴지 정합니다."
            ),
            SchemaKey(
                "discovery_prefix",
                .topic,
                standard: standard.discoveryPrefix,
                "Where Home Assistant listens for them.",
                ko: "Home Assistant가 이를 기다리는 토픽입니다."
            ),
            SchemaKey(
                "default_entity_id",
                .entityIDPattern,
                standard: "left to Home Assistant",
                "How new entities' ids are made, such as `{profile}_{key}`. Entities that Home Assistant knows keep theirs.",
                ko: "새 구성요소의 ID를 만드는 방식입니다(예: `{profile}_{key}`). Home Assistant가 이미 아는 구성요소는 그대로입니다."
            ),
        ],
        unusedKeys: [
            "alarm_control_panel", "binary_sensor", "birth_message", "button", "camera", "climate", "cover", "date",
            "datetime", "device_automation", "device_tracker", "embedded", "event", "fan", "humidifier", "image",
            "lawn_mower", "light", "lock", "notify", "number", "protocol", "scene", "select", "sensor", "siren",
            "switch", "tag", "text", "time", "tls_version", "transport", "update", "vacuum", "valve", "water_heater",
            "will_message", "ws_headers", "ws_path",
        ]
    )
}
