// Data: texts.

extension Texts {
    /// The pages about the program itself in English.
    static let controlEnglish: [ControlPhrase: String] = [
        .recordKinds: "Kinds of records",
        .olderRecords: "Older",
        .recordChart: "Show the chart",
        .details: "Details",
        .detailsOf: "Details: {name}",
        .tabHomeAssistant: "Home Assistant",
        .tabTokens: "Access tokens",
        .tabBackups: "Backups",
        .tabLog: "Log",
        .tokensIntro: """
        A token lets a program of yours in without your password: a script, a dashboard, Home \
        Assistant’s own clients. Make one for each, so that each can be taken away alone.
        """,
        .tokensNone: "There are no tokens yet.",
        .clientsTitle: "Programs that signed in",
        .clientsIntro: """
        They came in with your sign-in and renew their access by themselves, until you shut them out.
        """,
        .authorizeTitle: "Let a program in?",
        .authorizeAsks: "{name} asks to be let in.",
        .authorizeMeans: """
        It will see everybody’s readings and may do what you may do over Home Assistant’s API, until you shut it out \
        under Server control, Access tokens. Allow it only if you have just opened it yourself.
        """,
        .authorizeLeads: "Afterwards you are led back to {address}",
        .authorizeAllow: "Let it in",
        .authorizeDeny: "No",
        .authorizeFailed: "This program cannot be let in",
        .authorizeWrongClient: "What it calls itself is not the address of a program. Nobody was let in.",
        .authorizeWrongRedirect: """
        It asks to lead you to an address that is not its own, as somebody would who is after your readings. Nobody was let in.
        """,
        .authorizeIncomplete: "What it asks for is incomplete, or in a form that is not known here. Nobody was let in.",
        .tokenNew: "A new token",
        .tokenName: "Name",
        .tokenNameHint: "What it is for: Grafana, for example.",
        .tokenLife: "Good for",
        .tokenMake: "Make the token",
        .tokenMade: "The token “{name}”",
        .tokenOnce: "Copy it now: it is shown this once, and only its fingerprint is kept.",
        .tokenCreated: "Made",
        .tokenExpires: "expires",
        .tokenUsed: "last used",
        .tokenNeverUsed: "never used",
        .tokenExpired: "expired",
        .tokenNameMissing: "Please give the token a name.",
        .tokenNameTaken: "There is a token “{name}” already.",
        .lifeDays: "{n} days",
        .lifeYear: "A year",
        .lifeYears: "{n} years",
        .revoke: "Revoke",
        .revokeOf: "Revoke: {name}",
        .noticeRevoked: "The token is revoked. Whatever used it is shut out from now on.",
        .noticeSaved: "Saved; restart to use it.",
        .noticeImporting: "The import begins in a moment.",
        .noticeBackedUp: "The backup is made and was read back.",
        .noticeRereading: """
        Everything is being read again in the background. What was deleted at Withings is marked as \
        deleted here.
        """,
        .logLevel: "Show",
        .logEverything: "Everything",
        .logInfo: "From notes on",
        .logWarnings: "From warnings on",
        .logErrors: "Errors only",
        .logPart: "Part of the program",
        .logAllParts: "All parts",
        .logSummary: "{shown} of {count} lines, newest first.",
        .logDownload: "Download the whole log",
        .logEmpty: "Nothing of this kind was logged since the program started.",
        .homeAssistantTitle: "Your Home Assistant",
        .homeAssistantIntro: """
        With its address and a token, ten years of readings go into Home Assistant’s long-term \
        statistics, each at the time when it was measured. The sensors themselves come through the \
        broker and need neither.
        """,
        .homeAssistantURL: "Address of Home Assistant",
        .homeAssistantToken: "Long-lived access token of an administrator",
        .homeAssistantTokenHint: """
        In Home Assistant: your profile, Security, Long-lived access tokens. It goes into secrets.yaml, \
        which only you can read.
        """,
        .homeAssistantTokenMissing: "Please enter the token.",
        .homeAssistantFailed: "Home Assistant could not be used, so nothing was saved.",
        .brokerUnreachable: "The broker does not answer.",
        .brokerUnreachableHint: "Check broker and port in the block mqtt, and the firewall between the two machines.",
        .brokerRefused: "The broker refuses the user name or the password, or what was asked of it.",
        .brokerRefusedHint: "Check username and password in the block mqtt, and what this user may read and write.",
        .brokerTls: "The encrypted connection to the broker did not come about.",
        .brokerTlsHint: """
        Check certificate, client_cert and client_key in the block mqtt, and that the certificate has the name \
        that is called.
        """,
        .brokerNotConnected: "There is no connection to the broker.",
        .brokerNotConnectedHint: "It is sent when the connection is there again.",
        .brokerShared: "Another Withings Bridge at this broker shows the same people or devices; they are left to it.",
        .brokerSharedHint: "Unlink them in one of the two bridges.",
        .homeAssistantUnreachable: "Home Assistant does not answer.",
        .homeAssistantUnreachableHint: "Check that it runs, and the address and the port.",
        .homeAssistantCertificate: """
        The certificate of Home Assistant is not one that this machine trusts, or its file cannot be read.
        """,
        .homeAssistantCertificateHint: """
        Use the name that the certificate has. Where it comes from an authority of your own, set \
        home_assistant.certificate to a PEM file of that authority.
        """,
        .homeAssistantNotHomeAssistant: "What answers there has no Home Assistant WebSocket.",
        .homeAssistantNotHomeAssistantHint: "Check the address; a proxy in front has to let WebSockets through.",
        .homeAssistantAuthInvalid: "Home Assistant does not accept the token.",
        .homeAssistantAuthInvalidHint: "Make a long-lived access token on your profile page there.",
        .homeAssistantUnauthorized: "The token is not an administrator's.",
        .homeAssistantUnauthorizedHint: "Make one as a user who is an administrator of Home Assistant.",
        .homeAssistantConnectionLost: "The connection to Home Assistant ended.",
        .homeAssistantConnectionLostHint: "It is tried again by itself.",
        .homeAssistantTimeout: "Home Assistant did not answer in time.",
        .homeAssistantTimeoutHint: "It is tried again by itself.",
        .homeAssistantStorage: "The record could not be read.",
        .homeAssistantStorageHint: "It is tried again by itself; the log says more.",
        .statisticsMode: "Statistics",
        .statisticsSeparate: "As series of their own (recommended)",
        .statisticsMerge: "Merged into the sensors’ own",
        .statisticsOff: "None",
        .importTitle: "Import into the statistics",
        .importRunning: "Importing",
        .importDone: "Everything is there",
        .importIncomplete: "Some series are missing",
        .importFailed: "Nothing could be imported",
        .importWaiting: "Waiting for its turn",
        .importSeries: "{done} of {total} series",
        .importSeriesLabel: "Series",
        .importRows: "Hours sent in this run",
        .importFaults: "What is wrong with single series: {count}",
        .importNow: "Import now",
        .backupsIntro: "A backup is one file with everything that was measured. It can be made while the program runs.",
        .backUpNow: "Back up now",
        .backupsElsewhere: "Backups are made with the command",
        .backupsNone: "There are no backups yet.",
        .backupsHint: """
        Keep a copy on another machine, and the key file apart from it. How to restore one stands in the \
        documentation.
        """,
        .noticePassword: "The password is changed. Everybody else has to sign in again.",
        .noticeSignedOutEverywhere: "Everybody else has to sign in again.",
        .passwordTitle: "Password and sessions",
        .passwordChangeIntro: "Whoever is signed in elsewhere has to sign in again. Access tokens stay as they are.",
        .passwordPresent: "Present password",
        .passwordNew: "New password",
        .passwordChange: "Change the password",
        .signOutEverywhere: "Sign out everywhere else",
        .signOutEverywhereHint: "For a device that was lost or a browser that others use.",
        .backupDownload: "Download",
        .backupFailed: "The backup could not be made.",
        .backupFailedHint: "Look into the log.",
        .aboutIntro: "Your Withings readings, on your own machine, for good.",
        .aboutWithings: "Not made or endorsed by Withings. Withings is a trademark of its owner.",
        .licence: "Licence",
        .worksOfOthers: "Part of the pages",
        .diagnosticsTitle: "Diagnostics",
        .diagnosticsIntro: """
        A file for somebody who helps you: versions, settings without their values, how much is stored \
        and how fresh it is. No secret, no token, no name and no reading is in it.
        """,
        .diagnosticsButton: "Download diagnostics",
        .languagesTitle: "Languages",
        .languagesIntro: """
        For another language, download the texts, translate them, and put the file under its tag \
        (de.json) into
        """,
        .languagesButton: "Download the texts",
        .languageMissing: "texts missing: {count}",
        .accountState: "State",
        .accountScopes: "Permissions given at Withings:",
        .faultSince: "since",
        .reread: "Read everything again",
        .rereadHint: """
        Reading everything again finds what was deleted at Withings long ago. It uses what is left of \
        the budget.
        """,
        .budgetTitle: "Requests to Withings",
        .budgetUsed: "{used} of {limit} in the last minute, {waiting} waiting",
        .budgetHeld: "Withings asked for a pause; it ends {when}.",
        .pushTitle: "Notifications from Withings",
        .pushOff: "Withings does not notify this program; it asks by the clock",
        .pushPending: "Being set up",
        .pushFaulty: "Withings refuses some of them",
        .pushUnproven: "Subscribed; none has arrived yet",
        .pushProven: "They arrive",
        .pushChecked: "checked",
        .pushLast: "last notification",
        .pushNever: "no notification yet",
        .pushNotWanted: "Notifications are turned off in the configuration.",
        .pushNotWantedHint: "Remove use_webhook: false to use them.",
        .pushUnsuitableAddress: "The external address is not one that Withings can notify.",
        .pushUnsuitableAddressHint: "Set external_url to a public https address.",
        .pushNotReachable: "Withings notifies public names only, and the external address is none.",
        .pushNotReachableHint: "Nothing is lost without notifications: new readings are fetched by the clock.",
        .pushNotSecure: "Withings notifies https addresses only.",
        .pushNotSecureHint: "Put a proxy with a certificate in front, or set ssl_certificate and ssl_key.",
        .pushWrongPort: "Withings notifies addresses on port 443 or 80 only.",
        .pushWrongPortHint: "Let the address outside be one without a port.",
        .pushAddressTooLong: "The external address is too long for Withings, which takes 255 characters.",
        .pushAddressTooLongHint: "Use a shorter path.",
        .categorySubscribed: "subscribed",
        .categoryPending: "to be subscribed",
        .categoryNotAllowed: "not permitted",
        .categoryOfWeight: "Weight and composition",
        .categoryOfTemperature: "Temperature",
        .categoryOfHeart: "Blood pressure and pulse",
        .categoryOfActivity: "Activity and workouts",
        .categoryOfSleep: "Sleep",
        .categoryOfAccount: "Changes of the account",
        .categoryOfBedIn: "Getting into bed",
        .categoryOfBedOut: "Getting out of bed",
        .categoryOfBedSensorInflated: "Sleep mat inflated",
        .categoryOfEcg: "ECG",
        .categoryOfGlucose: "Glucose",
        .categoryOfHeartRateVariability: "Heart rate variability",
        .categoryOfStethoscope: "Stethoscope recordings",
        .categoryOfUrine: "Urine",
        .fetchedTitle: "What was fetched",
        .fetchedLast: "Last",
        .fetchedHistory: "History",
        .fetchedAgain: "Read again",
        .fetchedWhole: "complete",
        .fetchedUnderWay: "under way",
        .kindStethoscope: "Stethoscope",
        .kindSleepDetail: "Course of nights",
        .kindIntraday: "Course of days",
        .faultForbidden: "Withings does not let this program read this: the permission was not given.",
        .faultForbiddenHint: """
        Link this person again and leave every box ticked on Withings’ page. Everything else goes on.
        """,
        .faultNotInPlan: "Withings does not give this to this application.",
        .faultNotInPlanHint: "Look at the plan of the application in Withings’ dashboard. Everything else goes on.",
        .faultOtherUser: "Withings answered a refresh with the tokens of somebody else.",
        .faultOtherUserHint: "They were not used. Link this person again if this stays.",
        .faultCallbackUnreachable: "Withings cannot reach this program under its external address.",
        .faultCallbackUnreachableHint: """
        Open the external address from outside your network; it must answer without a sign-in page in \
        front.
        """,
        .faultUnauthenticated: "Withings did not accept the sign-in of this person; it is being renewed.",
        .faultUnauthenticatedHint: "Nothing needs doing.",
        .faultInvalidParameters: "Withings does not understand what it was asked.",
        .faultInvalidParametersHint: "Look into the log. Everything else goes on.",
        .faultUnreadable: "Withings answered something that cannot be read.",
        .faultUnreadableHint: "The program tries again by itself.",
        .faultBusy: "The database is busy.",
        .faultBusyHint: "The program tries again by itself.",
        .faultFull: "The disk is full.",
        .faultFullHint: "Make room on it; the program goes on by itself.",
        .faultUnwritable: "The database cannot be written.",
        .faultUnwritableHint: "Make its directory writable for this program.",
        .faultDamaged: "The database is damaged.",
        .faultDamagedHint: "Stop the program and put a backup back.",
        .demoName: "Demo",
        .fieldDurationtosleep: "Time to fall asleep",
        .fieldDurationtowakeup: "Time to get up",
        .fieldAsleepduration: "Asleep",
        .fieldMvtActiveDuration: "Time in motion",
        .demoTitle: "Look around first?",
        .demoIntro: """
        The demo shows everything with two made-up people. It touches nothing of yours and ends with a \
        click.
        """,
        .demoStart: "Start the demo",
        .demoRunning: "This is the demo: these people and their readings are made up.",
        .demoEnd: "End the demo",
        .privateWindowHint: """
        For a second person, open this page in a private window, or use the button that signs out of \
        Withings first: otherwise Withings goes on with whoever is signed in.
        """,
        .scopeOfUserInfo: "profile",
        .scopeOfUserMetrics: "measures",
        .scopeOfUserActivity: "activity and sleep",
        .scopeOfUserSleepevents: "going to bed and getting up",
    ]
}
