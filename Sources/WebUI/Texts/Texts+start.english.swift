extension Texts {
    /// The first minutes in English.
    static let startEnglish: [Phrase: String] = [
        .startRegister: """
        Register an application at Withings (Public API) with this callback address. It gives you a client \
        id and a secret.
        """,
        .startTitle: "Set up",
        .startIntro: "In a few minutes your readings are here. What you enter is written into",
        .startOwner: "Owner account",
        .startApplication: "Withings application",
        .startPeople: "People",
        .startBroker: "Home Assistant through a broker",
        .startApply: "Apply the new configuration",
        .startStepDone: "done",
        .startStepNext: "next",
        .startStepLater: "later",
        .startStepNamed: "named; linked once the configuration runs",
        .startStepLink: "next: link everybody on Integrations",
        .startApplyIntro: "The configuration on disk is valid and differs from the one that runs.",
        .startApplyButton: "Restart with it",
        .startExternalURL: "Address under which Withings and your browser reach this program",
        .startExternalURLHint: """
        Without one, you can still link people: paste the address of the last page on the Integrations page.
        """,
        .startTestAddress: "Test and save",
        .startAddressUnfit: "The address has to begin with https:// (or http://) and name a host.",
        .startAddressSaved: "The address was saved.",
        .startAddressReaches: "The address was saved, and it reaches this program.",
        .startAddressOther: """
        The address was saved, but something else answers there. Check the proxy or the port forwarding.
        """,
        .startAddressUnnamed: """
        The address was saved, but nobody knows that name here: is it written correctly? A name that was registered just \
        now may take a while.
        """,
        .startAddressUnreached: """
        The address was saved, but nothing answers there from here. Some home routers do not let a machine \
        reach itself from outside; try it with a phone off your Wi-Fi.
        """,
        .startApplicationIntro: """
        Enter what Withings shows for the application, and the names of the people whose readings you want. \
        Client id and secret are tried out before they are saved.
        """,
        .startClientID: "Client id",
        .startClientSecret: "Client secret",
        .startSecretHint: "Goes into secrets.yaml, which only you can read.",
        .startSecretKept: "Saved. Leave it blank to keep it.",
        .startProfiles: "Names of the people",
        .startProfilesHint: "One name a line, any names.",
        .startSaveAnyway: "Save it all the same",
        .startTestAndSave: "Test and save",
        .startApplicationMissing: "Please enter the client id and the client secret.",
        .startNobody: "Please enter at least one name.",
        .startTwice: "Each name can stand in the list only once.",
        .startRefused: "Withings does not accept this client id and secret together.",
        .startRefusedHint: "Copy both again from the developer dashboard; nothing was saved.",
        .startUnreachable: "Withings could not be asked whether client id and secret fit.",
        .startUnreachableHint: "Nothing was saved. Try again in a minute, or save it all the same.",
        .startSavedUntried: "It was saved without having been tried out; restart to use it.",
        .startApplicationSaved: """
        Withings accepts the application. It was saved; restart to use it, then link the people.
        """,
        .startBrokerIntro: """
        Home Assistant finds everything by itself through its MQTT broker. Skip this if you do not use it.
        """,
        .startBrokerHost: "Broker",
        .startBrokerPort: "Port",
        .startBrokerUser: "User name (if it wants one)",
        .startBrokerPassword: "Password",
        .startBrokerUnfit: "Please enter the broker’s name or address, and a port between 1 and 65535.",
        .startBrokerFailed: "The broker could not be used, so nothing was saved.",
        .startBrokerFailedHint: "Check what you entered, and the firewall between the two machines.",
        .startBrokerSaved: "The broker lets this program in. It was saved; restart to use it.",
        .startUnusualForm: """
        {key} is written in {file} in a form that only a person can change. Please change it in the file.
        """,
        .startUnreadable: "{file} cannot be read as it is. Mend its faults first.",
        .startUnwritable: "{file} cannot be written. Make it writable for this program.",
        .startChangedMeanwhile: "{file} was changed meanwhile. Please look at it and try again.",
        .startUnfitValue: "{key} must not have a line end or a control character in it.",
        .editTitle: "Edit {file}",
        .editLink: "Edit the file on this page",
        .editFiles: "Files of the configuration",
        .editLabel: "Text of the file",
        .editCovers: """
        What is secret is not shown: •••1••• stands for it, and keeps it as it is. To change a secret, write over \
        its dots.
        """,
        .editSave: "Check and save",
        .editSaveAnyway: "Save it with its faults; I go on mending later",
        .editHint: """
        A file with faults is not saved unless you say so. What is saved is applied only when you ask for it.
        """,
        .editNoSuchFile: "There is no such file among those of the configuration.",
        .editMovedSecret: """
        {key} does not stand where its secret was. Secrets can be written over, but not moved to another key.
        """,
        .editNotText: """
        {file} has bytes that are no text in UTF-8; they are shown as �. Write over them, then save.
        """,
        .editTooLarge: "{file} is too large for this page. Change it with an editor.",
        .noticeEdited: "Saved.",
    ]
}
