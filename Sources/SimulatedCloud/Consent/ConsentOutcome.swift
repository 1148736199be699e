/// What the consent host answers with.
enum ConsentOutcome {
    case page(html: String, session: String)
    case redirect(to: String, session: String)
    case refused(ConsentFault)
}
