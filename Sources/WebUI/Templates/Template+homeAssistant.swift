extension Template {
    static let homeAssistant = Template(
        "homeAssistant",
        #"""
        <div class="slim">
        {{>controlTabs}}
        {{>notice}}
        {{>problem}}
        {{#view.canApply}}
        <section class="card choose" aria-labelledby="apply">
        <h2 id="apply">{{t.startApply}}</h2>
        <p>{{t.startApplyIntro}}</p>
        <form method="post" action="/config/restart"><input type="hidden" name="form_token" value="{{formToken}}"><button class="primary" id="apply-now">{{t.startApplyButton}}</button></form>
        </section>
        {{/view.canApply}}
        <div data-live="/fragments/config/home-assistant">
        {{>statisticsFragment}}
        </div>
        <section class="card" aria-labelledby="reach">
        <h2 id="reach">{{t.homeAssistantTitle}}</h2>
        <p>{{t.homeAssistantIntro}}</p>
        <form method="post" action="/config/home-assistant" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <label for="url">{{t.homeAssistantURL}}</label><input id="url" name="url" type="url" required maxlength="300" placeholder="http://homeassistant.local:8123" spellcheck="false" value="{{view.url}}">
        <label for="token">{{t.homeAssistantToken}}</label><p id="token-hint" class="hint">{{#view.hasToken}}{{t.startSecretKept}}{{/view.hasToken}}{{^view.hasToken}}{{t.homeAssistantTokenHint}}{{/view.hasToken}}</p><input id="token" name="token" type="password" maxlength="2000" autocomplete="off" aria-describedby="token-hint"{{^view.hasToken}} required{{/view.hasToken}}>
        <label for="statistics">{{t.statisticsMode}}</label><select id="statistics" name="statistics">{{#view.modes}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/view.modes}}</select>
        {{#view.offersToSaveAnyway}}<p class="choice"><input type="checkbox" id="anyway" name="anyway" value="yes"><label for="anyway">{{t.startSaveAnyway}}</label></p>{{/view.offersToSaveAnyway}}
        <button class="primary" id="save-home-assistant">{{t.startTestAndSave}}</button>
        </form>
        </section>
        </div>
        """#
    )

    /// How the import stands; moves on by itself.
    static let statisticsFragment = Template(
        "statisticsFragment",
        #"""
        {{#view.statistics}}
        <section class="card" aria-labelledby="import">
        <h2 id="import">{{t.importTitle}}</h2>
        <p class="state {{state}}"><span class="dot" aria-hidden="true"></span>{{label}}{{#.last}}<span class="meta">{{t.lastSync}} {{>moment}}</span>{{/.last}}{{#.next}}<span class="meta">{{t.nextSync}} {{>moment}}</span>{{/.next}}</p>
        {{#.fault}}<p class="banner bad">{{.}}</p>{{/.fault}}
        {{#isRunning}}<p><label>{{done}} <progress max="100" value="{{percent}}"></progress></label></p>{{/isRunning}}
        <dl>
        {{#.version}}<div class="row"><dt>Home Assistant</dt><dd>{{.}}</dd></div>{{/.version}}
        <div class="row"><dt>{{t.importSeriesLabel}}</dt><dd>{{done}}</dd></div>
        <div class="row"><dt>{{t.importRows}}</dt><dd>{{rows}}</dd></div>
        </dl>
        {{#hasFaults}}<details data-keep="import-faults"><summary>{{faultsLabel}}</summary><dl>{{#faults}}<div class="row"><dt><code>{{series}}</code></dt><dd>{{message}}</dd></div>{{/faults}}</dl></details>{{/hasFaults}}
        <div class="actions"><form method="post" action="/config/home-assistant/run"><input type="hidden" name="form_token" value="{{formToken}}"><button id="import-now">{{t.importNow}}</button></form></div>
        </section>
        {{/view.statistics}}
        """#
    )
}
