import WithingsModel

extension Catalogue {
    /// What scales, thermometers and blood pressure monitors measure.
    static let body: [EntityDescription] = [
        mass("weight_kg", "Weight", "체중", .weight),
        mass("fat_mass_kg", "Fat mass", "체지방량", .fatMass),
        mass("fat_free_mass_kg", "Fat free mass", "제지방량", .fatFreeMass),
        mass("muscle_mass_kg", "Muscle mass", "근육량", .muscleMass),
        mass("bone_mass_kg", "Bone mass", "골량", .boneMass, icon: "mdi:bone"),
        measured(
            "height_m",
            "Height",
            "키",
            .height,
            unit: "m",
            deviceClass: "distance",
            precision: 2,
            enabled: false,
            icon: "mdi:human-male-height-variant"
        ),
        measured("temperature_c", "Temperature", "온도", .temperature, unit: "°C", deviceClass: "temperature"),
        measured(
            "body_temperature_c",
            "Body temperature",
            "체온",
            .bodyTemperature,
            unit: "°C",
            deviceClass: "temperature"
        ),
        measured(
            "skin_temperature_c",
            "Skin temperature",
            "피부 온도",
            .skinTemperature,
            unit: "°C",
            deviceClass: "temperature"
        ),
        measured("fat_ratio_pct", "Fat ratio", "체지방률", .fatRatio, unit: "%", precision: 2, icon: "mdi:percent"),
        measured(
            "diastolic_blood_pressure_mmhg",
            "Diastolic blood pressure",
            "이완기 혈압",
            .diastolicBloodPressure,
            unit: "mmHg",
            deviceClass: "pressure"
        ),
        measured(
            "systolic_blood_pressure_mmhg",
            "Systolic blood pressure",
            "수축기 혈압",
            .systolicBloodPressure,
            unit: "mmHg",
            deviceClass: "pressure"
        ),
        measured("heart_pulse_bpm", "Heart pulse", "심박수", .heartPulse, unit: "bpm", icon: "mdi:heart-pulse"),
        measured("spo2_pct", "SpO2", "산소포화도", .spo2, unit: "%", icon: "mdi:water-percent"),
        mass("hydration", "Hydration", "체수분량", .hydration, precision: nil, enabled: false, icon: "mdi:water"),
        measured(
            "pulse_wave_velocity",
            "Pulse wave velocity",
            "맥파 전달 속도",
            .pulseWaveVelocity,
            unit: "m/s",
            deviceClass: "speed"
        ),
        measured("vo2_max", "VO2 max", "최대산소섭취량", .vo2Max, unit: "ml/min/kg", enabled: false, icon: "mdi:run-fast"),
        mass(
            "extracellular_water",
            "Extracellular water",
            "세포외 수분량",
            .extracellularWater,
            precision: nil,
            enabled: false
        ),
        mass(
            "intracellular_water",
            "Intracellular water",
            "세포내 수분량",
            .intracellularWater,
            precision: nil,
            enabled: false
        ),
        measured("vascular_age", "Vascular age", "혈관 나이", .vascularAge, enabled: false, icon: "mdi:heart-cog"),
        measured("visceral_fat", "Visceral fat index", "내장지방 지수", .visceralFat, enabled: false, icon: "mdi:stomach"),
        measured(
            "electrodermal_activity_feet",
            "Electrodermal activity feet",
            "발 피부 전기 활동",
            .electrodermalActivityFeet,
            unit: "%",
            enabled: false,
            icon: "mdi:foot-print"
        ),
        measured(
            "electrodermal_activity_left_foot",
            "Electrodermal activity left foot",
            "왼발 피부 전기 활동",
            .electrodermalActivityLeftFoot,
            unit: "%",
            enabled: false,
            icon: "mdi:foot-print"
        ),
        measured(
            "electrodermal_activity_right_foot",
            "Electrodermal activity right foot",
            "오른발 피부 전기 활동",
            .electrodermalActivityRightFoot,
            unit: "%",
            enabled: false,
            icon: "mdi:foot-print"
        ),
    ]
}
