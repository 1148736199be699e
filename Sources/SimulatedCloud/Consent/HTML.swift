/// Text made safe for HTML.
enum HTML {
    static func escape(_ text: String) -> String {
        var out = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    /// A whole page.
    static func page(language: String, title: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="\(language)">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>\(escape(title))</title>
        <style>
        :root { color-scheme: light dark; --line: #8886; --ink: CanvasText; --go: #00696b; }
        * { box-sizing: border-box; }
        body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
          font: 1rem/1.5 system-ui, sans-serif; background: Canvas; color: var(--ink); }
        main { width: min(28rem, 100%); border: 1px solid var(--line); border-radius: 1rem; padding: 1.5rem; }
        h1 { font-size: 1.35rem; margin: 0 0 .5rem; }
        p { margin: .5rem 0; }
        fieldset { border: 0; padding: 0; margin: 1.25rem 0 0; }
        legend { font-weight: 600; padding: 0; margin-bottom: .25rem; }
        label { display: flex; gap: .75rem; align-items: center; padding: .6rem .75rem; border: 1px solid var(--line);
          border-radius: .6rem; margin-top: .4rem; cursor: pointer; }
        input { width: 1.15rem; height: 1.15rem; accent-color: var(--go); flex: none; }
        .note { font-size: .875rem; opacity: .75; }
        .row { display: flex; gap: .75rem; margin-top: 1.5rem; }
        button { font: inherit; font-weight: 600; flex: 1; padding: .7rem; border-radius: .6rem; cursor: pointer;
          border: 1px solid var(--go); background: transparent; color: inherit; }
        .deeds { display: flex; flex-wrap: wrap; gap: .4rem; }
        .deeds button { flex: 1 1 11rem; padding: .45rem .6rem; font-weight: 400; text-align: start;
          border-color: var(--line); }
        button.go { background: var(--go); color: #fff; }
        :focus-visible { outline: 3px solid var(--go); outline-offset: 2px; }
        </style>
        </head>
        <body>
        <main>
        \(body)
        </main>
        </body>
        </html>
        """
    }
}
