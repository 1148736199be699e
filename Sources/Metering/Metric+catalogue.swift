/// Everything that `/metrics` shows. The reference, the alerts and the dashboard are held against this list by tests.
extension Metric {
    package static let all: [Metric] = [
        buildInfo, startTime, accountState, accountFault, accountLastSuccess, accountNextRefresh, accountLastReading,
        accountHistoryComplete, accountRecords, withingsRequests, withingsRequestSeconds, budgetLimit, budgetUsed,
        budgetWaiting, budgetHeldUntil, mqttConnected, mqttPublishes, mqttLastPublish, webhooks, httpRequests,
        httpRequestSeconds, httpConnections, httpConnectionsRefused, certificateExpiry, databaseSize, databaseFreeSpace,
        databaseWriteSeconds, backups, backupLastSuccess, backupDue, alerts, processCPU, processResidentMemory,
        processVirtualMemory, processOpenFiles, processMaximumFiles, processStartTime,
    ]

    package static let buildInfo = Metric("build_info", .gauge, labels: ["version"], "The program's version; always 1.")
    package static let startTime = Metric(
        "start_time_seconds",
        .gauge,
        "When this run began; a new configuration begins a new run in the same process."
    )

    package static let accountState = Metric(
        "account_state",
        .gauge,
        labels: ["profile", "state"],
        "1 for the state that an account is in: idle, syncing, waiting, needs_owner."
    )
    package static let accountFault = Metric(
        "account_fault",
        .gauge,
        labels: ["profile", "code"],
        "1 while an account has a fault, with the fault's code."
    )
    package static let accountLastSuccess = Metric(
        "account_last_success_timestamp_seconds",
        .gauge,
        labels: ["profile"],
        "When everything of an account was last fetched without a fault."
    )
    package static let accountNextRefresh = Metric(
        "account_next_refresh_timestamp_seconds",
        .gauge,
        labels: ["profile"],
        "When an account has its next turn."
    )
    package static let accountLastReading = Metric(
        "account_last_reading_timestamp_seconds",
        .gauge,
        labels: ["profile"],
        "When the newest reading of an account was measured; never its value."
    )
    package static let accountHistoryComplete = Metric(
        "account_history_complete",
        .gauge,
        labels: ["profile", "kind"],
        "1 once the whole history of a kind of record has been fetched."
    )
    package static let accountRecords = Metric(
        "account_records",
        .gauge,
        labels: ["profile", "kind"],
        "How many records of an account are kept."
    )

    package static let withingsRequests = Metric(
        "withings_requests_total",
        .counter,
        labels: ["action", "status"],
        "Requests to Withings by action and by the status in the answer; a code in words where there was none."
    )
    package static let withingsRequestSeconds = Metric(
        "withings_request_duration_seconds",
        .histogram,
        "How long Withings took to answer."
    )
    package static let budgetLimit = Metric(
        "budget_limit_requests",
        .gauge,
        "How many requests a minute Withings allows the application."
    )
    package static let budgetUsed = Metric(
        "budget_used_requests",
        .gauge,
        "How many requests were sent in the last minute."
    )
    package static let budgetWaiting = Metric(
        "budget_waiting_requests",
        .gauge,
        labels: ["priority"],
        "How many requests wait for the budget: fresh data or backfill."
    )
    package static let budgetHeldUntil = Metric(
        "budget_held_until_timestamp_seconds",
        .gauge,
        "Until when Withings' refusal holds every request back; 0 when it does not."
    )

    package static let mqttConnected = Metric("mqtt_connected", .gauge, "1 while the broker is connected.")
    package static let mqttPublishes = Metric(
        "mqtt_publishes_total",
        .counter,
        labels: ["result"],
        "Messages handed to the broker, by result: ok or failed."
    )
    package static let mqttLastPublish = Metric(
        "mqtt_last_publish_timestamp_seconds",
        .gauge,
        "When the broker last took a message; 0 before the first."
    )

    package static let webhooks = Metric(
        "webhooks_total",
        .counter,
        labels: ["result"],
        "Knocks on the webhook address by the answer's status."
    )
    package static let httpRequests = Metric(
        "http_requests_total",
        .counter,
        labels: ["method", "status"],
        "Answered requests by method and status."
    )
    package static let httpRequestSeconds = Metric(
        "http_request_duration_seconds",
        .histogram,
        "How long an answer took to begin."
    )
    package static let httpConnections = Metric("http_connections", .gauge, "Open connections to the web server.")
    package static let httpConnectionsRefused = Metric(
        "http_connections_refused_total",
        .counter,
        labels: ["reason"],
        "Connections that were closed: too_many, displaced (to make room), slow_request, slow_reader."
    )

    package static let certificateExpiry = Metric(
        "certificate_expiry_timestamp_seconds",
        .gauge,
        "Until when the web server's own certificate is good; only where it has one."
    )

    package static let databaseSize = Metric(
        "database_size_bytes",
        .gauge,
        labels: ["file"],
        "The size of the database's files: main and log."
    )
    package static let databaseFreeSpace = Metric(
        "database_free_space_bytes",
        .gauge,
        "What is left on the disk that holds the database."
    )
    package static let databaseWriteSeconds = Metric(
        "database_write_duration_seconds",
        .histogram,
        "How long a transaction took to be durable."
    )
    package static let backups = Metric("backups", .gauge, "How many scheduled backups are kept.")
    package static let backupLastSuccess = Metric(
        "backup_last_success_timestamp_seconds",
        .gauge,
        "When the newest backup was made; 0 where there is none."
    )
    package static let backupDue = Metric(
        "backup_due_timestamp_seconds",
        .gauge,
        "When the next scheduled backup is to have been made; 0 where there is none yet, and absent where none is scheduled."
    )
    package static let alerts = Metric(
        "alerts",
        .gauge,
        labels: ["profile", "alert"],
        "1 while an alert of the program's own is on: no_data or not_synced of a person; backup_failed, key_file or not_kept of the bridge itself, without a profile."
    )

    package static let processCPU = Metric(
        "process_cpu_seconds_total",
        .counter,
        hasNamespace: false,
        "Processor time used, user and system."
    )
    package static let processResidentMemory = Metric(
        "process_resident_memory_bytes",
        .gauge,
        hasNamespace: false,
        "Memory in use."
    )
    package static let processVirtualMemory = Metric(
        "process_virtual_memory_bytes",
        .gauge,
        hasNamespace: false,
        "Address space in use."
    )
    package static let processOpenFiles = Metric(
        "process_open_fds",
        .gauge,
        hasNamespace: false,
        "Open files and sockets."
    )
    package static let processMaximumFiles = Metric(
        "process_max_fds",
        .gauge,
        hasNamespace: false,
        "How many files and sockets may be open."
    )
    package static let processStartTime = Metric(
        "process_start_time_seconds",
        .gauge,
        hasNamespace: false,
        "When the process began."
    )
}
