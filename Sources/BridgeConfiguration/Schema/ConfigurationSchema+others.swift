extension ConfigurationSchema {
    static let recorder = SchemaBlock(
        name: "recorder",
        summary: LocalizedText("Where the readings are kept.", ko: "기록을 보관하는 곳입니다."),
        keys: [
            SchemaKey(
                "db_url",
                .database,
                standard: "`withings-bridge.db` in the configuration directory",
                "A SQLite file: three slashes and a path relative to the configuration directory, four and an absolute path. PostgreSQL is an error, because several machines cannot share the records yet; other databases are not used.",
                ko:
                    "SQLite 파일입니다. 슬래시 세 개 뒤에는 설정 디렉터리 기준 경로, 네 개면 절대 경로를 적습니다. 아직 여러 컴퓨터가 기록을 함께 쓸 수 없으므로 PostgreSQL은 오류이며, 그 밖의 데이터베이스는 사용하지 않습니다."
            )
        ],
        unusedKeys: [
            "auto_purge", "auto_repack", "commit_interval", "db_integrity_check", "db_max_retries", "db_retry_wait",
            "exclude", "include", "purge_interval", "purge_keep_days",
        ]
    )

    static let logger = SchemaBlock(
        name: "logger",
        summary: LocalizedText("What is written to the log.", ko: "로그에 남길 내용입니다."),
        keys: [
            SchemaKey(
                "default",
                .level,
                standard: LoggerSettings().level,
                "The least important level that is written.",
                ko: "로그에 남길 가장 낮은 단계입니다."
            ),
            SchemaKey(
                "logs",
                .levels,
                "Other levels for single parts of the program.",
                ko: "프로그램 일부에 따로 정하는 단계입니다."
            ),
        ],
        unusedKeys: ["filters"]
    )

    static let prometheus = SchemaBlock(
        name: "prometheus",
        summary: LocalizedText(
            "Figures about the program itself for Prometheus, at `/metrics` and `/api/prometheus`; never a reading.",
            ko: "프로그램 자체에 대한 Prometheus 지표를 `/metrics`와 `/api/prometheus`에서 제공합니다. 측정값은 포함하지 않습니다."
        ),
        keys: [
            SchemaKey(
                "namespace",
                .text,
                allowsEmpty: true,
                standard: PrometheusSettings().namespace,
                "What the names of the metrics begin with.",
                ko: "지표 이름의 앞부분입니다."
            ),
            SchemaKey(
                "requires_auth",
                .boolean,
                standard: "\(PrometheusSettings().requiresAuth)",
                "Whether Prometheus must show an access token.",
                ko: "Prometheus가 액세스 토큰을 제시해야 하는지 정합니다."
            ),
        ],
        unusedKeys: [
            "component_config", "component_config_domain", "component_config_glob", "default_metric", "filter",
            "override_metric",
        ]
    )
}
