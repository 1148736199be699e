extension Template {
    /// A page of a person's charts.
    static let graphPage = Template(
        "graphPage",
        #"""
        {{>personFrame}}
        <h1>{{view.title}}</h1>
        <p class="links">{{#view.links}}<a class="button" href="{{address}}">{{label}}</a> {{/view.links}}</p>
        {{#view.span}}
        <div class="span">
        <nav class="spans" aria-label="{{t.spanLabel}}">
        {{#choices}}<a href="{{address}}"{{#isHere}} aria-current="true"{{/isHere}}>{{label}}</a>
        {{/choices}}
        </nav>
        <p class="moving">{{#.earlier}}<a class="button" rel="prev" href="{{.}}">← {{t.earlier}}</a>{{/.earlier}} <strong>{{title}}</strong> {{#.later}}<a class="button" rel="next" href="{{.}}">{{t.later}} →</a>{{/.later}}</p>
        <details class="other"><summary>{{t.otherSpan}}</summary>
        <form method="get" class="fields">
        <label>{{t.fromDay}} <input type="date" name="from" value="{{from}}" max="{{last}}" required></label>
        <label>{{t.untilDay}} <input type="date" name="until" value="{{until}}" required></label>
        <label>{{t.averagesLabel}} <select name="by">{{#averages}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/averages}}</select></label>
        <button>{{t.showSpan}}</button>
        </form>
        </details>
        {{#view.choices}}
        <details class="other"><summary>{{t.choicesTitle}}</summary>
        <form method="post" action="{{action}}" class="fields">
        <input type="hidden" name="form_token" value="{{formToken}}"><input type="hidden" name="next" value="{{next}}">
        <label>{{t.unitsLabel}} <select name="units">{{#units}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/units}}</select></label>
        {{#hasGuidelines}}<label>{{t.guideline}} <select name="guideline">{{#guidelines}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/guidelines}}</select></label>{{/hasGuidelines}}
        <button>{{t.save}}</button> <span class="hint">{{kept}}</span>
        </form>
        </details>
        {{/view.choices}}
        </div>
        {{/view.span}}
        {{#view.drawings}}{{>drawing}}{{/view.drawings}}
        """#
    )

    /// A chart or another drawing with its numbers and its files.
    static let drawing = Template(
        "drawing",
        #"""
        <section class="card graph" id="{{id}}">
        <div class="graph-head">
        <h2 id="{{id}}-title">{{title}}</h2>
        <p class="downloads" role="group" aria-label="{{downloadsLabel}}">{{#.svgAddress}}<a href="{{.}}" download="{{fileName}}.svg">{{t.downloadSVG}}</a> <button type="button" class="link" data-png="{{.}}" data-name="{{fileName}}.png" hidden>{{t.downloadPNG}}</button> {{/.svgAddress}}<a href="{{csvAddress}}" download="{{fileName}}.csv">{{t.downloadCSV}}</a></p>
        </div>
        {{#.summary}}<p class="summary">{{.}}</p>{{/.summary}}
        {{#.svg}}<div class="paper-wrap" tabindex="0" role="group" aria-labelledby="{{id}}-title"{{#data}} data-graph="{{data}}"{{/data}}{{#picture}} data-picture="{{picture}}"{{/picture}} data-zoom-in="{{t.zoomIn}}" data-zoom-out="{{t.zoomOut}}" data-left="{{t.panLeft}}" data-right="{{t.panRight}}" data-all="{{t.zoomReset}}" data-stretch="{{t.openStretch}}" data-hint="{{t.plotHint}}" data-hint-touch="{{t.plotHintTouch}}">{{{.}}}</div>{{/.svg}}
        {{#.image}}<div class="paper-wrap scale" tabindex="0" role="group" aria-labelledby="{{id}}-title" data-zoom-in="{{t.zoomIn}}" data-zoom-out="{{t.zoomOut}}" data-left="{{t.panLeft}}" data-right="{{t.panRight}}" data-all="{{t.zoomReset}}" data-hint="{{t.glassHint}}" data-hint-touch="{{t.glassHintTouch}}"><img src="{{.}}" alt="{{title}}"></div>{{/.image}}
        {{#.note}}<p class="hint note">{{.}}</p>{{/.note}}{{#.averagingNote}}<p class="hint means">{{.}}</p>{{/.averagingNote}}
        <details class="numbers"{{#isTableOpen}} open{{/isTableOpen}}><summary>{{tableLabel}}</summary>
        <div class="table-wrap" tabindex="0" role="region" aria-label="{{title}}: {{tableLabel}}">{{{table}}}</div>
        {{#.pageLabel}}<p class="pager">{{#newer}}<a href="{{newer}}">← {{t.newerRows}}</a> {{/newer}}{{.}}{{#older}} <a href="{{older}}">{{t.olderRows}} →</a>{{/older}}</p>{{/.pageLabel}}
        </details>
        </section>
        """#
    )

    /// A page of a person that is a list.
    static let listPage = Template(
        "listPage",
        #"""
        {{>personFrame}}
        <h1>{{view.title}}</h1>
        {{#view.intro}}<p>{{.}}</p>{{/view.intro}}
        <div class="card table-wrap" tabindex="0" role="region" aria-label="{{view.title}}">{{{view.table}}}</div>
        """#
    )
}
