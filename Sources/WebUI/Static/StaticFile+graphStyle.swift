extension StaticFile {
    /// The looks of people's pages: the day, charts, readings.
    static let graphStyle = StaticFile(
        "graphs.css",
        type: "text/css; charset=utf-8",
        #"""
        :root {
          --tone-0: #0e6b66; --tone-1: #a34a00; --tone-2: #2456a6; --tone-3: #7b3fa0; --tone-4: #a8195c; --tone-5: #3b6f1e; --tone-6: #58645f; --tone-7: #a3262c;
          --band-fine: #e3f2e6; --band-mild: #f7f0d2; --band-raised: #fbe5cc; --band-high: #fadcda; --limb: #d6e5e2; --limb-known: #bcd9d4;
          --out: #a8b1ad; --awake: #d08a1e; --rem: #4fa3c7; --light: #3f78b8; --deep: #27408b; --asleep: #5b7fa6;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --tone-0: #74ccc3; --tone-1: #f0a25e; --tone-2: #8fb6f2; --tone-3: #cfa3ea; --tone-4: #f29ac3; --tone-5: #a5d486; --tone-6: #a3b0ab; --tone-7: #f5a3a0;
            --band-fine: #1a3022; --band-mild: #34301a; --band-raised: #3d2c18; --band-high: #3f2222; --limb: #2a3a37; --limb-known: #2f5751;
            --out: #6d7773; --awake: #e9b252; --rem: #6fc0e0; --light: #5f97d6; --deep: #7f95f0; --asleep: #7fa3cb;
          }
        }
        .person-head { margin: 0 0 1.1rem; border-bottom: 1px solid var(--line); }
        .person-name { margin: 0 0 .2rem; font-weight: 650; color: var(--soft); }
        .tabs, .spans { display: flex; flex-wrap: wrap; gap: .15rem .2rem; }
        .tabs a, .spans a { min-height: 2.5rem; }
        @media (min-width: 40.01rem) { .tabs a { padding-inline: .45rem; font-size: .92rem; } }
        .tabs a[aria-current] { border-radius: 9px 9px 0 0; box-shadow: inset 0 -3px var(--accent); }
        .spans a[aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
        .person > header h2 a { color: var(--ink); text-decoration: none; }
        .person > header h2 a:hover { text-decoration: underline; }

        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 14.5rem), 1fr)); gap: 1rem; margin-bottom: 1rem; }
        .sync + .tiles { margin-top: .9rem; }
        .tile { display: flex; flex-direction: column; gap: .15rem; margin: 0; color: var(--ink); text-decoration: none; }
        .tile:hover { border-color: var(--accent); }
        [hidden] { display: none !important; }
        .tile > .mark { align-self: start; }
        .tile-title { color: var(--soft); font-weight: 600; }
        .big .value { font-size: 1.85rem; line-height: 1.2; font-weight: 650; letter-spacing: -.01em; }
        .tile .usual { font-size: .95rem; }
        .tile.unusual .usual { color: var(--warn); font-weight: 600; }
        .tile .detail { font-size: .95rem; }
        .tile .meta { margin-top: auto; padding-top: .2rem; }
        .tile .meta + .meta { margin-top: 0; padding-top: 0; }
        .mark.warn { background: var(--warn-tint); color: var(--warn); }
        .news { margin: 0 0 1rem; }
        .news ul { margin: .2rem 0; padding-left: 1.2rem; }
        .news .meta { margin-left: .4rem; }
        .see { margin: .2rem 0 .6rem; }
        details.all { margin-bottom: 1rem; }

        .links { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; }
        .links:empty { display: none; }
        .span { margin: 0 0 1rem; }
        .spans { margin-inline: -.75rem; }
        .moving { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; }
        details.other { display: inline-block; border: 0; margin: 0 1.4rem 0 0; vertical-align: top; }
        details.other[open] { display: block; }
        .fields { display: flex; flex-wrap: wrap; align-items: end; gap: .8rem; margin: .2rem 0 1rem; }
        .fields label { display: grid; grid-template-columns: minmax(0, auto); gap: .2rem; max-width: 100%; font-weight: 600; }
        .fields input { width: auto; }
        select { min-height: 2.75rem; max-width: 100%; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 10px; background: var(--card); color: var(--ink); font: inherit; }

        .graph-head { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; gap: .2rem 1.5rem; }
        .downloads { font-size: .9rem; margin: 0; }
        .downloads a, .downloads .link { display: inline-block; padding-block: .25rem; margin-left: .8rem; }
        .downloads a:first-child { margin-left: 0; }
        .link { min-height: 0; vertical-align: baseline; line-height: inherit; padding: 0; border: 0; background: none; color: var(--accent); font-weight: 400; text-decoration: underline; text-underline-offset: .18em; }
        .link:hover { background: none; }
        .summary { font-weight: 550; }
        .paper-wrap { overflow-x: auto; }
        .paper-wrap > svg { display: block; width: 100%; min-width: 44rem; height: auto; }
        .paper-wrap[data-graph] > svg { min-width: 36rem; }
        /* A chart that is to move keeps the room that it will need, so that nothing below jumps. */
        .paper-wrap.waits { container-type: inline-size; padding-bottom: 2.1rem; }
        .paper-wrap.waits > svg { height: clamp(240px, 42cqi, 360px); }
        .plot-tools.waits { visibility: hidden; }
        .paper-wrap[data-picture] { position: relative; touch-action: pan-y; user-select: none; cursor: crosshair; }
        .paper-wrap[data-picture] > svg { width: auto; min-width: 0; }
        .paper-wrap[data-picture] > .u-select { inset-block: 0; }
        .paper-wrap > svg.body-map { min-width: 0; max-width: 26rem; margin: 0 auto; }
        .paper-wrap.scale { width: fit-content; max-width: 100%; border: 1px solid var(--line); border-radius: 6px; background: #fffafa; }
        .paper-wrap.scale img { display: block; max-width: none; }
        .paper-wrap.scale { cursor: grab; touch-action: pan-x pan-y; }
        .paper-wrap.scale.closer { max-height: 80vh; overflow: auto; }
        .plot-tools { display: flex; flex-wrap: wrap; gap: .3rem; margin: .3rem 0 0; }
        .plot-tools .stretch { align-self: center; padding: .3rem .4rem; font-size: .9rem; }
        .plot-tools button { min-width: 2.75rem; padding: .3rem .7rem; }
        .numbers table { width: max-content; min-width: 100%; }
        .numbers table { font-variant-numeric: tabular-nums; }
        .table-wrap { overflow: auto; }
        .numbers .table-wrap { max-height: 26rem; }
        .graph > .numbers:nth-child(2) .table-wrap { max-height: 40.7rem; }
        /* What is no longer than a screen or two is read without a second scroll bar. */
        .graph > .numbers:nth-child(2) .table-wrap:not(:has(tr:nth-child(60))) { max-height: none; }
        table { border-collapse: collapse; width: 100%; }
        caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        th, td { padding: .35rem .8rem .35rem 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
        thead th { position: sticky; top: 0; background: var(--card); border-top: 0; color: var(--soft); font-weight: 600; }
        tbody th { font-weight: 400; white-space: nowrap; }
        th, td { overflow-wrap: break-word; }
        td { min-width: 3.5rem; }
        .whole { white-space: nowrap; }
        .pager { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; }
        .readings { list-style: none; padding-block: .3rem; }
        .readings li { padding: .6rem 0; border-top: 1px solid var(--line); }
        .readings li:first-child { border-top: 0; }
        .readings p { margin: .1rem 0; }
        .claim { margin: .5rem 0 .3rem; }

        /* Time runs from left to right in every language. */
        [dir=rtl] .paper-wrap { direction: ltr; }
        svg .paper { fill: none; }
        svg .soft { fill: var(--soft); } svg .ink { fill: var(--ink); }
        svg .grid { stroke: var(--line); } svg .goal { stroke: var(--soft); }
        svg .s0 { stroke: var(--tone-0); } svg .s1 { stroke: var(--tone-1); } svg .s2 { stroke: var(--tone-2); } svg .s3 { stroke: var(--tone-3); }
        svg .s4 { stroke: var(--tone-4); } svg .s5 { stroke: var(--tone-5); } svg .s6 { stroke: var(--tone-6); } svg .s7 { stroke: var(--tone-7); }
        svg .f0 { fill: var(--tone-0); } svg .f1 { fill: var(--tone-1); } svg .f2 { fill: var(--tone-2); } svg .f3 { fill: var(--tone-3); }
        svg .f4 { fill: var(--tone-4); } svg .f5 { fill: var(--tone-5); } svg .f6 { fill: var(--tone-6); } svg .f7 { fill: var(--tone-7); }
        svg .band.fine { fill: var(--band-fine); } svg .band.mild { fill: var(--band-mild); } svg .band.raised { fill: var(--band-raised); } svg .band.high { fill: var(--band-high); }
        svg .limb { fill: var(--limb); } svg .limb.known { fill: var(--limb-known); }
        svg .sleep.out { fill: var(--out); } svg .sleep.awake { fill: var(--awake); } svg .sleep.rem { fill: var(--rem); }
        svg .sleepline { stroke: var(--asleep); } svg .sleepline.out { stroke: var(--out); } svg .sleepline.awake { stroke: var(--awake); }
        svg .sleepline.rem { stroke: var(--rem); } svg .sleepline.light { stroke: var(--light); } svg .sleepline.deep { stroke: var(--deep); }
        svg .sleep.light { fill: var(--light); } svg .sleep.deep { fill: var(--deep); } svg .sleep.asleep { fill: var(--asleep); } svg .sleep.other { fill: var(--soft); } svg .sleepline.other { stroke: var(--soft); }

        /* The moving form of a chart: uPlot's own rules, in the colours of the page. */
        .uplot, .uplot *, .uplot *::before, .uplot *::after { box-sizing: border-box; }
        .uplot { width: min-content; line-height: 1.5; }
        .u-wrap { position: relative; user-select: none; }
        .u-over, .u-under { position: absolute; }
        .u-over { touch-action: pan-y; }
        .u-under { overflow: hidden; }
        .uplot canvas { display: block; position: relative; width: 100%; height: 100%; }
        .u-axis { position: absolute; }
        .u-legend { width: auto; margin: 0; font-size: .9rem; }
        .u-legend tr { display: inline-block; margin-right: 1rem; }
        .u-legend th, .u-legend td { display: inline-block; padding: .2rem .2rem 0 0; border: 0; position: static; background: none; color: var(--ink); white-space: nowrap; }
        .u-legend th > * { vertical-align: middle; display: inline-block; }
        .u-legend .u-marker { width: .8rem; height: .8rem; margin-right: .35rem; border-radius: 3px; }
        .u-legend .u-series th { cursor: pointer; }
        .u-legend .u-off > * { opacity: .45; }
        .u-legend tr:first-child .u-marker { display: none; }
        .u-legend td { font-weight: 600; font-variant-numeric: tabular-nums; }
        .u-select { background: color-mix(in srgb, var(--accent) 18%, transparent); position: absolute; pointer-events: none; }
        .u-cursor-x, .u-cursor-y { position: absolute; left: 0; top: 0; pointer-events: none; }
        .u-hz .u-cursor-x { height: 100%; border-right: 1px dashed var(--edge); }
        .u-hz .u-cursor-y { width: 100%; border-bottom: 1px dashed var(--edge); }
        .u-cursor-pt { position: absolute; top: 0; left: 0; border-radius: 50%; border: 0 solid; pointer-events: none; background-clip: padding-box !important; }
        .u-axis.u-off, .u-select.u-off, .u-cursor-x.u-off, .u-cursor-y.u-off, .u-cursor-pt.u-off { display: none; }

        .scripted .night { cursor: pointer; }
        .night:hover > rect:first-child, .night.here > rect:first-child { fill: var(--tint); }

        @media (max-width: 40rem) {
          .tabs { flex-wrap: nowrap; margin-inline: -1rem; padding-inline: 1rem; overflow-x: auto; }
          .tabs a { flex: 0 0 auto; }
          .spans { margin-inline: -.5rem; }
          .spans { flex-wrap: nowrap; overflow-x: auto; }
          .spans a { flex: 0 0 auto; padding: .5rem; font-size: .95rem; }
          /* The first chart belongs on the first screen. */
          .person-head { margin-bottom: .7rem; }
          .person-head + h1 { margin-bottom: .3rem; font-size: 1.35rem; }
          .span { margin-bottom: .7rem; }
          .moving { flex-wrap: nowrap; gap: .7rem; margin: .2rem 0; font-size: .95rem; }
          .moving .button { flex: none; padding-inline: .7rem; white-space: nowrap; }
          details.other { margin-right: 1rem; font-size: .95rem; }
          .downloads { font-size: .8rem; white-space: nowrap; }
          .downloads .link { font-size: inherit; }
          .tiles { grid-template-columns: 1fr 1fr; gap: .6rem; }
          .card.table-wrap tbody th { white-space: normal; min-width: 7rem; }
          .card.table-wrap td:not(:last-child), .table-wrap[role=group] td { white-space: nowrap; }
          /* Two or three columns fit on any phone where names may break. */
          .numbers table:not(:has(th:nth-child(4))) { width: 100%; }
          .numbers table:not(:has(th:nth-child(4))) tbody th { white-space: normal; }
          .card.table-wrap[role=region] td:last-child { white-space: normal; }
          .tile { padding: .8rem; }
          .big .value { font-size: 1.45rem; }
          .downloads a, .downloads .link { margin: 0 .6rem 0 0; }
        }
        /* An ECG of ten seconds a row, 262 mm wide, needs the paper across. */
        @page ecg { size: landscape; margin: 8mm; }
        @media print {
          .graph:has(> .scale) { page: ecg; break-inside: auto; border: 0; padding: 0; }
          .paper-wrap.scale { overflow: visible; }
          .links { display: none; }
          .card:has(> .numbers[open] .pager), .card:has(> .numbers[open] tbody > tr:nth-child(12)), .card:has(> :not(details) tbody > tr:nth-child(12)) { break-inside: auto; }
          .u-marker { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .graph h2 { break-after: avoid; } .paper-wrap:not(.scale) { break-inside: avoid; }
          .graph > .numbers:nth-child(2) .table-wrap { max-height: none; overflow: visible; }
          .person-head { border: 0; margin: 0; } .person-name { font-size: 1.1rem; color: var(--ink); }
          .paper-wrap > svg { min-width: 0; max-width: 100%; }
          .paper-wrap.scale img { width: auto !important; }
          .tabs, .spans, .fields, .pager .button, .demo, .moving .button, details.other, .downloads, .plot-tools, .skip, .plot-hint, details:not([open]) { display: none; }
          .bar { padding-inline: 0; border: 0; }
          .card { break-inside: avoid; border-color: #999; }
          .numbers .table-wrap { max-height: none; overflow: visible; }
          main { max-width: none; padding: 0; }
        }
        """#
    )
}
