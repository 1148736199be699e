extension ConfigurationChecker {
    /// Puts what a block says into the settings, as far as it is right.
    mutating func apply(_ values: BlockValues, of block: SchemaBlock) {
        switch block.name {
        case ConfigurationSchema.withings.name: applyWithings(values)
        case ConfigurationSchema.homeassistant.name: applyHome(values)
        case ConfigurationSchema.http.name: applyHTTP(values)
        case ConfigurationSchema.mqtt.name: applyMQTT(values)
        case ConfigurationSchema.homeAssistantLink.name: applyHomeAssistant(values)
        case ConfigurationSchema.recorder.name: settings.recorder.databaseURL = values.text("db_url")
        case ConfigurationSchema.backup.name: applyBackup(values)
        case ConfigurationSchema.logger.name:
            settings.logger.level = values.text("default") ?? settings.logger.level
            settings.logger.levels = values.levels("logs") ?? [:]
        case ConfigurationSchema.prometheus.name:
            var prometheus = PrometheusSettings()
            prometheus.namespace = values.text("namespace") ?? prometheus.namespace
            prometheus.requiresAuth = values.flag("requires_auth") ?? prometheus.requiresAuth
            settings.prometheus = prometheus
        default: break
        }
    }

    private mutating func applyWithings(_ values: BlockValues) {
        apiURL = values.text("api_url")
        guard let id = values.text("client_id"), let secret = values.text("client_secret"),
            let profiles = values.items("profiles")
        else {
            warnAboutInterval(values, apiURL: values.text("api_url") ?? "https://wbsapi.withings.net")
            return
        }
        var withings = WithingsSettings(clientID: id, clientSecret: secret, profiles: profiles.map(\.text))
        withings.scanInterval = values.number("scan_interval") ?? withings.scanInterval
        withings.useWebhook = values.flag("use_webhook")
        withings.alertAfter = values.number("alert_after") ?? withings.alertAfter
        withings.alertURL = values.text("alert_url")
        withings.legacySensors = values.flag("legacy_sensors") ?? withings.legacySensors
        if let limits = values.limits("overdue") {
            checkProfiles(limits, among: withings.profiles)
            withings.overdue = limits.settings
        }
        withings.baseURL = values.text("base_url")
        withings.accountURL = values.text("account_url") ?? withings.accountURL
        withings.apiURL = values.text("api_url") ?? withings.apiURL
        warnAboutInterval(values, apiURL: withings.apiURL)
        settings.withings = withings
    }

    private mutating func warnAboutInterval(_ values: BlockValues, apiURL: String) {
        guard let seconds = values.number("scan_interval"), seconds < 60, let place = values.places["scan_interval"]
        else { return }
        let host = apiURL.split(separator: "/").dropFirst().first.map { $0.prefix { $0 != ":" }.lowercased() } ?? ""
        guard ["withings.net", "withings.com"].contains(where: { host == $0 || host.hasSuffix("." + $0) }) else {
            return
        }
        reader.report(.warning, .scanIntervalShort, at: place)
    }

    private mutating func applyHome(_ values: BlockValues) {
        settings.home.name = values.text("name") ?? settings.home.name
        settings.home.externalURL = values.text("external_url")
        settings.home.internalURL = values.text("internal_url")
        settings.home.timeZone = values.text("time_zone")
        settings.home.unitSystem = values.text("unit_system") ?? settings.home.unitSystem
        settings.home.isUnitSystemWritten = values.text("unit_system") != nil
        settings.home.language = values.text("language")
    }

    private mutating func applyHTTP(_ values: BlockValues) {
        settings.http.hosts = values.items("server_host")?.map(\.text) ?? settings.http.hosts
        settings.http.port = values.integer("server_port") ?? settings.http.port
        settings.http.baseURL = values.text("base_url")
        requirePair("ssl_certificate", "ssl_key", values)
        if let certificate = values.text("ssl_certificate"), let key = values.text("ssl_key") {
            settings.http.certificate = certificate
            settings.http.key = key
        }
        settings.http.useXForwardedFor = values.flag("use_x_forwarded_for") ?? settings.http.useXForwardedFor
        settings.http.trustedProxies = values.items("trusted_proxies")?.map(\.text) ?? []
        settings.http.allowedOrigins = values.items("cors_allowed_origins")?.map(\.text) ?? []
        if settings.http.useXForwardedFor, !values.isWritten("trusted_proxies") {
            requirePair("use_x_forwarded_for", "trusted_proxies", values)
        }
    }

    private mutating func applyBackup(_ values: BlockValues) {
        var backup = BackupSettings()
        backup.schedule = values.text("schedule") ?? backup.schedule
        backup.timeOfDay = values.number("time") ?? backup.timeOfDay
        backup.path = values.text("path").map { ConfigurationReader.path($0, in: reader.folder) }
        backup.keepDaily = values.integer("keep_daily") ?? backup.keepDaily
        backup.keepWeekly = values.integer("keep_weekly") ?? backup.keepWeekly
        backup.keepMonthly = values.integer("keep_monthly") ?? backup.keepMonthly
        backup.includesKey = values.flag("include_key") ?? backup.includesKey
        settings.backup = backup
    }

    private mutating func applyMQTT(_ values: BlockValues) {
        requirePair("client_cert", "client_key", values)
        var mqtt = MQTTSettings()
        mqtt.broker = values.text("broker") ?? mqtt.broker
        mqtt.port = values.integer("port") ?? mqtt.port
        mqtt.username = values.text("username")
        mqtt.password = values.text("password")
        mqtt.clientID = values.text("client_id")
        mqtt.keepalive = values.integer("keepalive") ?? mqtt.keepalive
        mqtt.certificate = values.text("certificate")
        mqtt.clientCertificate = values.text("client_cert")
        mqtt.clientKey = values.text("client_key")
        mqtt.tlsInsecure = values.flag("tls_insecure") ?? mqtt.tlsInsecure
        mqtt.discovery = values.flag("discovery") ?? mqtt.discovery
        mqtt.discoveryPrefix = values.text("discovery_prefix") ?? mqtt.discoveryPrefix
        mqtt.defaultEntityID = values.text("default_entity_id")
        // Today's Home Assistant keeps the broker elsewhere and leaves only sensors and the like in the file.
        if values.places.isEmpty, values.hasUnusedKeys {
            reader.report(.note, .mqttWithoutBroker, at: values.place, hint: .hintMqttBroker)
        } else {
            settings.mqtt = mqtt
        }
    }

    private mutating func applyHomeAssistant(_ values: BlockValues) {
        guard let url = values.text("url"), let token = values.text("token") else { return }
        var link = HomeAssistantSettings(url: url, token: token)
        link.statistics = values.text("statistics").flatMap { .init(rawValue: $0) } ?? link.statistics
        link.certificate = values.text("certificate")
        link.verifiesCertificate = values.flag("verify_ssl") ?? link.verifiesCertificate
        settings.homeAssistant = link
    }

    /// Two keys that are of use only together.
    private mutating func requirePair(_ first: String, _ second: String, _ values: BlockValues) {
        for (key, other) in [(first, second), (second, first)] {
            guard let place = values.places[key], !values.isWritten(other) else { continue }
            reader.report(.error, .pairMissing, at: place, ["key": key, "other": other])
        }
    }
}
