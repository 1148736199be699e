import Yams

/// A node of a file together with what is needed to read on from it.
struct RawNode {
    var node: Node
    /// The absolute path of the file it stands in.
    var path: String
    /// The files that led here, to find includes that go round in circles.
    var chain: [String]
    /// Never to be shown: it came from `secrets.yaml` or from the environment.
    var isSecret = false
    /// Where it stands if that differs from the node's mark.
    var ownPlace: SourcePlace?
    /// What several files bring together, where the node stands for that.
    var gathered: Gathered?
    /// Whether something of it could not be read, which is reported.
    var isPartial = false

    /// Nodes of several files as one.
    enum Gathered {
        case list([RawNode])
        /// Each value under a name.
        case block([BlockEntry<RawNode>])
        /// Blocks whose keys are put together; a later one stands in the place of an earlier one of its name.
        case merged([RawNode])
    }

    /// The tag as written (`!secret`), nil for the tags of YAML itself.
    var tag: String? {
        let tag =
            switch node {
            case .scalar(let scalar): scalar.tag.rawValue
            case .mapping(let mapping): mapping.tag.rawValue
            case .sequence(let sequence): sequence.tag.rawValue
            case .alias(let alias): alias.tag.rawValue
            }
        return tag.hasPrefix("!") && tag.count > 1 ? tag : nil
    }
}
