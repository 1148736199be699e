extension Texts {
    /// The pages in English.
    static let english: [Phrase: String] = [
        .skipToContent: "Skip to content",
        .navigation: "Pages",
        .language: "Language",
        .overview: "Overview",
        .integrations: "Integrations",
        .serverControl: "Server control",
        .signOut: "Sign out",
        .cancel: "Cancel",
        .save: "Save",
        .copy: "Copy",
        .copied: "Copied.",
        .setupTitle: "Welcome",
        .setupIntro: """
        Make the owner account of this program. It stays on this machine, and has nothing to do with your \
        Withings account.
        """,
        .yourName: "Your name",
        .userName: "User name",
        .password: "Password",
        .passwordAgain: "Password again",
        .passwordRule: "At least 8 characters.",
        .createAccount: "Create account",
        .sessionEnded: "You were signed out in the meantime, so nothing was changed.",
        .sessionEndedHint: "Sign in and do it once more.",
        .signInTitle: "Sign in",
        .signIn: "Sign in",
        .faultNameMissing: "Please enter your name and a user name.",
        .faultPasswordShort: "The password is too short: it needs at least 8 characters.",
        .faultPasswordsDiffer: "The two passwords are not the same.",
        .accessOwnerExists: "The owner account exists already. Please sign in.",
        .accessWrongPresentPassword: "That is not the present password. Nothing was changed.",
        .accessInvalidAuth: "The user name or the password is wrong.",
        .accessTooManyAttempts: "Too many attempts. Please wait a little, then try again.",
        .accessStorage: "The account could not be saved or read. Please look at the program's log.",
        .faultOldForm: "This form is too old or came from another site, so nothing was done. Please try again.",
        .nobodyTitle: "Nobody is linked yet",
        .nobodyIntro: "Link a Withings account, and its readings appear here within seconds.",
        .liveChanged: "New values have arrived.",
        .toIntegrations: "Go to Integrations",
        .toOverview: "See the values",
        .noValuesYet: "No values yet. They appear here as soon as Withings sends them.",
        .notMeasuredYet: "Not measured yet:",
        .moreValues: "More values ({count})",
        .groupBody: "Body",
        .groupHeart: "Blood pressure and heart",
        .groupSleep: "Sleep",
        .groupActivity: "Activity",
        .groupGoals: "Goals",
        .groupOther: "Other",
        .groupDevices: "Devices",
        .lastSeen: "Last contact",
        .provisional: "provisional",
        .provisionalHint: "Withings may still change this value.",
        .attributionManual: "entered by hand",
        .attributionChosen: "person chosen afterwards",
        .attributionAccountCreation: "entered at account creation",
        .attributionAutomatic: "best of several",
        .attributionConfirmed: "confirmed",
        .attributionUnknown: "how it was measured is unknown",
        .attributionAmbiguous: "possibly another person",
        .attributionPerFoot: "per-foot detail",
        .attributionGuided: "guided conditions",
        .attributionOther: "attribution {number}",
        .stateIdle: "Up to date",
        .stateSyncing: "Fetching…",
        .stateWaiting: "Waiting, tries again by itself",
        .stateNeedsOwner: "Needs you",
        .stateNotYet: "Waiting for its first turn",
        .lastSync: "Last sync",
        .nextSync: "Next",
        .syncNow: "Sync now",
        .syncNowOf: "Sync now: {name}",
        .relink: "Link again",
        .relinkOf: "Link again: {name}",
        .historyProgress: "The whole history is being fetched, newest first.",
        .kindMeasures: "Measures",
        .kindSleep: "Sleep",
        .kindActivity: "Activity",
        .kindDevices: "Devices",
        .kindGoals: "Goals",
        .rowsRead: "{count} {count:row|rows}",
        .rowsBackTo: "{count} {count:row|rows}, back to {date}",
        .rowsComplete: "{count} {count:row|rows}, complete",
        .brokerDown: "Home Assistant does not receive values at the moment.",
        .brokerTitle: "Broker (MQTT)",
        .brokerConnected: "Connected",
        .brokerDisconnected: "Not connected",
        .brokerMissing: "Not configured. Add an mqtt block to the configuration to see the values in Home Assistant.",
        .add: "Add a person",
        .addOther: "Add another person (signs out of Withings first)",
        .everybodyLinked: "Everybody in the configuration is linked. For one more person, add a name there first:",
        .addHint: "Withings opens in a new tab. Sign in there, choose the person, and allow access.",
        .addHintMoves: "This page moves on by itself.",
        .addHintReload: "Then come back to this page and load it again.",
        .signOutFirst: "For another person: sign out of Withings first",
        .signOutFirstHint: """
        Withings stays signed in as whoever was there last. If signing out there does not help, open this page in a \
        private window.
        """,
        .consentTitle: "Waiting for your yes at Withings",
        .consentTitleOf: "Waiting for your yes at Withings for {name}",
        .consentIntro: """
        Sign in at Withings in the other tab, choose the person, and allow access. Then come back here.
        """,
        .consentIntroOf: """
        Sign in at Withings in the other tab with the account of {name}, choose {name}, and allow access. Then \
        come back here.
        """,
        .openAgain: "Open Withings again",
        .linkedSince: "Linked",
        .withingsUser: "Withings user",
        .notLinked: "Not linked yet",
        .orphanProfile:
            "The configuration does not name this profile any more. It goes on being fetched and shown until you unlink it.",
        .unlink: "Unlink",
        .unlinkOf: "Unlink: {name}",
        .troubleTitle: "The browser could not open the page after Withings?",
        .pasteLabel: "Paste the address your browser ended on",
        .pasteHint: "Copy the whole address from the browser's address line. Be quick: it is good for 30 seconds.",
        .pasteButton: "Go on",
        .callbackTitle: "Callback address",
        .callbackIntro: "Register exactly this address as the callback of your application at Withings:",
        .callbackNotHTTPSYet: """
        Withings wants a public https address. With this one it accepts the application in restricted mode \
        only: development, at most 10 linked users. If there is a public address, enter it right below.
        """,
        .callbackNotHTTPS: """
        Withings wants a public https address. With this one it accepts the application in restricted mode \
        only: development, at most 10 linked users. If there is a public address, enter it under Set up.
        """,
        .callbackNotPublic: """
        This address has no public domain name. Withings accepts it in restricted mode only: development, \
        at most 10 linked users.
        """,
        .callbackOddPort: """
        Withings accepts the ports 80 and 443 only, except in restricted mode (at most 10 linked users).
        """,
        .callbackTooLong: "This address is longer than the 255 characters that Withings accepts.",
        .whoseTitle: "Whose account is this?",
        .whoseIntro: """
        Withings said yes. Look at the readings below and choose the right profile, so that nobody's data \
        gets mixed up.
        """,
        .latestReadings: "Latest readings",
        .noReadings: "No readings yet",
        .noDevices: "No devices",
        .stillLookedUp: "Still being looked up at Withings; this page completes itself",
        .whichProfile: "Which profile is it?",
        .choiceFree: "not linked yet",
        .choiceSame: "linked to this account",
        .choiceKept: "not linked; the records of Withings user {user} are kept",
        .choiceOther: "linked to Withings user {user}",
        .movesLabel: "Yes, “{name}” shall move from Withings user {old} to Withings user {new}.",
        .alreadyLinkedWarning: """
        This Withings account is linked to “{name}” already. To add someone else, choose “That's the wrong \
        person”.
        """,
        .wrongPerson: "That's the wrong person: try again",
        .wrongPersonHint: """
        Nothing has been saved. Withings signs you out first, so that the right person can sign in. If it does not, \
        open this page in a private window.
        """,
        .linkedNotice: "{name} is linked. Current values come first, the history follows in the background.",
        .unlinkTitle: "Unlink {name}?",
        .unlinkIntro: """
        The program stops fetching this person's data, forgets its access to the Withings account, and takes it back at \
        Withings where Withings lets it. The data at Withings stays as it is.
        """,
        .unlinkQuestion: "What about the data kept here?",
        .unlinkKeep: "Keep it",
        .unlinkDelete: "Delete it for good",
        .noticeUnlinked: "The profile is unlinked. What was measured is kept and stands below.",
        .noticeErased:
            "Everything that was kept of this person is deleted. Backups that were made before still hold it: withings-bridge delete-person … --backups removes them.",
        .keptTitle: "Kept without a link",
        .keptIntro: "These people are not linked any more. What was measured can still be looked at.",
        .keptName: "{name} (not linked any more)",
        .forgetTitle: "Delete everything of {name}?",
        .forgetIntro:
            "Readings: {readings}, nights: {nights}, days: {days}. Nothing of it can be brought back from here.",
        .forgetSure: "Yes, delete it for good",
        .forgetNow: "Delete",
        .forgetButton: "Delete …",
        .noticeAbandoned: "Cancelled. Nothing has been saved.",
        .noticeSyncing: "Fetching. New values appear by themselves.",
        .noticeRestarted: "The program runs with the new configuration.",
        .configuration: "Configuration",
        .configurationFile: "File:",
        .checkConfiguration: "Check configuration",
        .checkValid: "The configuration is valid.",
        .checkValidNotes: "The configuration is valid. Remarks: {count}.",
        .checkInvalidOne: "The configuration has 1 fault.",
        .checkInvalid: "The configuration has {count} faults.",
        .severityError: "fault",
        .severityWarning: "warning",
        .severityNote: "note",
        .restart: "Restart with this configuration",
        .restartHint: "A file with faults is never applied: the program goes on with what it has.",
        .configurationChanged: "The file has changed since the program started.",
        .restartRefused: "Not restarted: the configuration has faults. The program goes on with what it has.",
        .restartRefusedHint: "Mend the places below, then try again.",
        .restartingTitle: "Restarting",
        .restartingIntro: "This page goes on by itself as soon as the program is back.",
        .about: "About",
        .version: "Version",
        .startedAt: "Started",
        .externalAddress: "External address",
        .safeModeTitle: "The configuration needs mending",
        .safeModeIntro: "Your data is safe, but nothing is fetched until the places below are mended.",
        .safeModeOwner: "With an account of yours, what is missing can be entered on a page.",
        .safeModeStart: "Enter what is missing on a page",
        .safeModeWaiting: "The program goes on by itself as soon as the file is mended.",
        .callbackReadyTitle: "The callback address works",
        .callbackReady: "Withings sends people here after they agreed. There is nothing to do on this page.",
        .callbackDoneTitle: "Withings said yes",
        .callbackDone: """
        If this tab is still here, close it and go on in the tab with the integrations.
        """,
        .callbackFailedTitle: "That did not work",
        .callbackSafeMode: """
        The program's configuration has a fault, so it cannot link anybody now. Mend it, then add the \
        person again.
        """,
        .backToIntegrations: "Back to Integrations",
        .abortAccessDenied: "Access was refused on Withings' site.",
        .abortAccessDeniedHint: "If that was not meant: choose “Add a person” again and allow access.",
        .abortMissingCode: "The address from Withings carries no code.",
        .abortMissingCodeHint: "Copy the whole address, or choose “Add a person” again.",
        .abortMissingState: "The address from Withings is not complete: its state is missing.",
        .abortMissingStateHint: "Copy the whole address, or choose “Add a person” again.",
        .abortInvalidState: "This address does not belong to a link that was started here.",
        .abortInvalidStateHint: "Choose “Add a person” and follow the new tab.",
        .abortReusedState: "This address has been used already.",
        .abortReusedStateHint: """
        Look at Integrations: the person may be waiting for a profile. Otherwise add the person again.
        """,
        .abortExpiredState: "The link was started more than ten minutes ago.",
        .abortExpiredStateHint: "Choose “Add a person” again.",
        .abortInvalidCode: "Withings does not accept the code any more; it is good for 30 seconds only.",
        .abortInvalidCodeHint: "Choose “Add a person” again.",
        .abortCannotConnect: "Withings cannot be reached at the moment.",
        .abortCannotConnectHint: "Check this machine's internet connection, then try again in a few minutes.",
        .abortOauthError: "Withings refused to link the account.",
        .abortOauthErrorHint: "Check client_id and client_secret in the configuration, then try again.",
        .abortAlreadyConfigured: "This Withings account is linked to another profile already.",
        .abortAlreadyConfiguredHint: "Choose that profile, or choose “That's the wrong person”.",
        .abortWrongAccount: "This profile belongs to another Withings account.",
        .abortWrongAccountHint: """
        If it shall really move to this account, tick the box beside the profile and save again.
        """,
        .abortUnknownProfile: "There is no such profile in the configuration.",
        .abortUnknownProfileHint: "Choose one of the profiles below.",
        .abortUnknownFlow: "This link is not under way any more.",
        .abortUnknownFlowHint: "Choose “Add a person” again.",
        .abortMissingConfiguration: "The configuration has no withings block, so nobody can be linked.",
        .abortMissingConfigurationHint: "Add the block to the configuration first.",
        .abortAbandoned: "This link was cancelled.",
        .abortAbandonedHint: "Choose “Add a person” to start again.",
        .faultInvalidGrant: "Withings no longer accepts this link: it was ended there, or unused for a year.",
        .faultInvalidGrantHint: "Link this person again; every reading is kept.",
        .faultNoTokens: "There is no stored sign-in for this person.",
        .faultNoTokensHint: "Link this person again; every reading is kept.",
        .faultWrongKey: "The stored sign-in of this person was sealed with another key file.",
        .faultWrongKeyHint: """
        Put the right key file back from a backup and restart, or link this person again; no reading is \
        lost.
        """,
        .faultInvalidClient: "Withings does not accept the client id and secret of the configuration.",
        .faultInvalidClientHint: """
        Compare client_id and client_secret with Withings' developer dashboard; nobody needs linking again.
        """,
        .faultUnreachable: "Withings cannot be reached at the moment.",
        .faultUnreachableHint: """
        The program tries again by itself. If it stays so, check this machine's internet connection.
        """,
        .faultTooManyRequests: "Withings asks for a pause.",
        .faultTooManyRequestsHint: "Nothing needs doing; the program goes on by itself.",
        .faultServerFault: "Withings has a fault at the moment.",
        .faultServerFaultHint: "The program tries again by itself.",
        .abortNotKept: "The link could not be written to the database.",
        .abortNotKeptHint: "Look into the log, then try again.",
        .notFoundTitle: "This page does not exist",
        .notFound: "The address may be mistyped, or the page has moved.",
        .errorTitle: "Something went wrong",
        .errorText: "The program could not make this page. What went wrong is in its log.",
        .justNow: "just now",
        .minutesAgo: "{n} min ago",
        .hoursAgo: "{n} h ago",
        .yesterday: "yesterday",
        .daysAgo: "{n} days ago",
        .monthsAgo: "{n} months ago",
        .monthAgo: "a month ago",
        .yearsAgo: "{n} years ago",
        .yearAgo: "a year ago",
        .soon: "in a moment",
        .inMinutes: "in {n} min",
        .inHours: "in {n} h",
        .inDays: "in {n} days",
        .inMonths: "in {n} months",
        .inYears: "in {n} years",
        .seconds: "{s} s",
        .minutes: "{m} min",
        .hours: "{h} h",
        .hoursMinutes: "{h} h {m} min",
        .yes: "Yes",
        .no: "No",
        .unitSteps: "steps",
        .unitStep: "step",
        .unitTimes: "times",
        .unitTime: "time",
        .unitPoints: "points",
        .unitPoint: "point",
        .unitBreaths: "breaths/min",
        .unitBeats: "bpm",
        .unitYears: "years",
        .unitYear: "year",
        .wordHigh: "high",
        .wordMedium: "medium",
        .wordLow: "low",
        .wordUnknown: "unknown",
        .unnamedDevice: "Device",
        .monthNames: "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec",
        .weekdayNames: "Mon|Tue|Wed|Thu|Fri|Sat|Sun",
        .dayFull: "{day} {month} {year}",
        .dayShort: "{day} {month}",
        .dayWithWeekday: "{weekday} {date}",
        .monthOfYear: "{month} {year}",
        .yearAlone: "{year}",
        .momentFull: "{date}, {time}",
        .differenceTitle: "What the file on disk changes",
        .republish: "Publish everything again",
        .cleanUp: "Clean up",
        .brokerButtonsHint: """
        Publishing again helps a broker that forgot; cleaning up clears what bridges that are no more left \
        behind.
        """,
        .brokerDetail: """
        Published: entities {entities}, devices {devices}. Left-over topics that were cleared: {cleared}.
        """,
        .brokerPublished: "Last published: {when}.",
        .noticeRepublished: "Everything is being published again.",
        .noticeCleaning: "The broker is being cleaned up.",
        .alertNoData: "There has been no data from {name} since {when}.",
        .alertNoDataHint: """
        The bridge asks Withings all the same. Look whether the devices have battery and reach the phone or the Wi-Fi, and \
        whether Withings' own app shows anything newer.
        """,
        .alertNotSynced: "Nothing has been fetched for {name} since {when}.",
        .alertNotSyncedHint: """
        Look whether this machine reaches the internet; withings-bridge doctor says what is wrong. What was missed is \
        fetched by itself.
        """,
        .troubleDiskFull: "The disk that holds the record is full: nothing new can be kept.",
        .troubleDiskFullHint: "Make room. It goes on by itself, and what was missed is fetched.",
        .troubleMoved: "The database was moved or replaced while the program runs: nothing is kept any more.",
        .troubleMovedHint: "Put the file back or restore a backup, and start the program again.",
        .troubleRemoval:
            "Somebody was deleted, but there was no room to write the database anew: traces of them may be left in its file.",
        .troubleRemovalHint:
            "Make as much room as the database takes twice. It is made up for by itself, and the audit trail says when.",
        .troubleKeyMissing: "The key file {file} was taken away and cannot be written again.",
        .troubleKeyMissingHint:
            "Make room, or make its folder writable, and do not stop the program before: only it remembers the key, and without it everybody links their account again.",
        .troubleKeyReplaced: "The key file {file} was replaced by another while the program runs.",
        .troubleKeyReplacedHint:
            "Move it away, and the program writes its own again within seconds. Do not stop it before: with the other key everybody would have to link their account again.",
        .troubleKeyPutBack: "The key file {file} was taken away while the program runs. It has been written again.",
        .troubleLogRescued:
            "Files of the database (-wal, -shm) were taken away while the program runs. Nothing is lost: the database was opened anew.",
        .troubleTakenAwayHint:
            "Look which program clears up in this directory: a clean-up, a synchronisation or a backup tool. It may take the next file, too.",
        .troubleUnknownProxy: "Requests come by a proxy at {address} that is not trusted.",
        .troubleUnknownProxyHint:
            "If it is yours, set use_x_forwarded_for: true and trusted_proxies: [{address}] in the http block. Until then everybody behind it looks like one person.",
    ]
}
