extension ConfigurationSchema {
    private static let standard = WithingsSettings(clientID: "", clientSecret: "", profiles: [])

    static let withings = SchemaBlock(
        name: "withings",
        summary: LocalizedText(
            "Your application at Withings and the people whose readings are kept.",
            ko: "Withings에 등록한 애플리케이션과 기록을 보관할 사람들입니다."
        ),
        keys: [
            SchemaKey(
                "client_id",
                .text,
                isRequired: true,
                "The client id of your application on developer.withings.com.",
                ko: "developer.withings.com에 등록한 애플리케이션의 클라이언트 ID입니다."
            ),
            SchemaKey(
                "client_secret",
                .secret,
                isRequired: true,
                "Its secret. Keep it in `secrets.yaml`.",
                ko: "애플리케이션의 비밀 값입니다. `secrets.yaml`에 두세요."
            ),
            SchemaKey(
                "profiles",
                .profiles,
                isRequired: true,
                "A name for each person. Devices, entities and pages are named after it.",
                ko: "사람마다 하나씩 정하는 이름입니다. 기기, 구성요소, 페이지에 이 이름이 쓰입니다."
            ),
            SchemaKey(
                "scan_interval",
                .duration(minimum: 1),
                standard: String(Int(standard.scanInterval)),
                "The time between two refreshes of a person's readings. Below 60 seconds Withings may refuse to answer.",
                ko: "한 사람의 기록을 새로 고치는 간격입니다. 60초보다 짧으면 Withings가 응답을 거부할 수 있습니다."
            ),
            SchemaKey(
                "use_webhook",
                .boolean,
                "Whether Withings tells this program about new readings. Without it that is tried where the address allows.",
                ko: "새 기록이 생기면 Withings가 알리도록 할지 정합니다. 없으면 주소가 허용할 때만 사용합니다."
            ),
            SchemaKey(
                "legacy_sensors",
                .boolean,
                standard: "\(standard.legacySensors)",
                "Whether the thirty sensors of Home Assistant 0.99 are there under their old names, beside today's.",
                ko: "Home Assistant 0.99의 센서 30개를 예전 이름으로 함께 제공할지 정합니다."
            ),
            SchemaKey(
                "overdue",
                .limits,
                "After how many days without a measurement a sensor says that it is overdue.",
                ko: "며칠 동안 측정하지 않으면 측정이 늦었다고 알릴지 정합니다."
            ),
            SchemaKey(
                "base_url",
                .url,
                "The address under which Withings and browsers reach this program; goes before all others.",
                ko: "Withings와 브라우저가 이 프로그램에 접속하는 주소입니다. 다른 주소 설정보다 우선합니다."
            ),
            SchemaKey(
                "account_url",
                .url,
                standard: standard.accountURL,
                "Where people approve; another one for another cloud or for tests.",
                ko: "승인하는 사이트의 주소입니다. 다른 클라우드나 시험용으로 바꿀 수 있습니다."
            ),
            SchemaKey(
                "api_url",
                .url,
                standard: standard.apiURL,
                "Where the readings come from; another one for another cloud or for tests.",
                ko: "기록을 가져오는 주소입니다. 다른 클라우드나 시험용으로 바꿀 수 있습니다."
            ),
        ]
    )
}
