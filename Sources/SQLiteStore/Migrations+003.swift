extension Migrations {
    // What a measure group said before Withings changed it. `version` counts from 1, the first that was kept. Most changes
    // leave the values alone: a `measure_count` of null says that they are those of the next version, or of the group as it is
    // now where there is none, and that `measure_version` has none.
    static let earlierVersions = """
        CREATE TABLE measure_group_version (
            user_id INTEGER NOT NULL,
            group_id INTEGER NOT NULL,
            version INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            measured_at INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            modified_at INTEGER NOT NULL,
            attribution INTEGER NOT NULL,
            category INTEGER NOT NULL,
            source_id INTEGER NOT NULL,
            measure_count INTEGER,
            unknown_fields TEXT,
            PRIMARY KEY (user_id, group_id, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE measure_version (
            user_id INTEGER NOT NULL,
            group_id INTEGER NOT NULL,
            version INTEGER NOT NULL,
            place INTEGER NOT NULL,
            type INTEGER NOT NULL,
            position INTEGER NOT NULL,
            mantissa INTEGER NOT NULL,
            exponent INTEGER NOT NULL,
            algorithm INTEGER,
            fm INTEGER,
            unknown_fields TEXT,
            PRIMARY KEY (user_id, group_id, version, place)
        ) STRICT, WITHOUT ROWID;
        """
}
