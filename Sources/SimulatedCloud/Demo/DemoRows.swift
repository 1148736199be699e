/// Rows of one person by kind.
struct DemoRows {
    var groups: [CloudRow] = []
    var nights: [CloudRow] = []
    var activities: [CloudRow] = []
}
