extension Template {
    /// The head of a person's pages.
    static let personFrame = Template(
        "personFrame",
        #"""
        {{#view.person}}
        <header class="person-head">
        <p class="person-name">{{name}}</p>
        <nav class="tabs" aria-label="{{label}}">
        {{#tabs}}<a href="{{address}}"{{#isHere}} aria-current="page"{{/isHere}}>{{label}}</a>
        {{/tabs}}
        </nav>
        </header>
        {{/view.person}}
        """#
    )

    static let todayPage = Template(
        "todayPage",
        #"""
        {{>personFrame}}
        <h1>{{t.today}}</h1>
        {{>notice}}
        <div data-live="{{view.fragment}}" data-said="{{t.liveChanged}}">
        {{>todayFragment}}
        </div>
        """#
    )

    /// The part of a person's page that moves on by itself.
    static let todayFragment = Template(
        "todayFragment",
        #"""
        {{>warnings}}
        {{#view.today}}
        {{#sync}}{{>sync}}{{/sync}}
        {{>tiles}}
        {{^hasValues}}<p class="hint">{{t.noValuesYet}}</p>{{/hasValues}}
        <h2>{{t.allValues}}</h2>
        {{>groups}}
        {{/view.today}}
        """#
    )

    /// A person's day: four tiles, and what is new.
    static let tiles = Template(
        "tiles",
        #"""
        <div class="tiles">
        {{#tiles}}
        <a class="card tile{{#isUnusual}} unusual{{/isUnusual}}" href="{{address}}" data-key="{{key}}">
        <span class="tile-title">{{title}}{{#.mark}} <span class="mark warn">{{.}}</span>{{/.mark}}</span>
        <span class="big"><span class="value"{{#.exact}} title="{{.}}"{{/.exact}}>{{value}}</span>{{#.unit}} <span class="unit">{{.}}</span>{{/.unit}}</span>
        {{#.progress}}<progress max="100" value="{{.}}" aria-hidden="true"></progress>{{/.progress}}
        {{#.detail}}<span class="detail">{{.}}</span>{{/.detail}}
        {{#.usual}}<span class="usual">{{.}}</span>{{/.usual}}
        {{#isProvisional}}<span class="mark">{{t.provisional}}</span>{{/isProvisional}}
        {{#.measured}}<span class="meta">{{>measured}}</span>{{/.measured}}
        {{#.overdue}}<span class="meta">{{.}}</span>{{/.overdue}}
        </a>
        {{/tiles}}
        </div>
        {{#.undecided}}<p class="banner warn"><a href="{{address}}">{{text}}</a></p>{{/.undecided}}
        {{#.news}}
        <section class="news">
        <h3>{{heading}}</h3>
        <ul>
        {{#items}}<li><a href="{{address}}">{{text}}</a> <span class="meta">{{#when}}{{>moment}}{{/when}}</span></li>
        {{/items}}
        {{#.more}}<li class="meta">{{.}}</li>{{/.more}}
        </ul>
        </section>
        {{/.news}}
        """#
    )

    /// Every value of a person, by groups.
    static let groups = Template(
        "groups",
        #"""
        <div class="groups">
        {{#groups}}
        <section class="card group">
        <h3 id="{{anchor}}">{{title}}</h3>
        {{#.caption}}<p class="caption">{{>measured}}</p>{{/.caption}}
        <dl>
        {{#rows}}{{>entityRow}}{{/rows}}
        </dl>
        {{#hasMore}}<details data-keep="{{anchor}}"><summary>{{moreLabel}}</summary><dl>
        {{#more}}{{>entityRow}}{{/more}}
        </dl></details>{{/hasMore}}
        </section>
        {{/groups}}
        {{#hasProducts}}
        <section class="card group">
        <h3 id="{{anchor}}-devices">{{t.groupDevices}}</h3>
        <dl>
        {{#products}}<div class="row"><dt>{{name}}{{#.type}}<span class="meta">{{.}}</span>{{/.type}}</dt><dd>{{#values}}<span class="item">{{name}} <span class="value">{{value}}</span></span>{{/values}}{{#.seen}}<span class="meta">{{t.lastSeen}} {{>moment}}</span>{{/.seen}}</dd></div>
        {{/products}}
        </dl>
        </section>
        {{/hasProducts}}
        </div>
        {{#.unmeasured}}<p class="hint unmeasured">{{t.notMeasuredYet}} {{.}}</p>{{/.unmeasured}}
        """#
    )
}
