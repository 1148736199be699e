extension Template {
    /// The first minutes: application, people, broker; each form writes the configuration.
    static let start = Template(
        "start",
        #"""
        <div class="slim">
        <h1>{{t.startTitle}}</h1>
        <p>{{t.startIntro}} <code>{{view.file}}</code></p>
        <ol class="journey">
        {{#view.steps}}<li class="{{state}}"{{#isNext}} aria-current="step"{{/isNext}}><span>{{label}}</span> <span class="meta">{{stateLabel}}</span></li>
        {{/view.steps}}
        </ol>
        {{>notice}}
        {{#view.caution}}<div class="banner warn" role="status"><p>{{.}}</p></div>{{/view.caution}}
        {{#view.check}}<section class="card">{{>checkResult}}{{^view.isRunning}}<p class="hint">{{t.safeModeWaiting}}</p>{{/view.isRunning}}</section>{{/view.check}}
        {{#view.offersDemo}}
        <section class="card split" aria-labelledby="demo"><div>
        <h2 id="demo">{{t.demoTitle}}</h2>
        <p>{{t.demoIntro}}</p></div>
        <form method="post" action="/demo/start"><input type="hidden" name="form_token" value="{{formToken}}"><button id="start-demo">{{t.demoStart}}</button></form>
        </section>
        {{/view.offersDemo}}
        {{#view.canApply}}
        <section class="card choose" aria-labelledby="apply">
        <h2 id="apply">{{t.startApply}}</h2>
        <p>{{t.startApplyIntro}}</p>
        {{>difference}}
        <form method="post" action="/config/restart"><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="next" value="/integrations"><button class="primary" id="apply-now">{{t.startApplyButton}}</button></form>
        </section>
        {{/view.canApply}}
        <section class="card" aria-labelledby="application">
        <h2 id="application">{{t.startApplication}}</h2>
        <ol class="steps">
        <li><p>{{t.startRegister}}</p><p><a href="https://developer.withings.com/dashboard/" target="_blank" rel="noopener noreferrer">developer.withings.com</a></p>
        <div class="joined"><input id="callback-address" readonly aria-label="{{t.callbackTitle}}" value="{{view.callbackAddress}}"><button type="button" data-copy="callback-address" data-done="{{t.copied}}">{{t.copy}}</button></div><p class="hint" role="status" data-copied></p>
        {{#view.callbackHints}}<p class="banner warn">{{.}}</p>
        {{/view.callbackHints}}
        {{#view.addressProblem}}{{>fault}}{{/view.addressProblem}}
        <form method="post" action="/start/address" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <label for="external-url">{{t.startExternalURL}}</label><p id="external-url-hint" class="hint">{{t.startExternalURLHint}}</p>
        <div class="joined"><input id="external-url" name="external_url" type="url" maxlength="200" placeholder="https://bridge.example.org" aria-describedby="external-url-hint" value="{{view.externalURL}}"><button>{{t.startTestAddress}}</button></div>
        </form></li>
        <li><p>{{t.startApplicationIntro}}</p>
        {{#view.applicationProblem}}{{>fault}}{{/view.applicationProblem}}
        <form method="post" action="/start/withings" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <label for="client-id">{{t.startClientID}}</label><input id="client-id" name="client_id" required maxlength="200" autocomplete="off" spellcheck="false" value="{{view.clientID}}">
        <label for="client-secret">{{t.startClientSecret}}</label><p id="client-secret-hint" class="hint">{{#view.hasSecret}}{{t.startSecretKept}}{{/view.hasSecret}}{{^view.hasSecret}}{{t.startSecretHint}}{{/view.hasSecret}}</p><input id="client-secret" name="client_secret" type="password" maxlength="200" autocomplete="off" aria-describedby="client-secret-hint"{{^view.hasSecret}} required{{/view.hasSecret}}>
        <label for="profiles">{{t.startProfiles}}</label><p id="profiles-hint" class="hint">{{t.startProfilesHint}}</p><textarea id="profiles" name="profiles" rows="3" required maxlength="4000" aria-describedby="profiles-hint">{{view.profiles}}</textarea>
        {{#view.offersToSaveAnyway}}<p class="choice"><input type="checkbox" id="anyway" name="anyway" value="yes"><label for="anyway">{{t.startSaveAnyway}}</label></p>{{/view.offersToSaveAnyway}}
        <button class="primary" id="save-withings">{{t.startTestAndSave}}</button>
        </form></li>
        </ol>
        </section>
        <section class="card" aria-labelledby="broker">
        <h2 id="broker">{{t.startBroker}}</h2>
        <p>{{t.startBrokerIntro}}</p>
        {{#view.brokerProblem}}{{>fault}}{{/view.brokerProblem}}
        <form method="post" action="/start/broker" class="stack"><input type="hidden" name="form_token" value="{{formToken}}">
        <label for="broker-host">{{t.startBrokerHost}}</label><input id="broker-host" name="broker" required placeholder="192.168.1.10" maxlength="200" spellcheck="false" autocapitalize="none" value="{{view.broker}}">
        <label for="broker-port">{{t.startBrokerPort}}</label><input id="broker-port" name="port" inputmode="numeric" pattern="[0-9]{1,5}" value="{{view.brokerPort}}">
        <label for="broker-user">{{t.startBrokerUser}}</label><input id="broker-user" name="username" maxlength="200" autocomplete="off" spellcheck="false" autocapitalize="none" value="{{view.brokerUser}}">
        <label for="broker-password">{{t.startBrokerPassword}}</label>{{#view.hasBrokerPassword}}<p id="broker-password-hint" class="hint">{{t.startSecretKept}}</p>{{/view.hasBrokerPassword}}<input id="broker-password" name="password" type="password" maxlength="200" autocomplete="off"{{#view.hasBrokerPassword}} aria-describedby="broker-password-hint"{{/view.hasBrokerPassword}}>
        {{#view.offersToSaveBrokerAnyway}}<p class="choice"><input type="checkbox" id="broker-anyway" name="anyway" value="yes"><label for="broker-anyway">{{t.startSaveAnyway}}</label></p>{{/view.offersToSaveBrokerAnyway}}
        <button class="primary" id="save-broker">{{t.startTestAndSave}}</button>
        </form>
        </section>
        {{#view.isRunning}}<p><a href="/integrations">{{t.toIntegrations}}</a></p>{{/view.isRunning}}
        </div>
        """#
    )
}
