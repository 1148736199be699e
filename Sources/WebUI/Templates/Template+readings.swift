extension Template {
    static let readings = Template(
        "readings",
        #"""
        {{>personFrame}}
        <h1>{{view.title}}</h1>
        {{>notice}}
        <p class="intro">{{view.intro}}</p>
        {{>recordKinds}}
        <form method="get" class="fields">
        <label>{{t.filterLabel}} <select name="only">{{#view.filters}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/view.filters}}</select></label>
        {{>listDay}}
        <button>{{t.filterShow}}</button>
        </form>
        <div data-live="{{view.part}}" data-said="{{t.liveChanged}}">
        {{>readingsPart}}
        </div>
        """#
    )

    /// The part of the list that moves on by itself.
    static let readingsPart = Template(
        "readingsPart",
        #"""
        {{#view.isEmpty}}<p class="hint">{{t.noReadingsHere}}</p>{{/view.isEmpty}}
        {{^view.isEmpty}}
        <ol class="card readings">
        {{#view.rows}}
        <li id="{{id}}">
        <p><a href="{{address}}" data-value>{{values}}</a>{{#marks}} <span class="mark">{{.}}</span>{{/marks}}</p>
        <p class="meta">{{#when}}{{exact}} · {{relative}}{{/when}}{{#.device}} · {{.}}{{/.device}}{{#.attribution}} · {{.}}{{/.attribution}}</p>
        {{#.claim}}{{>claim}}{{/.claim}}
        </li>
        {{/view.rows}}
        </ol>
        {{/view.isEmpty}}
        <p class="pager">{{#view.newest}}<a class="button" href="{{.}}">{{t.newestReadings}}</a> {{/view.newest}}{{#view.older}}<a class="button" href="{{.}}">{{t.olderReadings}}</a>{{/view.older}}</p>
        <section class="card" aria-labelledby="counts">
        <h2 id="counts">{{t.countsTitle}}</h2>
        <dl>{{#view.counts}}<div class="row"><dt>{{label}}</dt><dd>{{#.address}}<a href="{{.}}">{{value}}</a>{{/.address}}{{^address}}{{value}}{{/address}}</dd></div>{{/view.counts}}</dl>
        </section>
        {{#view.hasAside}}
        <section class="card" aria-labelledby="aside">
        <h2 id="aside">{{t.setAsideTitle}}</h2>
        <p>{{t.setAsideIntro}}</p>
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="aside">{{{view.aside}}}</div>
        </section>
        {{/view.hasAside}}
        """#
    )

    /// The kinds of records.
    static let recordKinds = Template(
        "recordKinds",
        #"""
        <nav class="spans kinds" aria-label="{{t.recordKinds}}">
        {{#view.kinds}}<a href="{{address}}"{{#isHere}} aria-current="true"{{/isHere}}>{{label}}</a>
        {{/view.kinds}}
        </nav>
        """#
    )

    /// The day up to which a list shows what there is.
    static let listDay = Template(
        "listDay",
        #"""
        {{#view.lastDay}}<label>{{t.listDay}} <input type="date" name="day" value="{{view.day}}" max="{{view.lastDay}}"></label>{{/view.lastDay}}
        """#
    )

    static let records = Template(
        "records",
        #"""
        {{>personFrame}}
        <h1>{{view.title}}</h1>
        {{>recordKinds}}
        <form method="get" class="fields">
        {{>listDay}}
        <button>{{t.filterShow}}</button>
        </form>
        <div data-live="{{view.part}}" data-said="{{t.liveChanged}}">
        {{>recordsPart}}
        </div>
        """#
    )

    /// The part of a list of records that moves on by itself.
    static let recordsPart = Template(
        "recordsPart",
        #"""
        {{#view.isEmpty}}<p class="hint">{{t.noReadingsHere}}</p>{{/view.isEmpty}}
        {{^view.isEmpty}}
        <ol class="card readings">
        {{#view.rows}}<li id="{{id}}"><p><a href="{{address}}" data-value>{{title}}</a></p><p class="meta">{{detail}}</p></li>
        {{/view.rows}}
        </ol>
        {{/view.isEmpty}}
        <p class="pager">{{#view.newest}}<a class="button" href="{{.}}">{{t.newestReadings}}</a> {{/view.newest}}{{#view.older}}<a class="button" href="{{.}}">{{t.olderRecords}}</a>{{/view.older}}</p>
        """#
    )

    /// One record of any kind, whole.
    static let record = Template(
        "record",
        #"""
        {{>personFrame}}
        <div data-live="{{view.part}}" data-said="{{t.liveChanged}}">
        {{>recordPart}}
        </div>
        """#
    )

    /// All of it moves on by itself: a night goes on after it has been seen first.
    static let recordPart = Template(
        "recordPart",
        #"""
        <h1>{{view.title}}</h1>
        <p>{{view.detail}}</p>
        {{#view.gone}}<p class="banner warn">{{.}}</p>{{/view.gone}}
        <div class="card table-wrap" data-value tabindex="0" role="region" aria-label="{{view.title}}">{{{view.table}}}</div>
        <section class="card" aria-labelledby="raw"><h2 id="raw">{{t.rawJSON}}</h2>
        <pre tabindex="0"><code>{{view.json}}</code></pre>
        <p><a href="{{view.jsonAddress}}" download>raw.json</a></p></section>
        <p>{{#view.chart}}<a class="button primary" href="{{.}}">{{t.recordChart}}</a> {{/view.chart}}<a class="button" href="{{view.back}}">{{view.backLabel}}</a></p>
        """#
    )

    /// Whose reading it is: the two answers, or what was answered.
    static let claim = Template(
        "claim",
        #"""
        <form method="post" action="{{action}}" class="claim">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="next" value="{{next}}">
        {{#.decision}}<p>{{.}}</p><button id="undo-{{id}}" name="decision" value="undo">{{t.claimUndo}}</button>{{/.decision}}
        {{^decision}}<button class="primary" id="mine-{{id}}" name="decision" value="mine">{{mine}}</button> <button id="not-{{id}}" name="decision" value="not">{{not}}</button>{{/decision}}
        </form>
        """#
    )

    /// One reading, whole.
    static let reading = Template(
        "reading",
        #"""
        {{>personFrame}}
        {{>notice}}
        <div data-live="{{view.part}}" data-said="{{t.liveChanged}}">
        {{>readingPart}}
        </div>
        """#
    )

    /// All of it moves on by itself: it may be corrected, deleted or claimed.
    static let readingPart = Template(
        "readingPart",
        #"""
        <h1>{{view.title}}</h1>
        <p data-value>{{#view.marks}}<span class="mark">{{.}}</span> {{/view.marks}}</p>
        {{#view.claim}}
        <section class="card" aria-labelledby="claim"><h2 id="claim">{{t.claimTitle}}</h2><p>{{intro}}</p>{{>claim}}</section>
        {{/view.claim}}
        <div class="card table-wrap" data-value tabindex="0" role="region" aria-label="{{view.title}}">{{{view.table}}}</div>
        <section class="card"><dl>{{#view.facts}}<div class="row"><dt>{{label}}</dt><dd>{{value}}</dd></div>{{/view.facts}}</dl></section>
        {{#view.hasEarlier}}
        <section class="card" aria-labelledby="earlier"><h2 id="earlier">{{t.earlierVersions}}</h2><p>{{t.earlierIntro}}</p>
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="earlier">{{{view.earlier}}}</div></section>
        {{/view.hasEarlier}}
        <section class="card" aria-labelledby="raw"><h2 id="raw">{{t.rawJSON}}</h2>
        <pre tabindex="0"><code>{{view.json}}</code></pre>
        <p><a href="{{view.jsonAddress}}" download>raw.json</a></p></section>
        <p><a class="button" href="{{view.back}}">{{t.tabReadings}}</a></p>
        """#
    )
}
