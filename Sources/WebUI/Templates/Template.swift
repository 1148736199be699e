/// A Mustache template by its name. Templates are part of the program: nothing has to lie beside it.
struct Template: Sendable {
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    /// All of them, partials included.
    static let all: [Template] = [
        frame, setup, signIn, authorize, problem, fault, notice, message, overview, overviewFragment, warnings,
        entityRow,
        measured,
        moment, broker,
        sync, integrations, integrationsFragment, abandon, chooseProfile, unlink, forget, start, difference,
        serverControl,
        checkResult, safeMode, editor, restarting, personFrame, todayPage, todayFragment, tiles, groups, graphPage,
        drawing,
        controlTabs, tokens, log, backups, doctor, audit, about, homeAssistant, statisticsFragment, account,
        accountFragment,
        listPage, recordKinds, listDay, records, recordsPart, record, recordPart, readings, readingsPart, reading,
        readingPart, claim,
    ]
}
