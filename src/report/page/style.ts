/** The page's only style sheet: the editor's colours where there is one, else light or dark, and paper. */
export const STYLE = `
:root { color-scheme: light dark; --fg: #1c2127; --dim: #57606a; --bg: #fff; --card: #f5f7f9; --line: #c9d1d9; --link: #0b5cad; --land: #e3e7eb;
 --font: system-ui, "Segoe UI", "Noto Sans", sans-serif;
 --china: #b3261e; --covered: #8a2f7a; --upstream: #b35900; --none: #6b7280; --pending: #8a6d00; --unknown: #7d8590; --qualifies: #1f6fb5; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --fg: #e6e9ed; --dim: #a3adb8; --bg: #15191e; --card: #1e242b; --line: #3a434d; --link: #79b8ff; --land: #2b333c;
 --china: #ff8a80; --covered: #e39ddb; --upstream: #ffb066; --none: #a9b2bd; --pending: #e0c15a; --unknown: #98a2ad; --qualifies: #7cb9f2; --on: #10151a; } }
@media print { :root { color-scheme: light; --fg: #000; --dim: #444; --bg: #fff; --card: #fff; --line: #999; --link: #000; --land: #e3e7eb;
 --china: #b3261e; --covered: #8a2f7a; --upstream: #b35900; --none: #6b7280; --pending: #8a6d00; --unknown: #7d8590; --qualifies: #1f6fb5; --on: #fff; } }
body[class*="vscode-"] { --fg: var(--vscode-editor-foreground); --dim: var(--vscode-descriptionForeground); --bg: var(--vscode-editor-background); --card: var(--vscode-editorWidget-background); --line: var(--vscode-panel-border, var(--vscode-contrastBorder, #8888)); --link: var(--vscode-textLink-foreground); --font: var(--vscode-font-family); padding: 0 20px; }
body.vscode-light, body.vscode-high-contrast-light { --land: #e3e7eb; --china: #b3261e; --covered: #8a2f7a; --upstream: #b35900; --none: #6b7280; --pending: #8a6d00; --unknown: #7d8590; --qualifies: #1f6fb5; --on: #fff; }
body.vscode-dark, body.vscode-high-contrast:not(.vscode-high-contrast-light) { --land: #2b333c; --china: #ff8a80; --covered: #e39ddb; --upstream: #ffb066; --none: #a9b2bd; --pending: #e0c15a; --unknown: #98a2ad; --qualifies: #7cb9f2; --on: #10151a; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--bg); color: var(--fg); font: 14px/1.45 var(--font); }
main { max-width: 1180px; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 1.6em; margin: 0 0 .1em; overflow-wrap: anywhere; } h2 { font-size: 1.2em; margin: 2em 0 .5em; border-bottom: 1px solid var(--line); padding-bottom: .2em; }
a { color: var(--link); }
.sub, .none, .key { color: var(--dim); margin: .2em 0; overflow-wrap: anywhere; }
.verdict { border-left: 6px solid var(--c); background: var(--card); padding: .8em 1em; margin: 1em 0; font-size: 1.15em; overflow-wrap: anywhere; }
.verdict p { margin: .1em 0; } .verdict .big { font-weight: 600; }
.v-passes { --c: var(--qualifies); } .v-fails { --c: var(--china); } .v-undetermined { --c: var(--pending); } .v-no-regime { --c: var(--none); }
.s-china { --c: var(--china); } .s-covered { --c: var(--covered); } .s-upstream { --c: var(--upstream); } .s-none { --c: var(--none); } .s-pending { --c: var(--pending); } .s-unknown { --c: var(--unknown); } .s-qualifies { --c: var(--qualifies); }
.s i { color: var(--c); font-style: normal; font-weight: 700; } .key .s { white-space: nowrap; }
.key { display: flex; flex-wrap: wrap; gap: .2em 1.4em; list-style: none; padding: 0; }
ol.causes { padding-left: 2.2em; } ol.causes li { margin: .5em 0; } ol.causes p { margin: 0; overflow-wrap: anywhere; }
figure { margin: 1.2em 0; padding: 0; } figcaption { font-weight: 600; margin-bottom: .3em; }
.picture { overflow-x: auto; } svg { max-width: 100%; height: auto; display: block; font: 12px var(--font); }
svg text { fill: var(--fg); } svg .small { fill: var(--dim); font-size: 11px; } svg .strong { font-weight: 600; } svg .end { text-anchor: end; } svg .middle { text-anchor: middle; }
svg .on { fill: var(--on); font-weight: 600; } svg .halo { paint-order: stroke; stroke: var(--bg); stroke-width: 3px; stroke-opacity: .75; stroke-linejoin: round; }
svg .flow { fill: none; stroke: var(--c); opacity: .38; } svg .flow:hover { opacity: .75; } svg .node, svg .part, svg circle { fill: var(--c); } svg circle { fill-opacity: .8; stroke: var(--bg); }
svg .land { fill: var(--land); stroke: var(--bg); stroke-width: .6; } svg .used { fill: var(--c); fill-opacity: .35; }
svg .grid { stroke: var(--line); stroke-width: .6; } svg .share { stroke: var(--fg); stroke-width: 2; } svg .dashed { stroke-dasharray: 5 4; } svg .wanted { fill: var(--c); fill-opacity: .35; stroke: var(--c); } svg .until { stroke: var(--c); stroke-width: 2; opacity: .5; }
svg .box { fill: var(--card); stroke: var(--line); } svg .way { fill: none; stroke: var(--dim); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .93em; } caption { text-align: left; color: var(--dim); padding: .2em 0; }
th, td { text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); padding: .3em .6em; overflow-wrap: break-word; max-width: 34em; } td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: left; } th[aria-sort=ascending] button::after { content: " ▲"; } th[aria-sort=descending] button::after { content: " ▼"; }
.filter { margin: .4em 0; } input { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line); padding: .15em .4em; }
.jumps tr[data-line] { cursor: pointer; } .jumps tr[data-line]:hover { background: var(--card); } .jumps button.line { font: inherit; color: var(--link); background: none; border: 0; padding: 0; cursor: pointer; text-decoration: underline; }
summary { cursor: pointer; color: var(--link); } :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
@page { margin: 14mm 13mm 16mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; } }
@page wide { size: A4 landscape; }
@media print { .wide { page: wide; } .wide table, .wide tbody { break-inside: auto; break-before: avoid; } table { font-size: 8.5pt; } th button { display: contents; } main { max-width: none; padding: 0; } .filter, summary, .skip { display: none; } details:not([open]) { display: none; } body { font-size: 10pt; } h2 { break-after: avoid; } figure, tr, li, .verdict { break-inside: avoid; } thead { display: table-header-group; } .scroll, .picture { overflow: visible; } svg, .verdict { -webkit-print-color-adjust: exact; print-color-adjust: exact; } .picture svg { max-height: 120mm; } .wide caption { display: none; } th, td { padding: .2em .4em; } td { overflow-wrap: break-word; } }
@media (prefers-reduced-motion: no-preference) { svg .flow { transition: opacity .1s; } }
`;
