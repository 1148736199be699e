extension ConfigurationSchema {
    private static let standard = BackupSettings()

    static let backup = SchemaBlock(
        name: "backup",
        summary: LocalizedText(
            "Backups of the record, made while the program runs; without this block daily ones all the same.",
            ko: "실행 중에 만드는 기록의 백업입니다. 이 블록이 없어도 매일 만듭니다."
        ),
        keys: [
            SchemaKey(
                "schedule",
                .choice(["daily", "weekly", "never"]),
                standard: standard.schedule,
                "How often a backup is made.",
                ko: "백업을 만드는 주기입니다."
            ),
            SchemaKey(
                "time",
                .timeOfDay,
                standard: "4:45",
                "The time of day, as hours and minutes.",
                ko: "백업을 만드는 시각(시:분)입니다."
            ),
            SchemaKey(
                "path",
                .text,
                standard: "`backups` in the configuration directory",
                "The directory for backups, best on another disk; it is made where it is missing.",
                ko: "백업을 둘 디렉터리입니다. 다른 디스크에 두는 것이 좋으며, 없으면 만듭니다."
            ),
            SchemaKey(
                "keep_daily",
                .integer(1...366),
                standard: "\(standard.keepDaily)",
                "Of how many days the last backup is kept.",
                ko: "며칠 동안의 백업을 보관할지 정합니다."
            ),
            SchemaKey(
                "keep_weekly",
                .integer(0...520),
                standard: "\(standard.keepWeekly)",
                "Of how many weeks the last backup is kept.",
                ko: "몇 주 동안의 백업을 보관할지 정합니다."
            ),
            SchemaKey(
                "keep_monthly",
                .integer(0...1200),
                standard: "\(standard.keepMonthly)",
                "Of how many months the last backup is kept.",
                ko: "몇 달 동안의 백업을 보관할지 정합니다."
            ),
            SchemaKey(
                "include_key",
                .boolean,
                standard: "\(standard.includesKey)",
                "Whether the key file goes with it: after a restore of a fresh backup nobody has to be linked again (tokens are renewed every few hours, and older ones are used up), and whoever has the backup has access to the Withings accounts.",
                ko:
                    "키 파일을 함께 둘지 정합니다. 그러면 방금 만든 백업을 복원할 때는 다시 연결할 필요가 없지만(토큰은 몇 시간마다 갱신되어 오래된 것은 쓸 수 없습니다), 백업을 가진 사람은 Withings 계정에 접근할 수 있습니다."
            ),
        ]
    )
}
