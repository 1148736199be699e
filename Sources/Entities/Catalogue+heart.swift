import WithingsModel

extension Catalogue {
    /// Results and intervals of electrocardiograms. Home Assistant's integration has no entity for them; off, since few
    /// have a device that takes them.
    static let heart: [EntityDescription] = [
        finding("afib_ecg", "AFib result from ECG", "심방세동 검사 결과(심전도)", .atrialFibrillationECG, icon: "mdi:heart-flash"),
        finding("afib_ppg", "AFib result from PPG", "심방세동 검사 결과(맥파)", .atrialFibrillationPPG, icon: "mdi:heart-flash"),
        interval("ecg_qrs_interval_ms", "QRS interval", "QRS 간격", .qrsInterval),
        interval("ecg_pr_interval_ms", "PR interval", "PR 간격", .prInterval),
        interval("ecg_qt_interval_ms", "QT interval", "QT 간격", .qtInterval),
        interval("ecg_qtc_interval_ms", "QTc interval", "보정 QT 간격(QTc)", .correctedQTInterval),
        measured(
            "spo2_legacy_pct",
            "SpO2 (older devices)",
            "산소포화도(구형 기기)",
            .spo2Legacy,
            unit: "%",
            enabled: false,
            icon: "mdi:water-percent"
        ),
    ]

    private static func interval(
        _ key: String,
        _ english: String,
        _ korean: String,
        _ type: MeasureType
    ) -> EntityDescription {
        measured(
            key,
            english,
            korean,
            type,
            unit: "ms",
            deviceClass: "duration",
            precision: 0,
            enabled: false,
            icon: "mdi:pulse"
        )
    }
}
