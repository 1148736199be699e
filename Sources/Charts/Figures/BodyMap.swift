import WithingsModel

/// Draws the segments of a body with a value each. As on a photograph, the person's right arm is on the left.
package struct BodyMap: Sendable {
    package let svg: String

    private struct Part {
        var position: BodyPosition
        var path: String
        var label: (x: Double, y: Double, anchor: String)
    }

    private static let parts = [
        Part(
            position: .torso,
            path: "M168 92h64q14 0 14 14l-6 112q-1 12-13 12h-54q-12 0-13-12l-6-112q0-14 14-14z",
            label: (200, 156, "middle")
        ),
        Part(
            position: .rightArm,
            path: "M146 104q-12 4-16 20l-22 88q-2 12 8 15t14-9l24-84z",
            label: (96, 164, "end")
        ),
        Part(
            position: .leftArm,
            path: "M254 104q12 4 16 20l22 88q2 12-8 15t-14-9l-24-84z",
            label: (304, 164, "start")
        ),
        Part(
            position: .rightLeg,
            path: "M164 240h33l-4 150q-1 10-12 10t-12-10z",
            label: (148, 324, "end")
        ),
        Part(
            position: .leftLeg,
            path: "M203 240h33l-5 150q-1 10-12 10t-12-10z",
            label: (252, 324, "start")
        ),
    ]

    /// - Parameter labels: what stands beside each segment, as lines: its name and its value.
    package init(_ labels: [BodyPosition: [String]], title: String) {
        var canvas = SVGCanvas()
        canvas.begin(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 400 410", "width": "400", "height": "410",
                "class": "body-map", "role": "img",
                "aria-label": title, "font-family": "system-ui, sans-serif", "font-size": "14",
            ]
        )
        canvas.add("rect", ["width": "400", "height": "410", "fill": "#ffffff", "class": "paper"])
        canvas.add("circle", ["cx": "200", "cy": "56", "r": "27", "fill": "#d6e5e2", "class": "limb"])
        for part in Self.parts {
            let isKnown = labels[part.position] != nil
            canvas.add(
                "path",
                ["d": part.path, "fill": isKnown ? "#bcd9d4" : "#e6ebe8", "class": isKnown ? "limb known" : "limb"]
            )
        }
        for part in Self.parts {
            for (line, text) in (labels[part.position] ?? []).enumerated() {
                canvas.add(
                    "text",
                    [
                        "x": SVGCanvas.number(part.label.x), "y": SVGCanvas.number(part.label.y + Double(line) * 18),
                        "text-anchor": part.label.anchor, "fill": "#1c2523", "class": line == 0 ? "soft" : "ink",
                        "font-weight": line == 0 ? "400" : "650",
                    ],
                    text: text
                )
            }
        }
        canvas.end()
        svg = canvas.text
    }
}
