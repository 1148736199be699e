import Store
import WithingsAPI

extension LinkAbort {
    private static let again = "Start again with the link on the integrations page."

    static let missingConfiguration = LinkAbort(
        .missingConfiguration,
        "There is no Withings application or no profile in the configuration.",
        hint: "Add `withings:` with `client_id`, `client_secret` and `profiles` to configuration.yaml, then apply it."
    )
    static let missingState = LinkAbort(
        .missingState,
        "The address has no `state`, so it does not belong to any attempt to link.",
        hint: "Copy the whole address of the page that Withings sent the browser to. " + again
    )
    static let missingCode = LinkAbort(
        .missingCode,
        "The address has no `code`, so Withings has not approved anything with it.",
        hint: "Approve on Withings' page first, then come back with the address it leads to."
    )
    static let invalidState = LinkAbort(
        .invalidState,
        "The `state` of this address was not made by this program, or it was changed.",
        hint: again
    )
    static let reusedState = LinkAbort(
        .reusedState,
        "This address has been used already; each works once.",
        hint: "Nothing is wrong if the person is linked by now. Otherwise: " + again
    )
    static let expiredState = LinkAbort(
        .expiredState,
        "More than ten minutes passed between the link and Withings' answer.",
        hint: again
    )
    static let accessDenied = LinkAbort(
        .accessDenied,
        "Access was refused on Withings' page.",
        hint: "Nothing was linked. To link after all, use the link on the integrations page again and approve."
    )
    static let unknownFlow = LinkAbort(
        .unknownFlow,
        "This attempt to link is over or never was.",
        hint: "Press \"Add\" on the integrations page."
    )
    static let abandoned = LinkAbort(
        .abandoned,
        "This attempt to link was given up.",
        hint: "Press \"Add\" on the integrations page."
    )
    static let nothingPasted = LinkAbort(
        .missingState,
        "Nothing was pasted.",
        hint: "Copy the address of the page that Withings sent the browser to."
    )
    static let notARedirect = LinkAbort(
        .missingState,
        "What was pasted is not an address that Withings sends a browser to.",
        hint: "It has `code=` and `state=` in it. Copy it whole out of the browser's address line."
    )
    static let consentAddressPasted = LinkAbort(
        .missingCode,
        "What was pasted is the address of Withings' consent page, not the one it leads to.",
        hint: "Approve on that page, then copy the address that the browser shows afterwards."
    )

    static func alreadyLinked(to profile: String) -> LinkAbort {
        LinkAbort(
            .alreadyLinked,
            "This Withings user is linked to the profile \"\(profile)\" already.",
            hint: "Was the wrong person chosen at Withings? Sign out there first and try again, or unlink the profile."
        )
    }

    static func wrongAccount(for profile: String) -> LinkAbort {
        LinkAbort(
            .wrongAccount,
            "The profile \"\(profile)\" belongs to another Withings user.",
            hint: "Compare the readings shown. If the profile shall move to this Withings user, confirm it."
        )
    }

    static func unknownProfile(_ profile: String) -> LinkAbort {
        LinkAbort(
            .unknownProfile,
            "There is no profile \"\(profile)\" in the configuration.",
            hint: "Choose one of the list, or add it to `profiles` in configuration.yaml and apply it."
        )
    }

    /// What a failed exchange of the code means to the person.
    static func exchangeFailed(_ error: WithingsError) -> LinkAbort {
        switch error.code {
        case .invalidGrant:
            LinkAbort(
                .invalidCode,
                "Withings does not accept the code: it is older than thirty seconds or was used before.",
                hint: again
            )
        case .unreachable, .cancelled:
            LinkAbort(.unreachable, error.message, hint: error.hint.isEmpty ? again : "\(error.hint) \(again)")
        default:
            LinkAbort(.refused, error.message, hint: error.hint.isEmpty ? again : "\(error.hint) \(again)")
        }
    }

    /// The redirect carries an error other than a plain no. Its text comes from outside and is not shown.
    static let refusedRedirect = LinkAbort(
        .refused,
        "Withings ended the approval with an error.",
        hint: "Check client id and callback address in Withings' developer dashboard. " + again
    )

    static func redirectError(_ error: String) -> LinkAbort {
        error == "access_denied" ? .accessDenied : .refusedRedirect
    }

    /// Something could not be kept, so going on would lose it.
    static func notKept(_ error: any Error) -> LinkAbort {
        if let error = error as? StoreError { return LinkAbort(.notKept, error.message, hint: error.hint) }
        if let error = error as? LinkAbort { return error }
        return LinkAbort(
            .notKept,
            "The link could not be written to the database.",
            hint: "Look into the log, then try again."
        )
    }
}
