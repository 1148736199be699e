extension Template {
    static let account = Template(
        "account",
        #"""
        <div class="slim">
        <p><a href="/integrations">← {{t.integrations}}</a></p>
        <h1>{{view.name}}</h1>
        {{>notice}}
        <div data-live="{{view.fragment}}">
        {{>accountFragment}}
        </div>
        </div>
        """#
    )

    /// How one account stands; moves on by itself.
    static let accountFragment = Template(
        "accountFragment",
        #"""
        <section class="card" aria-labelledby="state">
        <h2 id="state">{{t.accountState}}</h2>
        <p class="meta">{{t.linkedSince}} {{#view.since}}{{>moment}}{{/view.since}} · {{t.withingsUser}} {{view.user}}</p>
        {{#view.isOrphan}}<p class="banner warn">{{t.orphanProfile}}</p>{{/view.isOrphan}}
        {{#view.sync}}{{>sync}}{{/view.sync}}
        {{#view.faults}}
        <div class="banner warn"><p><strong>{{kinds}}: {{message}}</strong></p>{{#.hint}}<p>{{.}}</p>{{/.hint}}<p class="meta">{{t.faultSince}} {{#since}}{{>moment}}{{/since}}</p>
        {{#mends}}<form method="post" action="/integrations/withings/add" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="profile" value="{{view.name}}"><button class="primary">{{t.relink}}</button></form>{{/mends}}
        </div>
        {{/view.faults}}
        {{#view.budget}}<dl><div class="row"><dt>{{t.budgetTitle}}</dt><dd>{{.}}{{#view.held}}<span class="meta">{{.}}</span>{{/view.held}}</dd></div></dl>{{/view.budget}}
        <div class="actions">
        <form method="post" action="{{view.address}}/reread"><input type="hidden" name="form_token" value="{{formToken}}"><button id="reread">{{t.reread}}</button></form>
        <form method="post" action="/integrations/withings/add" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="profile" value="{{view.name}}"><button aria-label="{{view.relinkLabel}}">{{t.relink}}</button></form>
        <a class="button" href="/integrations/withings/unlink?user={{view.user}}" aria-label="{{view.unlinkLabel}}">{{t.unlink}}</a>
        <a class="button" href="{{view.readings}}">{{t.tabReadings}}</a>
        </div>
        <p class="hint">{{t.rereadHint}}</p>
        </section>
        <section class="card" aria-labelledby="push">
        <h2 id="push">{{t.pushTitle}}</h2>
        <p class="state {{view.pushState}}"><span class="dot" aria-hidden="true"></span>{{view.pushLabel}}{{#view.pushChecked}}<span class="meta">{{t.pushChecked}} {{>moment}}</span>{{/view.pushChecked}}</p>
        {{#view.pushReason}}<p>{{message}}</p>{{#.hint}}<p class="hint">{{.}}</p>{{/.hint}}<p><a href="/start">{{t.startTitle}}</a></p>{{/view.pushReason}}
        {{#view.pushFault}}<p class="banner warn">{{.}}</p>{{/view.pushFault}}
        {{#view.hasCategories}}
        <ul class="profiles">
        {{#view.categories}}<li class="split"><div><strong>{{name}}</strong><p class="meta">{{#.last}}{{t.pushLast}} {{>moment}}{{/.last}}{{^last}}{{t.pushNever}}{{/last}}</p>{{#.fault}}<p class="meta">{{.}}</p>{{/.fault}}</div><span class="state {{state}}"><span class="dot" aria-hidden="true"></span>{{label}}</span></li>
        {{/view.categories}}
        </ul>
        {{/view.hasCategories}}
        </section>
        <section class="card" aria-labelledby="fetched">
        <h2 id="fetched">{{t.fetchedTitle}}</h2>
        <div class="table-wrap" tabindex="0" role="group" aria-label="{{t.fetchedHistory}}">{{{view.kinds}}}</div>
        <p class="hint">{{t.accountScopes}} {{view.scopes}}</p>
        </section>
        """#
    )
}
