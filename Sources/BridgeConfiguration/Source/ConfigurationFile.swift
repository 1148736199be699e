/// A file of the configuration that was read.
struct ConfigurationFile {
    /// Absolute.
    var path: String
    /// As the user knows it, relative to the configuration directory where it lies within.
    var name: String
    var source: SourceText
    /// nil where the text is not YAML.
    var tree: YAMLTree?

    var isSecrets: Bool { name == "secrets.yaml" || name.hasSuffix("/secrets.yaml") }
}
