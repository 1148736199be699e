extension Template {
    /// What every page has around it.
    static let frame = Template(
        "frame",
        #"""
        <!DOCTYPE html>
        <html lang="{{lang}}"{{#isRightToLeft}} dir="rtl"{{/isRightToLeft}}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{{title}} · {{siteName}}</title>
        <link rel="icon" href="{{iconURL}}" type="image/svg+xml">
        <link rel="apple-touch-icon" href="{{touchIconURL}}">
        <link rel="manifest" href="/manifest.webmanifest">
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
        <meta name="theme-color" content="#1b2221" media="(prefers-color-scheme: dark)">
        <link rel="stylesheet" href="{{styleURL}}">
        <link rel="stylesheet" href="{{graphStyleURL}}">
        <script src="{{scriptURL}}" defer></script>
        {{#scripts}}<script src="{{.}}" defer></script>
        {{/scripts}}
        {{#refreshAfter}}<noscript><meta http-equiv="refresh" content="{{refreshAfter}}"></noscript>{{/refreshAfter}}
        </head>
        <body{{#duties}} data-{{name}}="{{value}}"{{/duties}}>
        <a class="skip" href="#main">{{t.skipToContent}}</a>
        <header class="bar">
        <a class="brand" href="/"><svg viewBox="0 0 32 32" aria-hidden="true"><path d="M3 21c4 0 4-9 8-9s4 9 8 9 4-9 10-9"/></svg><span>{{siteName}}</span></a>
        {{#isSignedIn}}
        <nav aria-label="{{t.navigation}}">
        {{#links}}<a href="{{address}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a>
        {{/links}}
        </nav>
        <form method="post" action="/signout"><input type="hidden" name="form_token" value="{{formToken}}"><button class="quiet">{{t.signOut}}</button></form>
        {{/isSignedIn}}
        </header>
        {{#isDemo}}<section class="demo" aria-label="{{t.demoName}}"><p>{{t.demoRunning}}{{#demoCloud}} <a href="{{demoCloud}}" target="_blank" rel="noopener noreferrer">{{t.demoPlay}}</a>{{/demoCloud}}</p><form method="post" action="/demo/end"><input type="hidden" name="form_token" value="{{formToken}}"><button id="end-demo">{{t.demoEnd}}</button></form></section>{{/isDemo}}
        <main id="main" tabindex="-1">
        {{{body}}}
        </main>
        <footer>
        <form method="post" action="/language" class="languages" aria-label="{{t.language}}">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="next" value="{{here}}">
        {{#languages}}<button class="quiet" name="language" value="{{code}}" lang="{{code}}"{{#isHere}} aria-current="true"{{/isHere}}>{{label}}</button>
        {{/languages}}
        </form>
        <span>Withings Bridge {{version}}</span>
        </footer>
        </body>
        </html>
        """#
    )
}
