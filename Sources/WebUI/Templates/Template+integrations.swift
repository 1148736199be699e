extension Template {
    static let integrations = Template(
        "integrations",
        #"""
        <div class="slim">
        <h1>{{t.integrations}}</h1>
        {{>notice}}
        {{>problem}}
        <div data-live="/fragments/integrations">
        {{>integrationsFragment}}
        </div>
        <section class="card" aria-labelledby="trouble">
        <h2 id="trouble">{{t.troubleTitle}}</h2>
        {{#view.pasteProblem}}{{>fault}}{{/view.pasteProblem}}
        <form method="post" action="/integrations/withings/paste" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}">
        <label for="pasted">{{t.pasteLabel}}</label>
        <p id="paste-hint" class="hint">{{t.pasteHint}}</p>
        <div class="joined"><input id="pasted" name="address" required maxlength="4000" autocomplete="off" spellcheck="false" inputmode="url" aria-describedby="paste-hint"><button>{{t.pasteButton}}</button></div>
        </form>
        </section>
        <section class="card" aria-labelledby="callback">
        <h2 id="callback">{{t.callbackTitle}}</h2>
        <p>{{t.callbackIntro}}</p>
        <div class="joined"><input id="callback-address" readonly aria-labelledby="callback" value="{{view.callbackAddress}}"><button type="button" data-copy="callback-address" data-done="{{t.copied}}">{{t.copy}}</button></div>
        <p class="hint" role="status" data-copied></p>
        {{#view.callbackHints}}<p class="banner warn">{{.}}</p>
        {{/view.callbackHints}}
        </section>
        </div>
        """#
    )

    /// The part of the integrations page that moves on by itself.
    static let integrationsFragment = Template(
        "integrationsFragment",
        #"""
        {{#view.linked}}<div class="banner good" role="status"><p>{{.}}</p><p><a href="/">{{t.toOverview}}</a></p></div>{{/view.linked}}
        {{#view.failed}}<div class="banner bad" role="alert"><p><strong>{{message}}</strong></p>{{#.hint}}<p>{{.}}</p>{{/.hint}}</div>{{/view.failed}}
        {{#view.questions}}{{>chooseProfile}}{{/view.questions}}
        {{#view.consent}}
        <section class="card waiting" aria-labelledby="consent">
        <h2 id="consent">{{title}}</h2>
        <p>{{intro}}</p>
        <p class="actions"><a class="button" href="{{authorizeURL}}" target="_blank" rel="noopener noreferrer" data-opens>{{t.openAgain}}</a>
        <a class="button" href="{{signOutFirstURL}}" target="_blank" rel="noopener noreferrer" data-opens>{{t.signOutFirst}}</a></p>
        <p class="hint">{{t.signOutFirstHint}}</p>
        {{>abandon}}
        </section>
        {{/view.consent}}
        <section class="card" aria-labelledby="withings">
        <h2 id="withings">Withings</h2>
        <ul class="profiles">
        {{#view.profiles}}
        <li><div class="profile"><h3>{{#.account}}<a href="/integrations/accounts/{{user}}">{{name}}</a>{{/.account}}{{^account}}{{name}}{{/account}}</h3>
        {{#.account}}
        <p class="meta">{{t.linkedSince}} {{#.since}}{{>moment}}{{/.since}} · {{t.withingsUser}} {{user}}</p>
        {{#.isOrphan}}<p class="banner warn">{{t.orphanProfile}}</p>{{/.isOrphan}}
        {{#.sync}}{{>sync}}{{/.sync}}
        <div class="actions">
        <form method="post" action="/integrations/withings/add" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="profile" value="{{name}}"><button class="quiet" aria-label="{{relinkLabel}}">{{t.relink}}</button></form>
        <a class="button quiet" href="/integrations/accounts/{{user}}" aria-label="{{detailsLabel}}">{{t.details}}</a>
        <a class="button quiet" href="/integrations/withings/unlink?user={{user}}" aria-label="{{unlinkLabel}}">{{t.unlink}}</a>
        </div>
        {{/.account}}
        {{^.account}}<p class="meta">{{t.notLinked}}</p>{{/.account}}
        </div></li>
        {{/view.profiles}}
        </ul>
        <div class="actions">
        <form method="post" action="/integrations/withings/add" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><button class="primary" id="add">{{t.add}}</button></form>
        {{#view.hasLinked}}<form method="post" action="/integrations/withings/add" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="sign_out_first" value="yes"><button id="add-other">{{t.addOther}}</button></form>{{/view.hasLinked}}
        </div>
        {{#view.isEverybodyLinked}}<p class="hint">{{t.everybodyLinked}} <a href="/start">{{t.startTitle}}</a></p>{{/view.isEverybodyLinked}}
        <p class="hint">{{t.addHint}} <span class="by-script">{{t.addHintMoves}}</span><noscript>{{t.addHintReload}}</noscript>{{#view.hasLinked}} {{t.privateWindowHint}}{{/view.hasLinked}}</p>
        </section>
        {{#view.hasKept}}
        <section class="card" aria-labelledby="kept">
        <h2 id="kept">{{t.keptTitle}}</h2>
        <p>{{t.keptIntro}}</p>
        <ul class="profiles">
        {{#view.kept}}<li class="split"><div><a href="/people/{{user}}">{{name}}</a><p class="meta">{{t.withingsUser}} {{user}}</p></div><a class="button quiet" href="/integrations/withings/forget?user={{user}}" aria-label="{{deleteLabel}}">{{t.forgetButton}}</a></li>
        {{/view.kept}}
        </ul>
        </section>
        {{/view.hasKept}}
        """#
    )

    static let abandon = Template(
        "abandon",
        #"""
        <form method="post" action="/integrations/withings/abandon"><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="flow" value="{{flow}}"><button class="quiet">{{t.cancel}}</button></form>
        """#
    )

    /// Whose account is it? Shown before anything is saved.
    static let chooseProfile = Template(
        "chooseProfile",
        #"""
        <section class="card choose" aria-labelledby="whose-{{flow}}" data-attention="{{user}}">
        <h2 id="whose-{{flow}}" tabindex="-1">{{t.whoseTitle}}</h2>
        <p>{{t.whoseIntro}}</p>
        <dl class="evidence">
        <div class="row"><dt>{{t.withingsUser}}</dt><dd>{{user}}</dd></div>
        <div class="row"><dt>{{t.groupDevices}}</dt><dd>{{#devices}}<span class="item">{{.}}</span>{{/devices}}{{noDevices}}</dd></div>
        {{#readings}}<div class="row"><dt>{{name}}</dt><dd><span class="value">{{value}}</span>{{#.unit}} <span class="unit">{{.}}</span>{{/.unit}}<span class="meta">{{#when}}{{>moment}} ({{exact}}){{/when}}</span></dd></div>
        {{/readings}}
        {{#.noReadings}}<div class="row"><dt>{{t.latestReadings}}</dt><dd>{{.}}</dd></div>{{/.noReadings}}
        </dl>
        {{#.warning}}<p class="banner warn">{{.}}</p>{{/.warning}}
        <form method="post" action="/integrations/withings/choose" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="flow" value="{{flow}}">
        <fieldset>
        <legend>{{t.whichProfile}}</legend>
        {{#choices}}
        <div class="choice"><input type="radio" id="{{anchor}}" name="profile" value="{{profile}}" required{{#isChosen}} checked{{/isChosen}}><label for="{{anchor}}">{{profile}} <span class="meta">{{state}}</span></label>
        {{#moves}}<p class="yes banner warn"><input type="checkbox" id="{{anchor}}-yes" name="replacing" value="{{profile}}"><label for="{{anchor}}-yes">{{movesLabel}}</label></p>{{/moves}}</div>
        {{/choices}}
        </fieldset>
        <div class="actions"><button class="primary" id="save-{{flow}}" data-saves>{{t.save}}</button></div>
        </form>
        <div class="actions">
        <form method="post" action="/integrations/withings/wrong-person" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="flow" value="{{flow}}"><button id="wrong-{{flow}}" data-wrong-person>{{t.wrongPerson}}</button></form>
        {{>abandon}}
        </div>
        <p class="hint">{{t.wrongPersonHint}}</p>
        </section>
        """#
    )

    static let forget = Template(
        "forget",
        #"""
        <section class="card narrow">
        <h1>{{view.title}}</h1>
        <p>{{view.intro}}</p>
        <form method="post" action="/integrations/withings/forget" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="user" value="{{view.user}}">
        <p class="choice"><input type="checkbox" id="sure" name="sure" value="yes" required><label for="sure">{{t.forgetSure}}</label></p>
        <div class="actions"><button class="danger">{{t.forgetNow}}</button> <a class="button quiet" href="/integrations">{{t.cancel}}</a></div>
        </form>
        </section>
        """#
    )

    static let unlink = Template(
        "unlink",
        #"""
        <section class="card narrow">
        <h1>{{view.title}}</h1>
        <p>{{t.unlinkIntro}}</p>
        <form method="post" action="/integrations/withings/unlink" class="stack">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="user" value="{{view.user}}">
        <fieldset>
        <legend>{{t.unlinkQuestion}}</legend>
        <div class="choice"><input type="radio" id="keep" name="records" value="keep" checked><label for="keep">{{t.unlinkKeep}}</label></div>
        <div class="choice"><input type="radio" id="delete" name="records" value="delete"><label for="delete">{{t.unlinkDelete}}</label></div>
        </fieldset>
        <div class="actions"><button class="danger">{{t.unlink}}</button> <a class="button quiet" href="/integrations">{{t.cancel}}</a></div>
        </form>
        </section>
        """#
    )
}
