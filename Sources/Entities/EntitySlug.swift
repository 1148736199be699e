import Foundation

/// Names made fit for an entity id the way Home Assistant does: lower-case ASCII letters and digits with `_` between,
/// other scripts and accents transliterated.
package enum EntitySlug {
    /// The slug; empty where nothing of the name can be written in ASCII.
    package static func slug(_ name: String) -> String {
        var slug = ""
        var pendingGap = false
        for scalar in ascii(name).unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9":
                if pendingGap, !slug.isEmpty { slug += "_" }
                pendingGap = false
                slug.unicodeScalars.append(scalar)
            default:
                pendingGap = true
            }
        }
        return slug
    }

    private static func ascii(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return name.lowercased() }
        let composed = name.precomposedStringWithCanonicalMapping
        var text = ""
        for scalar in composed.unicodeScalars {
            text += HangulSyllable.romanised(scalar) ?? letters[scalar] ?? String(scalar)
        }
        let latin = text.applyingTransform(.toLatin, reverse: false) ?? text
        let plain = latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
        return plain.lowercased()
    }

    /// Latin letters that are not a plain letter with an accent.
    private static let letters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d",
        "Ð": "d", "þ": "th", "Þ": "th", "ł": "l", "Ł": "l", "ı": "i", "ħ": "h", "Ħ": "h", "ŋ": "ng",
    ]
}
