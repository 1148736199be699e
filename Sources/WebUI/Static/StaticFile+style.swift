extension StaticFile {
    static let style = StaticFile(
        "app.css",
        type: "text/css; charset=utf-8",
        #"""
        :root {
          color-scheme: light dark;
          --ground: #f5f6f3; --card: #ffffff; --ink: #1c2523; --soft: #58645f; --line: #dfe4df; --edge: #85918c;
          --accent: #0e6b66; --on-accent: #ffffff; --tint: #e6f1ef;
          --good: #1f6b3a; --good-tint: #e7f3ea; --warn: #7a5200; --warn-tint: #fbf1da; --bad: #a3262c; --bad-tint: #fbe9e8;
          --radius: 14px; --space: 1rem;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            --ground: #121716; --card: #1b2221; --ink: #e8edeb; --soft: #a3b0ab; --line: #2d3735; --edge: #71807b;
            --accent: #74ccc3; --on-accent: #06211f; --tint: #1f3331;
            --good: #86d3a0; --good-tint: #1a3022; --warn: #ecc676; --warn-tint: #352b14; --bad: #f5a3a0; --bad-tint: #3b1f1f;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--ground); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif;
        }
        body:lang(ko) { word-break: keep-all; overflow-wrap: anywhere; }
        a { color: var(--accent); text-underline-offset: .18em; }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
        main:focus, h2:focus { outline: none; }
        .skip { position: absolute; left: -999px; top: .5rem; background: var(--card); padding: .6rem 1rem; border-radius: 8px; z-index: 2; }
        .skip:focus { left: .5rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; font-weight: 650; letter-spacing: -.01em; }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 0 0 .5rem; font-weight: 650; }
        h3 { font-size: 1rem; line-height: 1.35; margin: 0 0 .3rem; font-weight: 650; }
        p { margin: .4rem 0; }
        h1, h2, h3, p, strong, legend, label, summary { overflow-wrap: anywhere; min-width: 0; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

        .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem; padding: .7rem max(clamp(1rem, 4vw, 2.5rem), calc((100% - 74rem) / 2 + clamp(1rem, 4vw, 2.5rem))); background: var(--card); border-bottom: 1px solid var(--line); }
        .brand { display: flex; align-items: center; gap: .55rem; margin-right: auto; padding: .4rem 0; color: var(--ink); font-weight: 650; text-decoration: none; }
        .brand svg { width: 1.7rem; height: 1.7rem; fill: none; stroke: var(--accent); stroke-width: 3; stroke-linecap: round; }
        nav { display: flex; gap: .25rem; }
        nav a { padding: .55rem .75rem; border-radius: 9px; color: var(--soft); text-decoration: none; }
        nav a:hover { background: var(--tint); color: var(--ink); }
        nav a[aria-current] { background: var(--tint); color: var(--accent); font-weight: 600; }
        .bar form { display: flex; margin: 0; }
        main { max-width: 74rem; margin: 0 auto; padding: clamp(1rem, 3vw, 2rem) clamp(1rem, 4vw, 2.5rem); min-height: 70vh; }
        footer { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .5rem 1.5rem; max-width: 74rem; margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 2.5rem) 2rem; color: var(--soft); font-size: .9rem; }
        .languages { display: flex; gap: .25rem; margin-left: -.75rem; }

        .card { background: var(--card); border: 1px solid var(--line); border-radius: var(--radius); padding: 1.1rem 1.25rem; margin: 0 0 1.1rem; }
        .slim { max-width: 48rem; margin-inline: auto; }
        .narrow { max-width: 34rem; margin-inline: auto; }
        .card.narrow { padding: 1.5rem 1.6rem; }
        .person { margin-bottom: 2.2rem; }
        .person > header { margin-bottom: .9rem; }
        .person > header h2 { font-size: 1.35rem; margin: 0; }
        .groups { columns: 21rem; column-gap: 1.1rem; }
        .groups .card { break-inside: avoid; }
        .caption { margin: -.15rem 0 .4rem; color: var(--soft); font-size: .875rem; }

        dl { margin: 0; }
        .row { display: grid; grid-template-columns: minmax(4.5rem, 1fr) minmax(0, auto); gap: 0 1rem; padding: .5rem 0; border-top: 1px solid var(--line); align-items: baseline; }
        dl > .row:first-child { border-top: 0; }
        dt { color: var(--soft); }
        dd { margin: 0; text-align: right; max-width: 18rem; }
        .slim dd { max-width: 26rem; }
        .value { font-weight: 600; font-size: 1.06rem; font-variant-numeric: tabular-nums; }
        .unit { color: var(--soft); font-size: .9rem; }
        .unknown .value { color: var(--soft); font-weight: 400; }
        .meta { color: var(--soft); font-size: .85rem; overflow-wrap: anywhere; }
        dt .meta, dd .meta { display: block; }
        .mark { display: inline-block; padding: 0 .45rem; border-radius: 99px; background: var(--tint); color: var(--accent); font-size: .78rem; line-height: 1.5; }
        .item { display: block; }
        .hint { color: var(--soft); font-size: .9rem; }
        details { border-top: 1px solid var(--line); margin-top: .25rem; }
        summary { padding: .6rem 0; color: var(--accent); cursor: pointer; }

        .sync { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem 1rem; }
        .sync form { margin: 0 0 0 auto; }
        .sync .banner form { margin: .5rem 0 .2rem; }
        .sync > .banner, .backfill { flex-basis: 100%; }
        .state { margin: .2rem 0; }
        .state .meta { margin-left: .7rem; }
        .sync > .state { flex: 1 1 11rem; }
        .dot { display: inline-block; width: .62rem; height: .62rem; margin-right: .6rem; border-radius: 50%; background: var(--edge); }
        .idle .dot { background: var(--good); } .syncing .dot { background: var(--accent); }
        .waiting .dot { background: var(--warn); } .needsOwner .dot { background: var(--bad); }
        .backfill p { margin: .15rem 0; }
        .backfill label { display: grid; grid-template-columns: 8.5rem minmax(3rem, 12rem) 1fr; gap: .75rem; align-items: center; }
        progress { width: 100%; height: .5rem; accent-color: var(--accent); }

        .banner { border-radius: 10px; padding: .7rem .95rem; margin: .6rem 0 1rem; background: var(--tint); border-left: 4px solid var(--accent); }
        .banner p { margin: .15rem 0; }
        .banner.good { background: var(--good-tint); border-color: var(--good); }
        .banner.warn { background: var(--warn-tint); border-color: var(--warn); }
        .banner.bad { background: var(--bad-tint); border-color: var(--bad); }
        .sync .banner { margin: .4rem 0; }

        button, .button {
          display: inline-block; min-height: 2.75rem; padding: .55rem 1.05rem; border: 1px solid var(--edge); border-radius: 10px;
          background: var(--card); color: var(--ink); font: inherit; font-weight: 550; line-height: 1.45; text-decoration: none; text-align: center; vertical-align: middle; cursor: pointer;
        }
        button:hover, .button:hover { background: var(--tint); }
        [aria-busy=true] { opacity: .6; cursor: progress; }
        .primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
        .primary:hover { background: var(--accent); filter: brightness(1.12); }
        .danger { background: var(--bad); border-color: var(--bad); color: var(--card); }
        .danger:hover { background: var(--bad); filter: brightness(1.1); }
        .quiet { border-color: transparent; background: transparent; color: var(--soft); font-weight: 500; padding-inline: .75rem; }
        .quiet:hover { color: var(--ink); }
        .quiet[aria-current] { color: var(--accent); font-weight: 650; }
        .actions { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin: .8rem 0 0; }
        .actions form { display: flex; margin: 0; }
        .stack { display: grid; grid-template-columns: minmax(0, 1fr); gap: .35rem; justify-items: start; margin: 1rem 0 0; }
        .stack > * { max-width: 100%; }
        .stack > label { font-weight: 600; margin-top: .5rem; }
        .stack > .hint { margin: 0; }
        .stack > button { margin-top: 1rem; }
        .stack > .joined { margin-top: .2rem; }
        input:not([type=radio]):not([type=checkbox]):not([type=hidden]) {
          width: 100%; min-width: 0; min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 10px; background: var(--ground); color: var(--ink); font: inherit;
        }
        input[type=radio], input[type=checkbox] { width: 1.2rem; height: 1.2rem; margin: .2rem 0; accent-color: var(--accent); flex: none; }
        .joined { display: flex; gap: .5rem; width: 100%; }
        .joined { flex-wrap: wrap; }
        .joined input { flex: 1 1 16rem; min-width: 0; }
        html:not(.scripted) :is([data-copy], .by-script) { display: none; }
        fieldset { border: 0; padding: 0; margin: 0; width: 100%; min-width: 0; }
        legend { font-weight: 600; padding: 0; margin-bottom: .35rem; }
        .choice { display: grid; grid-template-columns: auto 1fr; gap: .1rem .7rem; align-items: start; padding: .65rem .8rem; margin-bottom: .5rem; border: 1px solid var(--edge); border-radius: 10px; }
        .choice:has(> input:checked) { border-color: var(--accent); background: var(--tint); }
        .choice > label { cursor: pointer; }
        .yes { grid-column: 1 / -1; display: flex; gap: .7rem; align-items: start; margin: .4rem 0 .1rem; }
        @supports selector(:has(*)) { .choice:not(:has(> input:checked)) .yes { display: none; } }
        .profiles { list-style: none; margin: 0; padding: 0; }
        .profiles li { padding: .9rem 0; border-top: 1px solid var(--line); }
        .profile .actions { margin-top: .35rem; margin-left: -.75rem; }
        .choose { border: 2px solid var(--accent); scroll-margin-top: 1rem; }
        .waiting.card { border-left: 4px solid var(--accent); }
        .evidence { margin: .8rem 0 1rem; }

        .faults { list-style: none; margin: 0 0 1rem; padding: 0; }
        .faults li { padding: .7rem 0 .7rem .95rem; border-left: 4px solid var(--edge); margin-bottom: .6rem; }
        .faults li.error { border-color: var(--bad); } .faults li.warning { border-color: var(--warn); }
        .faults p { margin: .1rem 0; overflow-wrap: anywhere; }
        .faults pre { margin: .35rem 0; padding: .45rem .8rem; }
        .place { font-weight: 650; }
        code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .92em; overflow-wrap: anywhere; }
        pre { background: var(--ground); border: 1px solid var(--line); border-radius: 10px; padding: .8rem 1rem; overflow-x: auto; }
        textarea { width: 100%; min-width: 0; padding: .5rem .75rem; border: 1px solid var(--edge); border-radius: 10px; background: var(--ground); color: var(--ink); font: inherit; }
        .editor { display: flex; align-self: stretch; justify-self: stretch; border: 1px solid var(--edge); border-radius: 10px; overflow: hidden; background: var(--ground); }
        .editor textarea, .numbers { margin: 0; border: 0; border-radius: 0; padding: .6rem .75rem; font: .92rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; tab-size: 8; }
        .editor:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; } .editor textarea:focus-visible { outline: none; }
        .editor textarea { flex: 1; white-space: pre; overflow: auto; resize: vertical; }
        .numbers { flex: none; height: 0; min-height: 100%; overflow: hidden; padding-right: .2rem; text-align: right; color: var(--soft); user-select: none; }
        .files { display: flex; flex-wrap: wrap; gap: .3rem 1rem; list-style: none; padding: 0; } .files [aria-current] { font-weight: 650; color: inherit; text-decoration: none; }
        .journey { list-style: none; counter-reset: step; display: grid; gap: .3rem; margin: 1rem 0; padding: 0; }
        .journey li { counter-increment: step; display: flex; align-items: baseline; gap: .6rem; }
        .journey li::before { content: counter(step); flex: none; width: 1.7rem; height: 1.7rem; line-height: 1.7rem; border-radius: 50%; border: 1px solid var(--edge); text-align: center; font-size: .85rem; }
        .journey .done::before { content: "✓"; border-color: var(--good); color: var(--good); }
        .journey .next { font-weight: 650; } .journey .next::before { border-color: var(--accent); background: var(--accent); color: var(--card); }
        .difference pre { white-space: pre-wrap; } .difference .removed { color: var(--bad); } .difference .added { color: var(--good); }
        .split { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: .4rem 1.2rem; }
        .split > div { flex: 1 1 16rem; min-width: 0; } .split form { margin: 0; }
        .split > .state { white-space: nowrap; }
        .card > form + .profiles { margin-top: 1rem; }
        .control.tabs { margin: 0 0 1.1rem; border-bottom: 1px solid var(--line); }
        .off .dot { background: transparent; border: 2px solid var(--edge); }
        .log { list-style: none; padding-left: .8rem; font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .84rem; line-height: 1.5; max-height: 70vh; overflow: auto; }
        .log li { padding: .25rem 0 .25rem .7rem; border-left: 3px solid transparent; overflow-wrap: anywhere; }
        .log .warning { border-color: var(--warn); } .log .error { border-color: var(--bad); }
        .log .warning .level { color: var(--warn); } .log .error .level { color: var(--bad); }
        .demo { display: flex; flex-wrap: wrap; align-items: center; justify-content: center; gap: .3rem 1.2rem; padding: .4rem 1rem; background: var(--warn-tint); color: var(--ink); }
        .demo form { margin: 0; }
        .steps { padding-left: 1.2rem; } .steps li { margin-bottom: 1rem; }

        @media (max-width: 40rem) {
          .bar { padding-bottom: .35rem; }
          nav { order: 3; flex-basis: 100%; margin-inline: -.5rem; overflow-x: auto; }
          nav a { flex: 1 0 auto; text-align: center; padding: .6rem .5rem; }
          .card { padding: 1rem; }
          .sync > .state .meta { display: block; margin-left: 1.22rem; }
          .split > div { flex-basis: 12rem; }
          .split > span { white-space: nowrap; }
          .card.narrow { padding: 1.1rem; }
          .actions form, .actions button, .actions .button { max-width: 100%; }
          .backfill label { grid-template-columns: 5.2rem minmax(3rem, 5rem) 1fr; gap: .5rem; }
        }
        @media (prefers-reduced-motion: no-preference) {
          button, .button, nav a { transition: background-color .15s, color .15s; }
        }
        @media print {
          :root {
            color-scheme: light;
            --ground: #ffffff; --card: #ffffff; --ink: #000000; --soft: #3d4844; --line: #c5ccc8; --edge: #85918c;
            --accent: #0e6b66; --tint: #ffffff; --good: #1f6b3a; --warn: #7a5200; --bad: #a3262c;
          }
          .bar nav, .bar form, footer, .sync form, .see, .skip { display: none; }
          .groups { columns: 2; }
        }
        """#
    )
}
