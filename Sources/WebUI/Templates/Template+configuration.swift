extension Template {
    static let serverControl = Template(
        "serverControl",
        #"""
        <div class="slim">
        {{>controlTabs}}
        {{>notice}}
        {{>problem}}
        <section class="card" aria-labelledby="configuration">
        <h2 id="configuration">{{t.configuration}}</h2>
        <p>{{t.configurationFile}} <code>{{view.file}}</code></p>
        {{#view.check}}{{>checkResult}}{{/view.check}}
        <div class="actions">
        <form method="post" action="/config/check"><input type="hidden" name="form_token" value="{{formToken}}"><button class="primary" id="check">{{t.checkConfiguration}}</button></form>
        <form method="post" action="/config/restart"><input type="hidden" name="form_token" value="{{formToken}}"><button id="restart">{{t.restart}}</button></form>
        <a class="button" id="edit" href="/config/edit">{{t.editLink}}</a>
        </div>
        {{>difference}}
        <p class="hint">{{#view.isChanged}}<strong>{{t.configurationChanged}}</strong> {{/view.isChanged}}{{t.restartHint}}</p>
        </section>
        <section class="card" aria-labelledby="broker">
        <h2 id="broker">{{t.brokerTitle}}</h2>
        {{#view.broker}}<p class="state {{state}}"><span class="dot" aria-hidden="true"></span>{{label}}</p>{{#.fault}}<p class="banner warn">{{.}}</p>{{/.fault}}
        {{^isConnected}}<p><a class="button" id="set-up-broker" href="/start#broker">{{t.startBroker}}</a></p>{{/isConnected}}
        {{#.detail}}<p class="meta">{{.}}</p>{{/.detail}}
        {{#.published}}<p class="meta" id="last-publish">{{.}}</p>{{/.published}}
        {{#isConnected}}<div class="actions">
        <form method="post" action="/config/broker/republish"><input type="hidden" name="form_token" value="{{formToken}}"><button id="republish">{{t.republish}}</button></form>
        <form method="post" action="/config/broker/clean-up"><input type="hidden" name="form_token" value="{{formToken}}"><button id="clean-up">{{t.cleanUp}}</button></form>
        </div>
        <p class="hint">{{t.brokerButtonsHint}}</p>{{/isConnected}}{{/view.broker}}
        </section>
        </div>
        """#
    )

    /// How the configuration on disk differs from the one that runs.
    static let difference = Template(
        "difference",
        #"""
        {{#view.difference}}<details class="difference"><summary>{{t.differenceTitle}}</summary>
        <pre>{{#lines}}<span class="{{kind}}"><span aria-hidden="true">{{sign}} </span>{{text}}</span>
        {{/lines}}</pre></details>{{/view.difference}}
        """#
    )

    /// What a check of the configuration gave.
    static let checkResult = Template(
        "checkResult",
        #"""
        <div id="result" class="banner {{severity}}" role="status"><p><strong>{{summary}}</strong></p></div>
        {{#hasFaults}}<ol class="faults">
        {{#faults}}<li class="{{severity}}"><p>{{#.edit}}<a href="{{.}}" data-file="{{file}}" data-line="{{line}}">{{/.edit}}<code class="place">{{place}}</code>{{#.edit}}</a>{{/.edit}} <span class="mark">{{kind}}</span></p><p>{{message}}</p>{{#.excerpt}}<pre><code>{{.}}</code></pre>{{/.excerpt}}{{#.hint}}<p class="hint">{{.}}</p>{{/.hint}}</li>
        {{/faults}}
        </ol>{{/hasFaults}}
        """#
    )

    /// Safe mode: the configuration on disk is broken.
    static let safeMode = Template(
        "safeMode",
        #"""
        <div class="slim">
        <h1>{{t.safeModeTitle}}</h1>
        <section class="card">
        <p>{{t.safeModeIntro}}</p>
        <p>{{t.configurationFile}} <code>{{view.file}}</code></p>
        {{#view.check}}{{>checkResult}}{{/view.check}}
        {{#view.canApply}}<form method="post" action="/config/restart"><input type="hidden" name="form_token" value="{{formToken}}"><button class="primary">{{t.restart}}</button></form>{{/view.canApply}}
        <p class="hint" role="status">{{t.safeModeWaiting}}</p>
        {{#view.canLook}}<p><a class="button" id="edit" href="/config/edit">{{t.editLink}}</a> {{#view.canFill}}<a class="button" href="/start">{{t.safeModeStart}}</a> {{/view.canFill}}<a href="/config/log">{{t.tabLog}}</a></p>{{/view.canLook}}
        {{#view.isOwnerless}}<p>{{t.safeModeOwner}} <a class="button" href="/setup">{{t.createAccount}}</a></p>{{/view.isOwnerless}}
        </section>
        </div>
        """#
    )

    /// Shown until the program is back.
    static let restarting = Template(
        "restarting",
        #"""
        <section class="card narrow">
        <h1>{{t.restartingTitle}}</h1>
        <p role="status" aria-live="polite">{{t.restartingIntro}}</p>
        <progress aria-label="{{t.restartingTitle}}"></progress>
        <p><a href="/config">{{t.serverControl}}</a></p>
        </section>
        """#
    )
}
