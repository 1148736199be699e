extension Template {
    static let overview = Template(
        "overview",
        #"""
        <h1>{{t.today}}</h1>
        {{>notice}}
        <div data-live="/fragments/overview" data-said="{{t.liveChanged}}">
        {{>overviewFragment}}
        </div>
        """#
    )

    /// The part of the overview that moves on by itself.
    static let overviewFragment = Template(
        "overviewFragment",
        #"""
        {{>warnings}}
        {{#view.broker}}{{>broker}}{{/view.broker}}
        {{#view.isEmpty}}
        <section class="card narrow welcome">
        <h2>{{t.nobodyTitle}}</h2>
        <p>{{t.nobodyIntro}}</p>
        <p><a class="button primary" href="/integrations">{{t.toIntegrations}}</a></p>
        </section>
        {{/view.isEmpty}}
        {{#view.people}}
        <section class="person" aria-labelledby="{{anchor}}">
        <header>
        <h2 id="{{anchor}}"><a href="{{address}}">{{name}}</a></h2>
        {{#sync}}{{>sync}}{{/sync}}
        </header>
        {{^hasValues}}<p class="hint">{{t.noValuesYet}}</p>{{/hasValues}}
        {{>tiles}}
        <p class="see"><a class="button" href="{{address}}">{{t.seeEverything}}</a></p>
        <details class="all" data-keep="{{anchor}}-all"><summary>{{t.allValues}}</summary>
        {{>groups}}
        </details>
        </section>
        {{/view.people}}
        """#
    )

    static let entityRow = Template(
        "entityRow",
        #"""
        <div class="row{{#isUnknown}} unknown{{/isUnknown}}" data-key="{{key}}" title="{{entityID}}"><dt>{{name}}</dt><dd><span class="value"{{#.exact}} title="{{.}}"{{/.exact}}>{{value}}</span>{{#.unit}} <span class="unit">{{.}}</span>{{/.unit}}{{#isProvisional}} <span class="mark" title="{{t.provisionalHint}}">{{t.provisional}}</span>{{/isProvisional}}{{#.note}} <span class="mark">{{.}}</span>{{/.note}}{{#.measured}}<span class="meta">{{>measured}}</span>{{/.measured}}</dd></div>
        """#
    )

    /// When and by what something was measured.
    static let measured = Template("measured", "{{#.when}}{{>moment}}{{/.when}}{{#.device}} · {{.}}{{/.device}}")

    static let moment = Template("moment", #"<time datetime="{{iso}}" title="{{exact}}">{{relative}}</time>"#)

    /// Banners about what nobody would notice otherwise.
    static let warnings = Template(
        "warnings",
        #"""
        {{#view.warnings}}<div class="banner warn" role="status"><p><strong>{{message}}</strong></p><p>{{hint}}</p></div>
        {{/view.warnings}}
        """#
    )

    static let broker = Template(
        "broker",
        #"""
        {{#.fault}}<div class="banner warn"><p><strong>{{t.brokerDown}}</strong></p><p>{{.}}</p></div>{{/.fault}}
        """#
    )

    /// How the sync of a person stands.
    static let sync = Template(
        "sync",
        #"""
        <div class="sync">
        <p class="state {{state}}"><span class="dot" aria-hidden="true"></span>{{label}}{{#.last}}<span class="meta">{{t.lastSync}} {{>moment}}</span>{{/.last}}{{#.next}}<span class="meta">{{t.nextSync}} {{>moment}}</span>{{/.next}}</p>
        <form method="post" action="/sync"><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="user" value="{{user}}"><input type="hidden" name="next" value="{{#.place}}{{.}}{{/.place}}{{^.place}}{{here}}{{/.place}}"><button aria-label="{{syncLabel}}">{{t.syncNow}}</button></form>
        {{#.fault}}
        <div class="banner {{severity}}"><p><strong>{{message}}</strong></p>{{#.hint}}<p>{{.}}</p>{{/.hint}}
        {{#needsOwner}}<form method="post" action="/integrations/withings/add" target="_blank" rel="noopener" data-opens><input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="profile" value="{{profile}}"><button class="primary">{{t.relink}}</button></form>{{/needsOwner}}
        </div>
        {{/.fault}}
        {{#.backfill}}
        <div class="backfill" role="group" aria-label="{{t.historyProgress}}">
        <p class="hint">{{t.historyProgress}}</p>
        {{#kinds}}<p><label><span class="kind">{{name}}</span>{{#isComplete}}<progress max="1" value="1"></progress>{{/isComplete}}{{^isComplete}}<progress></progress>{{/isComplete}}<span class="meta">{{detail}}</span></label></p>
        {{/kinds}}
        </div>
        {{/.backfill}}
        </div>
        """#
    )
}
