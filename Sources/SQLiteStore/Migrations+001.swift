extension Migrations {
    // Times are seconds since 1970, days are yyyymmdd, a position of -1 stands for none (a key has no nulls in SQL).
    //
    // `measure` is ordered as what it is, series in time: one series for each type and position. That one order serves
    // the latest value, a chart of ten years and the values of a group (whose measuring time is known), so that the
    // largest table needs no second index. Devices and time zones repeat in every group and stand once in `source`.
    static let recordsAndAccounts = """
        PRAGMA application_id = \(applicationID);

        CREATE TABLE source (
            user_id INTEGER NOT NULL,
            source_id INTEGER NOT NULL,
            device_id TEXT,
            model_id INTEGER,
            model_name TEXT,
            time_zone TEXT,
            PRIMARY KEY (user_id, source_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE measure_group (
            user_id INTEGER NOT NULL,
            group_id INTEGER NOT NULL,
            measured_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            attribution INTEGER NOT NULL,
            category INTEGER NOT NULL,
            source_id INTEGER NOT NULL,
            measure_count INTEGER NOT NULL,
            unknown_fields TEXT,
            deleted_at INTEGER,
            PRIMARY KEY (user_id, group_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX measure_group_in_time ON measure_group (user_id, measured_at);

        CREATE TABLE measure (
            user_id INTEGER NOT NULL,
            type INTEGER NOT NULL,
            position INTEGER NOT NULL,
            measured_at INTEGER NOT NULL,
            group_id INTEGER NOT NULL,
            place INTEGER NOT NULL,
            mantissa INTEGER NOT NULL,
            exponent INTEGER NOT NULL,
            algorithm INTEGER,
            fm INTEGER,
            unknown_fields TEXT,
            PRIMARY KEY (user_id, type, position, measured_at, group_id, place)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sleep (
            user_id INTEGER NOT NULL,
            sleep_id INTEGER NOT NULL,
            day INTEGER NOT NULL,
            time_zone TEXT,
            start_at INTEGER NOT NULL,
            end_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            is_completed INTEGER,
            device_class INTEGER,
            model_id INTEGER,
            device_id TEXT,
            field_values TEXT NOT NULL,
            unknown_fields TEXT,
            deleted_at INTEGER,
            PRIMARY KEY (user_id, sleep_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX sleep_in_time ON sleep (user_id, end_at);

        CREATE TABLE activity (
            user_id INTEGER NOT NULL,
            day INTEGER NOT NULL,
            source_key TEXT NOT NULL,
            time_zone TEXT,
            device_id TEXT,
            brand INTEGER,
            is_tracker INTEGER,
            model_id INTEGER,
            model_name TEXT,
            modified_at INTEGER NOT NULL,
            field_values TEXT NOT NULL,
            unknown_fields TEXT,
            deleted_at INTEGER,
            PRIMARY KEY (user_id, day, source_key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE device (
            user_id INTEGER NOT NULL,
            device_id TEXT NOT NULL,
            type TEXT,
            model_name TEXT,
            model_id INTEGER,
            battery TEXT,
            time_zone TEXT,
            first_session_at INTEGER,
            last_session_at INTEGER,
            unknown_fields TEXT,
            PRIMARY KEY (user_id, device_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE goals (
            user_id INTEGER NOT NULL PRIMARY KEY,
            field_values TEXT NOT NULL,
            unknown_fields TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE set_aside (
            user_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            digest BLOB NOT NULL,
            json TEXT NOT NULL,
            reason TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (user_id, kind, digest)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sync_cursor (
            user_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            last_modified INTEGER,
            succeeded_at INTEGER,
            backfill_is_complete INTEGER NOT NULL,
            backfill_next_offset INTEGER,
            backfill_reached_back_to INTEGER,
            backfill_rows INTEGER NOT NULL,
            PRIMARY KEY (user_id, kind)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE account (
            user_id INTEGER NOT NULL PRIMARY KEY,
            place INTEGER NOT NULL,
            account_id TEXT NOT NULL,
            profile TEXT NOT NULL,
            linked_at INTEGER NOT NULL,
            scopes TEXT NOT NULL,
            needs_owner TEXT
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sealed_tokens (
            user_id INTEGER NOT NULL PRIMARY KEY,
            content BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE document (
            collection TEXT NOT NULL,
            name TEXT NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (collection, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE lease (
            name TEXT NOT NULL PRIMARY KEY,
            holder TEXT NOT NULL,
            taken_at INTEGER NOT NULL,
            held_until INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
