import WithingsModel

extension Catalogue {
    /// Nerves and metabolism. Home Assistant's integration has no entity for them.
    static let cells: [EntityDescription] = [
        measured(
            "nerve_health_left_foot",
            "Nerve health left foot",
            "왼발 신경 건강 점수",
            .nerveHealthLeftFoot,
            enabled: false,
            icon: "mdi:foot-print"
        ),
        measured(
            "nerve_health_right_foot",
            "Nerve health right foot",
            "오른발 신경 건강 점수",
            .nerveHealthRightFoot,
            enabled: false,
            icon: "mdi:foot-print"
        ),
        measured(
            "nerve_health_feet",
            "Nerve health feet",
            "발 신경 건강 점수",
            .nerveHealthFeet,
            enabled: false,
            icon: "mdi:foot-print"
        ),
        measured(
            "electrochemical_skin_conductance",
            "Electrochemical skin conductance",
            "전기화학적 피부 전도도",
            .electrochemicalSkinConductance,
            enabled: false,
            icon: "mdi:flash-outline"
        ),
        measured(
            "basal_metabolic_rate",
            "Basal metabolic rate",
            "기초대사량",
            .basalMetabolicRate,
            unit: "kcal/d",
            precision: 0,
            enabled: false,
            icon: "mdi:fire"
        ),
        measured("metabolic_age", "Metabolic age", "대사 나이", .metabolicAge, enabled: false, icon: "mdi:account-clock"),
    ]
}
