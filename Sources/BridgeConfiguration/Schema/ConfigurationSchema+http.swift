extension ConfigurationSchema {
    private static let standard = HTTPSettings()

    static let http = SchemaBlock(
        name: "http",
        summary: LocalizedText("Where the pages are served.", ko: "페이지를 제공하는 주소와 포트입니다."),
        keys: [
            SchemaKey(
                "server_host",
                .hosts,
                standard: standard.hosts.joined(separator: ", "),
                "The addresses to listen on. Beyond the own machine only once an owner with a password exists.",
                ko: "접속을 기다릴 주소입니다. 비밀번호가 있는 소유자가 생긴 뒤에만 다른 기기에서 접속할 수 있습니다."
            ),
            SchemaKey(
                "server_port",
                .integer(1...65_535),
                standard: "\(standard.port)",
                "The port to listen on.",
                ko: "접속을 기다릴 포트입니다."
            ),
            SchemaKey(
                "base_url",
                .url,
                "The older name for `external_url` in `homeassistant`; goes before it.",
                ko: "`homeassistant`의 `external_url`의 예전 이름이며, 그보다 우선합니다."
            ),
            SchemaKey(
                "ssl_certificate",
                .file,
                "A PEM file with the certificate; needs `ssl_key`.",
                ko: "인증서가 있는 PEM 파일입니다. `ssl_key`도 필요합니다."
            ),
            SchemaKey(
                "ssl_key",
                .file,
                "A PEM file with its key; needs `ssl_certificate`.",
                ko: "인증서의 키가 있는 PEM 파일입니다. `ssl_certificate`도 필요합니다."
            ),
            SchemaKey(
                "use_x_forwarded_for",
                .boolean,
                standard: "\(standard.useXForwardedFor)",
                "Whether a reverse proxy tells the visitor's address; needs `trusted_proxies`.",
                ko: "리버스 프록시가 방문자의 주소를 알려 주는지 정합니다. `trusted_proxies`도 필요합니다."
            ),
            SchemaKey(
                "trusted_proxies",
                .networks,
                "The proxies that are believed.",
                ko: "믿을 수 있는 프록시입니다."
            ),
            SchemaKey(
                "cors_allowed_origins",
                .origins,
                "Web pages elsewhere, dashboards for example, that may ask the API; each still needs a token.",
                ko: "API를 이용할 수 있는 다른 곳의 웹 페이지(대시보드 등)입니다. 토큰은 그대로 필요합니다."
            ),
        ],
        unusedKeys: [
            "api_password", "development", "ip_ban_enabled", "login_attempts_threshold",
            "ssl_peer_certificate", "ssl_profile", "trusted_networks", "use_x_frame_options",
        ]
    )
}
