extension ConfigurationSchema {
    static let homeAssistantLink = SchemaBlock(
        name: "home_assistant",
        summary: LocalizedText(
            "The Home Assistant into whose long-term statistics the whole record is brought.",
            ko: "전체 기록을 장기 통계로 넣을 Home Assistant입니다."
        ),
        keys: [
            SchemaKey(
                "url",
                .url,
                isRequired: true,
                "Its address, as you open it.",
                ko: "평소에 여는 주소입니다."
            ),
            SchemaKey(
                "token",
                .secret,
                isRequired: true,
                "A long-lived access token of an administrator there. Keep it in `secrets.yaml`.",
                ko: "그곳 관리자의 장기 액세스 토큰입니다. `secrets.yaml`에 두세요."
            ),
            SchemaKey(
                "statistics",
                .choice(["separate", "merge", "off"]),
                standard: HomeAssistantSettings.Statistics.separate.rawValue,
                "`separate` makes series of their own with nothing but true readings, `merge` puts the past into the sensors' own series, `off` does neither.",
                ko: "`separate`는 실제 측정값만 담은 별도 통계를 만들고, `merge`는 센서 자체의 통계에 과거를 넣으며, `off`는 아무것도 하지 않습니다."
            ),
            SchemaKey(
                "certificate",
                .file,
                "A PEM file of certificates to trust beside the machine's own: of an authority of your own, say.",
                ko: "시스템 인증서와 함께 신뢰할 인증서의 PEM 파일입니다. 예: 직접 만든 인증 기관의 인증서."
            ),
            SchemaKey(
                "verify_ssl",
                .boolean,
                standard: "true",
                "Whether its certificate has to be one that this machine trusts.",
                ko: "인증서를 이 기기가 신뢰해야 하는지 정합니다."
            ),
        ]
    )
}
