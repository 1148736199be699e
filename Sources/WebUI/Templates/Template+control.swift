extension Template {
    /// The way between the pages of server control.
    static let controlTabs = Template(
        "controlTabs",
        #"""
        <h1>{{t.serverControl}}</h1>
        <nav class="tabs control" aria-label="{{t.serverControl}}">
        {{#view.tabs}}<a href="{{address}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a>
        {{/view.tabs}}
        </nav>
        """#
    )

    static let tokens = Template(
        "tokens",
        #"""
        <div class="slim">
        {{>controlTabs}}
        {{>notice}}
        {{#view.made}}
        <section class="card choose" aria-labelledby="made">
        <h2 id="made">{{view.madeTitle}}</h2>
        <p>{{t.tokenOnce}}</p>
        <div class="joined"><input id="token" readonly aria-labelledby="made" autocomplete="off" spellcheck="false" value="{{.}}"><button type="button" class="primary" data-copy="token" data-done="{{t.copied}}">{{t.copy}}</button></div>
        <p class="hint" role="status" data-copied></p>
        </section>
        {{/view.made}}
        <section class="card" aria-labelledby="tokens">
        <h2 id="tokens">{{t.tabTokens}}</h2>
        <p>{{t.tokensIntro}}</p>
        {{#view.isEmpty}}<p class="hint">{{t.tokensNone}}</p>{{/view.isEmpty}}
        <ul class="profiles">
        {{#view.rows}}
        <li class="split"><div><strong>{{name}}</strong>{{#isExpired}} <span class="mark warn">{{t.tokenExpired}}</span>{{/isExpired}}
        <p class="meta">{{t.tokenCreated}} {{#created}}{{>moment}}{{/created}} · {{t.tokenExpires}} {{#expires}}{{>moment}}{{/expires}} · {{#.used}}{{t.tokenUsed}} {{>moment}}{{/.used}}{{^used}}{{t.tokenNeverUsed}}{{/used}}</p></div>
        <form method="post" action="/config/tokens/revoke"><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="id" value="{{id}}"><button aria-label="{{revokeLabel}}">{{t.revoke}}</button></form></li>
        {{/view.rows}}
        </ul>
        </section>
        {{#view.hasClients}}
        <section class="card" aria-labelledby="clients">
        <h2 id="clients">{{t.clientsTitle}}</h2>
        <p>{{t.clientsIntro}}</p>
        <ul class="profiles">
        {{#view.clients}}
        <li class="split"><div><strong>{{name}}</strong>
        <p class="meta">{{t.tokenCreated}} {{#created}}{{>moment}}{{/created}}{{#.used}} · {{t.tokenUsed}} {{>moment}}{{/.used}}</p></div>
        <form method="post" action="/config/tokens/revoke"><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="id" value="{{id}}"><button aria-label="{{revokeLabel}}">{{t.revoke}}</button></form></li>
        {{/view.clients}}
        </ul>
        </section>
        {{/view.hasClients}}
        <section class="card" aria-labelledby="new-token">
        <h2 id="new-token">{{t.tokenNew}}</h2>
        {{>problem}}
        <form method="post" action="/config/tokens" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <label for="token-name">{{t.tokenName}}</label><p id="token-name-hint" class="hint">{{t.tokenNameHint}}</p><input id="token-name" name="name" required maxlength="100" autocomplete="off" aria-describedby="token-name-hint" value="{{view.name}}">
        <label for="token-days">{{t.tokenLife}}</label><select id="token-days" name="days">{{#view.lives}}<option value="{{days}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/view.lives}}</select>
        <button class="primary" id="make-token">{{t.tokenMake}}</button>
        </form>
        </section>
        <section class="card" aria-labelledby="own-password">
        <h2 id="own-password">{{t.passwordTitle}}</h2>
        <p>{{t.passwordChangeIntro}}</p>
        {{#view.passwordProblem}}{{>fault}}{{/view.passwordProblem}}
        <form method="post" action="/config/password" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <label for="present">{{t.passwordPresent}}</label><input id="present" name="present" type="password" autocomplete="current-password" required maxlength="200">
        <label for="password">{{t.passwordNew}}</label><p id="password-rule" class="hint">{{t.passwordRule}}</p><input id="password" name="password" type="password" autocomplete="new-password" required minlength="8" maxlength="200" aria-describedby="password-rule">
        <label for="repeated">{{t.passwordAgain}}</label><input id="repeated" name="repeated" type="password" autocomplete="new-password" required minlength="8" maxlength="200">
        <button id="change-password">{{t.passwordChange}}</button>
        </form>
        <form method="post" action="/config/signout-everywhere" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <p class="hint">{{t.signOutEverywhereHint}}</p><button id="sign-out-everywhere">{{t.signOutEverywhere}}</button></form>
        </section>
        </div>
        """#
    )

    static let log = Template(
        "log",
        #"""
        {{>controlTabs}}
        <form method="get" class="fields">
        <label>{{t.logLevel}} <select name="level">{{#view.levels}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/view.levels}}</select></label>
        <label>{{t.logPart}} <select name="part">{{#view.parts}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/view.parts}}</select></label>
        <button>{{t.filterShow}}</button>
        </form>
        <p class="hint">{{view.summary}} <a href="{{view.file}}" download>{{t.logDownload}}</a></p>
        {{#view.isEmpty}}<p class="card">{{t.logEmpty}}</p>{{/view.isEmpty}}
        {{^view.isEmpty}}
        <ol class="card log" tabindex="0" aria-label="{{t.tabLog}}">
        {{#view.rows}}<li class="{{severity}}"><span class="meta">{{time}} <span class="level">{{level}}</span> {{part}}</span> <span class="said">{{text}}</span></li>
        {{/view.rows}}
        </ol>
        {{/view.isEmpty}}
        """#
    )

    static let backups = Template(
        "backups",
        #"""
        <div class="slim">
        {{>controlTabs}}
        {{>notice}}
        {{>problem}}
        <section class="card" aria-labelledby="backups">
        <h2 id="backups">{{t.tabBackups}}</h2>
        <p>{{t.backupsIntro}}</p>
        {{#view.canMake}}<form method="post" action="/config/backups"><input type="hidden" name="form_token" value="{{formToken}}"><button class="primary" id="back-up">{{t.backUpNow}}</button></form>{{/view.canMake}}
        {{^view.canMake}}<p class="banner">{{t.backupsElsewhere}} <code>withings-bridge backup</code></p>{{/view.canMake}}
        {{#view.isEmpty}}<p class="hint">{{t.backupsNone}}</p>{{/view.isEmpty}}
        <ul class="profiles">
        {{#view.rows}}<li class="split"><div><strong>{{name}}</strong><p class="meta">{{#made}}{{exact}} · {{relative}}{{/made}}</p></div><a class="button" href="/config/backups/{{name}}" download aria-label="{{t.backupDownload}}: {{name}}">{{t.backupDownload}} · {{size}}</a></li>
        {{/view.rows}}
        </ul>
        <p class="hint">{{t.backupsHint}}</p>
        </section>
        </div>
        """#
    )

    /// What the doctor found.
    static let doctor = Template(
        "doctor",
        #"""
        <div class="slim">
        {{>controlTabs}}
        <section class="card" aria-labelledby="doctor">
        <h2 id="doctor">{{t.tabDoctor}}</h2>
        <p>{{t.doctorIntro}}</p>
        {{#view.canLook}}<form method="post" action="/config/doctor"><input type="hidden" name="form_token" value="{{formToken}}"><button class="primary" id="look">{{t.doctorLook}}</button></form>{{/view.canLook}}
        {{^view.canLook}}<p class="banner"><code>withings-bridge doctor</code></p>{{/view.canLook}}
        {{#view.hasRows}}
        <ul class="profiles">
        {{#view.rows}}<li><div class="split"><strong>{{name}}</strong><span class="state {{state}}"><span class="dot" aria-hidden="true"></span>{{label}}</span></div><p{{#.language}} lang="{{.}}"{{/.language}}>{{message}}</p>{{#.hint}}<p class="hint"{{#language}} lang="{{language}}"{{/language}}>{{.}}</p>{{/.hint}}</li>
        {{/view.rows}}
        </ul>
        {{/view.hasRows}}
        </section>
        </div>
        """#
    )

    static let audit = Template(
        "audit",
        #"""
        {{>controlTabs}}
        <h2>{{t.tabAudit}}</h2>
        <p>{{t.auditIntro}}</p>
        {{#view.isEmpty}}<p class="hint">{{t.auditNone}}</p>{{/view.isEmpty}}
        {{^view.isEmpty}}<div class="card table-wrap" tabindex="0" role="region" aria-label="{{t.tabAudit}}">{{{view.table}}}</div>{{/view.isEmpty}}
        """#
    )

    static let about = Template(
        "about",
        #"""
        <div class="slim">
        {{>controlTabs}}
        <section class="card" aria-labelledby="about">
        <h2 id="about">Withings Bridge</h2>
        <p>{{t.aboutIntro}}</p>
        <dl>
        <div class="row"><dt>{{t.version}}</dt><dd>{{view.version}}</dd></div>
        <div class="row"><dt>{{t.startedAt}}</dt><dd>{{#view.started}}{{>moment}}{{/view.started}}</dd></div>
        <div class="row"><dt>{{t.externalAddress}}</dt><dd>{{view.externalAddress}}</dd></div>
        <div class="row"><dt>{{t.configuration}}</dt><dd><code>{{view.file}}</code></dd></div>
        {{#view.budget}}<div class="row"><dt>{{t.budgetTitle}}</dt><dd>{{.}}{{#view.held}}<span class="meta">{{.}}</span>{{/view.held}}</dd></div>{{/view.budget}}
        <div class="row"><dt>{{t.licence}}</dt><dd>Apache 2.0</dd></div>
        <div class="row"><dt>{{t.worksOfOthers}}</dt><dd>{{#view.works}}<span class="item">{{.}}</span>{{/view.works}}</dd></div>
        </dl>
        <p class="hint">{{t.aboutWithings}}</p>
        </section>
        <section class="card" aria-labelledby="diagnostics">
        <h2 id="diagnostics">{{t.diagnosticsTitle}}</h2>
        <p>{{t.diagnosticsIntro}}</p>
        <p><a class="button" id="diagnostics-file" href="/config/diagnostics.json" download>{{t.diagnosticsButton}}</a></p>
        </section>
        <section class="card" aria-labelledby="languages">
        <h2 id="languages">{{t.languagesTitle}}</h2>
        <dl>{{#view.languages}}<div class="row"><dt lang="{{code}}">{{name}}</dt><dd>{{code}}{{#.missing}}<span class="meta">{{.}}</span>{{/.missing}}</dd></div>{{/view.languages}}</dl>
        {{#view.unread}}<p class="banner warn">{{.}}</p>{{/view.unread}}
        <p>{{t.languagesIntro}} <code>{{view.languagesFolder}}</code></p>
        <p><a class="button" href="/config/languages/en.json" download>{{t.languagesButton}}</a></p>
        </section>
        </div>
        """#
    )
}
