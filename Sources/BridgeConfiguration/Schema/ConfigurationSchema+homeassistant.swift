extension ConfigurationSchema {
    private static let standard = HomeSettings()

    static let homeassistant = SchemaBlock(
        name: "homeassistant",
        summary: LocalizedText(
            "Where this installation is and how it is reached.",
            ko: "이 설치의 위치와 접속 주소입니다."
        ),
        keys: [
            SchemaKey(
                "name",
                .text,
                standard: standard.name,
                "The name of this installation.",
                ko: "이 설치의 이름입니다."
            ),
            SchemaKey(
                "external_url",
                .url,
                "The address from outside; Withings sends browsers back to it.",
                ko: "바깥에서 접속하는 주소입니다. Withings가 브라우저를 이 주소로 돌려보냅니다."
            ),
            SchemaKey(
                "internal_url",
                .url,
                "The address at home.",
                ko: "집 안에서 접속하는 주소입니다."
            ),
            SchemaKey(
                "time_zone",
                .timeZone,
                standard: "the machine's",
                "The time zone of pages and of days whose record names none.",
                ko: "페이지와, 시간대가 없는 기록의 날짜에 쓰이는 시간대입니다."
            ),
            SchemaKey(
                "unit_system",
                .choice(["metric", "us_customary", "imperial=us_customary"]),
                standard: standard.unitSystem,
                "The units on the pages. Home Assistant converts by its own setting.",
                ko: "페이지에 쓰이는 단위입니다. Home Assistant는 자체 설정에 따라 변환합니다."
            ),
            SchemaKey(
                "language",
                .language,
                standard: "the browser's",
                "The language of pages and of names in Home Assistant.",
                ko: "페이지와 Home Assistant 이름의 언어입니다."
            ),
        ],
        unusedKeys: [
            "allowlist_external_dirs", "allowlist_external_urls", "auth_mfa_modules", "auth_providers", "country",
            "currency", "customize", "customize_domain", "customize_glob", "debug", "elevation", "latitude",
            "legacy_templates", "longitude", "media_dirs", "radius", "temperature_unit", "webrtc",
            "whitelist_external_dirs",
        ],
        containers: ["packages"]
    )
}
