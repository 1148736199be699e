/// What the check can say. The words stand in one catalogue per language; placeholders are named: `{key}`.
/// `{got}` stands for the phrase that shows the value, where it may be shown.
enum DiagnosticText: String, Sendable, CaseIterable {
    case fileMissing, fileUnreadable, fileTooLarge, notUTF8, notBlocks, syntaxTab, syntaxQuote, syntaxBracket
    case syntaxColon, syntaxMissingColon, syntaxIndentation, syntaxCharacter, syntaxControlCharacter, syntaxOther
    case undefinedAlias, secondDocument, tooDeep, tooManyNodes, complexKey, duplicateKey, duplicateKeySomewhere
    case duplicateKeyElsewhere, packagesNotBlocks, packageNotBlocks
    case duplicateBlock, foreignBlock, nearBlock, noWithings, blockNotBlock, blockListUnused
    case unknownKey, unusedKey, requiredKey, emptyValue, expectedText, expectedBoolean, expectedInteger, outOfRange
    case expectedDuration, expectedTimeOfDay, durationTooShort, scanIntervalShort, expectedURL, urlTooLong, noProfiles,
        emptyProfile
    case profileNotText, duplicateProfile, duplicateProfileElsewhere, similarProfile
    case unknownZone, unknownChoice, languageMissing, pathMissing, pairMissing
    case expectedHost, expectedNetwork, emptyList, brokerIsAddress, expectedTopic, expectedLevels
    case expectedLimits, unknownLimit, expectedDays, expectedPattern
    case mqttWithoutBroker, databaseUnsupported, databaseOfHomeAssistant, databaseInMemory, expectedDatabase
    case secretMissing, secretsFileMissing, secretsNotABlock, includeMissing, includeLoop, includeTooDeep
    case tagNeedsName, variableMissing, unsupportedTag, shownValue
    case expectedOrigin, directoryEmpty, fileNotList, fileNotBlock, keyReplaced

    // What to do about it, shown behind a message.
    case hintDidYouMean, hintKeys, hintCreateFile, hintPermissions, hintUTF8, hintSpaces, hintQuotes, hintColon
    case hintIndentation, hintNoWithings, hintClientID, hintProfiles, hintRequired, hintSimilarProfile, hintBroker
    case hintMqttBroker, hintPath, hintSecrets, hintSecret, hintInclude, hintVariable, hintDatabase

    /// The words of a language; English where that has none.
    func words(in language: String) -> String {
        (language == "ko" ? Self.korean[self] : nil) ?? Self.english[self] ?? rawValue
    }

    /// The words with the placeholders filled in.
    func filled(_ parameters: [String: String], in language: String) -> String {
        var text = ""
        var rest = words(in: language)[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            if name == "got" {
                text += parameters["value"] == nil ? "" : Self.shownValue.filled(parameters, in: language)
            } else {
                text += parameters[name] ?? ""
            }
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }
}
