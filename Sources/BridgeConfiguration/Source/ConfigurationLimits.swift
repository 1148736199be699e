/// What a file may have at most, so that no input keeps the program busy or fills its memory.
enum ConfigurationLimits {
    static let bytesOfFile = 2_000_000
    /// Nodes read in all, each alias counted with everything behind it.
    static let nodes = 50_000
    static let depth = 40
    /// Includes within includes, secrets within includes.
    static let includes = 20
    /// Files and directories that are looked at in a directory of packages.
    static let filesOfDirectory = 1_000
    /// Repeated keys that are told one by one.
    static let duplicates = 50
    /// Errors, warnings and notes of each kind.
    static let diagnostics = 500
    /// From so many aliases on, a list or a block as a key is refused: comparing such keys takes time without end.
    static let aliasesBesideComplexKeys = 30
}
