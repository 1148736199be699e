extension Template {
    /// First start: the owner's account is made.
    static let setup = Template(
        "setup",
        #"""
        <section class="card narrow">
        <h1>{{t.setupTitle}}</h1>
        <p>{{t.setupIntro}}</p>
        {{>problem}}
        <form method="post" action="{{view.action}}" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}">
        <label for="name">{{t.yourName}}</label>
        <input id="name" name="name" autocomplete="name" required maxlength="100" value="{{view.name}}">
        <label for="username">{{t.userName}}</label>
        <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" value="{{view.login}}">
        <label for="password">{{t.password}}</label>
        <input id="password" name="password" type="password" autocomplete="new-password" required minlength="8" maxlength="200" aria-describedby="password-rule">
        <p id="password-rule" class="hint">{{t.passwordRule}}</p>
        <label for="repeated">{{t.passwordAgain}}</label>
        <input id="repeated" name="repeated" type="password" autocomplete="new-password" required minlength="8" maxlength="200">
        <button class="primary">{{t.createAccount}}</button>
        </form>
        </section>
        """#
    )

    static let signIn = Template(
        "signIn",
        #"""
        <section class="card narrow">
        <h1>{{t.signInTitle}}</h1>
        {{>problem}}
        <form method="post" action="{{view.action}}" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="next" value="{{view.next}}">
        <label for="username">{{t.userName}}</label>
        <input id="username" name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="100" value="{{view.login}}">
        <label for="password">{{t.password}}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="200">
        <button class="primary">{{t.signIn}}</button>
        </form>
        </section>
        """#
    )

    /// Whether a program may come in.
    static let authorize = Template(
        "authorize",
        #"""
        <section class="card narrow">
        <h1>{{t.authorizeTitle}}</h1>
        <p><strong>{{view.asks}}</strong></p>
        <p>{{t.authorizeMeans}}</p>
        <p class="hint">{{view.leads}}</p>
        <form method="post" action="/auth/authorize" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}">
        {{#view.fields}}<input type="hidden" name="{{name}}" value="{{value}}">
        {{/view.fields}}
        <button class="primary" name="answer" value="allow">{{t.authorizeAllow}}</button>
        <button name="answer" value="deny">{{t.authorizeDeny}}</button>
        </form>
        </section>
        """#
    )

    /// A fault at the top of a page or form.
    static let problem = Template(
        "problem",
        #"""
        {{#view.problem}}{{>fault}}{{/view.problem}}
        """#
    )

    /// A fault where it belongs. The focus goes there, so that it is read first and the form is next.
    static let fault = Template(
        "fault",
        #"""
        <div class="banner bad" role="alert" tabindex="-1" autofocus data-passing><p><strong>{{message}}</strong></p>{{#.hint}}<p>{{.}}</p>{{/.hint}}</div>
        """#
    )

    /// Something went well.
    static let notice = Template(
        "notice",
        #"""
        {{#view.notice}}
        <div class="banner good" role="status"><p>{{.}}</p></div>
        {{/view.notice}}
        """#
    )

    /// A page that says one thing: not found, a fault, a redirect that was taken.
    static let message = Template(
        "message",
        #"""
        <section class="card narrow">
        <h1>{{view.title}}</h1>
        {{#view.sentences}}<p>{{.}}</p>
        {{/view.sentences}}
        {{#view.link}}<p><a class="button primary" href="{{address}}">{{label}}</a></p>{{/view.link}}
        </section>
        """#
    )
}
