extension Migrations {
    // The rest of the record. `saved_at` is when a record came first: a list of what Withings has says nothing about what
    // came after it was begun. It is null where nobody wrote it down, which is long ago.
    //
    // What comes by the minute is kept a day and a device at a time, in a block of bytes (IntradayChunk, SleepChunk), and
    // an ECG's signal in another; `day` counts days from 1970-01-01 here. These tables have rowids, since rows of
    // several kilobytes fill the pages of a table better than those of an index.
    static let wholeRecord = """
        ALTER TABLE measure_group ADD COLUMN saved_at INTEGER;
        ALTER TABLE measure_group ADD COLUMN is_claimed INTEGER;
        ALTER TABLE sleep ADD COLUMN saved_at INTEGER;
        ALTER TABLE activity ADD COLUMN saved_at INTEGER;
        ALTER TABLE sync_cursor ADD COLUMN recent_swept_at INTEGER;
        ALTER TABLE sync_cursor ADD COLUMN whole_swept_at INTEGER;

        CREATE TABLE workout (
            user_id INTEGER NOT NULL,
            workout_id INTEGER NOT NULL,
            category INTEGER NOT NULL,
            day INTEGER NOT NULL,
            time_zone TEXT,
            start_at INTEGER NOT NULL,
            end_at INTEGER NOT NULL,
            created_at INTEGER,
            modified_at INTEGER NOT NULL,
            attribution INTEGER,
            device_id TEXT,
            model_id INTEGER,
            field_values TEXT NOT NULL,
            unknown_fields TEXT,
            saved_at INTEGER,
            deleted_at INTEGER,
            PRIMARY KEY (user_id, workout_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX workout_in_time ON workout (user_id, start_at);

        CREATE TABLE heart_recording (
            user_id INTEGER NOT NULL,
            recording_key TEXT NOT NULL,
            taken_at INTEGER NOT NULL,
            modified_at INTEGER,
            device_id TEXT,
            model_id INTEGER,
            time_zone TEXT,
            signal_id INTEGER,
            atrial_fibrillation INTEGER,
            stethoscope_signal_id INTEGER,
            valvular_heart_disease INTEGER,
            field_values TEXT NOT NULL,
            unknown_fields TEXT,
            saved_at INTEGER,
            deleted_at INTEGER,
            PRIMARY KEY (user_id, recording_key)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX heart_recording_in_time ON heart_recording (user_id, taken_at);

        CREATE TABLE heart_signal (
            user_id INTEGER NOT NULL,
            signal_id INTEGER NOT NULL,
            sampling_frequency INTEGER,
            position INTEGER,
            model_id INTEGER,
            field_values TEXT NOT NULL,
            unknown_fields TEXT,
            samples BLOB NOT NULL,
            PRIMARY KEY (user_id, signal_id)
        ) STRICT;

        CREATE TABLE stethoscope_recording (
            user_id INTEGER NOT NULL,
            signal_id INTEGER NOT NULL,
            taken_at INTEGER NOT NULL,
            device_id TEXT,
            time_zone TEXT,
            valvular_heart_disease INTEGER,
            unknown_fields TEXT,
            saved_at INTEGER,
            deleted_at INTEGER,
            PRIMARY KEY (user_id, signal_id)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX stethoscope_recording_in_time ON stethoscope_recording (user_id, taken_at);

        CREATE TABLE stethoscope_signal (
            user_id INTEGER NOT NULL,
            signal_id INTEGER NOT NULL,
            sampling_frequency INTEGER,
            model_id INTEGER,
            position INTEGER,
            valvular_heart_disease INTEGER,
            unknown_fields TEXT,
            samples BLOB NOT NULL,
            PRIMARY KEY (user_id, signal_id)
        ) STRICT;

        CREATE TABLE intraday_day (
            user_id INTEGER NOT NULL,
            day INTEGER NOT NULL,
            source_id INTEGER NOT NULL,
            sample_count INTEGER NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (user_id, day, source_id)
        ) STRICT;

        CREATE TABLE sleep_detail_day (
            user_id INTEGER NOT NULL,
            day INTEGER NOT NULL,
            source_id INTEGER NOT NULL,
            segment_count INTEGER NOT NULL,
            content BLOB NOT NULL,
            PRIMARY KEY (user_id, day, source_id)
        ) STRICT;

        CREATE TABLE bed_event (
            user_id INTEGER NOT NULL,
            device_key TEXT NOT NULL,
            happened_at INTEGER NOT NULL,
            is_in_bed INTEGER NOT NULL,
            device_id TEXT,
            origin TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (user_id, device_key, happened_at, is_in_bed)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX bed_event_in_time ON bed_event (user_id, happened_at);
        """
}
