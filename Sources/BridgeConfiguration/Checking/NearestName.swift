/// Finds the name that was probably meant.
struct NearestName {
    /// nil if none is near.
    let name: String?

    init(to written: String, among names: [String]) {
        let word = Array(written.lowercased())
        let reach = word.count <= 4 ? 1 : 2
        name =
            names
            .filter { abs($0.count - written.count) <= reach && $0 != written }
            .map { (name: $0, distance: Self.distance(word, Array($0.lowercased()))) }
            .filter { $0.distance <= reach }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    /// Letters to change, add, take away or swap with a neighbour.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        // A word of that length is no misspelt key; comparing it would only take time.
        guard !left.isEmpty, !right.isEmpty, left.count < 64, right.count < 64 else {
            return max(left.count, right.count)
        }
        var before: [Int] = []
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var next = [index + 1]
            for (column, other) in right.enumerated() {
                var cost = min(next[column] + 1, row[column + 1] + 1, row[column] + (letter == other ? 0 : 1))
                if index > 0, column > 0, letter == right[column - 1], left[index - 1] == other {
                    cost = min(cost, before[column - 1] + 1)
                }
                next.append(cost)
            }
            before = row
            row = next
        }
        return row[right.count]
    }
}
