// How the evidence looks: the style sheet of its page. A constant.
#pragma once

namespace seatlock::simulator {

/// Colours are those of Okabe and Ito where lines must be told apart, each also by its dashes.
inline constexpr const char* evidence_style = R"css(
:root { color-scheme: light; --paper: #ffffff; --ink: #1b2430; --soft: #566273; --rule: #d5dbe3;
  --panel: #f5f7fa; --good: #1b6e3c; --good-paper: #e6f4ea; --bad: #b3261e; --bad-paper: #fdecea;
  --open: #7a5200; --open-paper: #fff4dc; --c0: #0b5fad; --c1: #c2410c; --c2: #047857;
  --c3: #a21caf; --c4: #8a6a00; --c5: #0e7490; --c6: #57534e; --c7: #94a3b8; }
@media screen and (prefers-color-scheme: dark) { :root { color-scheme: dark; --paper: #12171e;
  --ink: #e6ebf2; --soft: #a3afbf; --rule: #323c4a; --panel: #1a212b; --good: #7fd6a0;
  --good-paper: #12301f; --bad: #ff9a91; --bad-paper: #3d1714; --open: #f3c969;
  --open-paper: #352a10; --c0: #64b1ff; --c1: #ff9257; --c2: #52cf9c; --c3: #e79af0;
  --c4: #e2bd4a; --c5: #5fcbe0; --c6: #b9b2ab; --c7: #5d6a7b; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem; }
p { margin: .4rem 0; max-width: 46rem; }
.soft, figcaption, .manner { color: var(--soft); }
.verdict { margin: 1.25rem 0; padding: 1rem 1.25rem; border-left: .4rem solid; }
.verdict .headline { font-size: 1.35rem; font-weight: 650; line-height: 1.3; }
.verdict p { color: var(--ink); }
.good { border-color: var(--good); background: var(--good-paper); }
.bad { border-color: var(--bad); background: var(--bad-paper); }
.open { border-color: var(--open); background: var(--open-paper); }
.good .headline { color: var(--good); } .bad .headline { color: var(--bad); }
.open .headline { color: var(--open); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: 0 0 .4rem; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top;
  text-align: left; }
thead th { border-bottom: 2px solid var(--soft); }
.figures { width: 100%; table-layout: fixed; min-width: 44rem; }
.figures td, .figures thead th { text-align: right; }
.figures thead td { width: 22%; }
.figures tbody th { font-weight: 400; }
header p { max-width: none; }
.manner { display: block; font-weight: 400; font-size: .75rem; line-height: 1.25; }
td.fault { color: var(--bad); font-weight: 700; } td.clean { color: var(--good); }
tr.won td, tr.won th { background: var(--good-paper); font-weight: 650; }
figure { margin: 1.25rem 0; } figcaption { font-size: .875rem; margin-bottom: .4rem; }
figcaption strong { color: var(--ink); }
svg { display: block; width: 100%; height: auto; overflow: visible; }
.grid { stroke: var(--rule); stroke-width: 1; } .tick { fill: var(--soft); font-size: 11px; }
.name { fill: var(--ink); font-size: 13px; }
.end { text-anchor: end; } .middle { text-anchor: middle; }
.line { fill: none; stroke-width: 1.8; stroke-linejoin: round; }
.c0 { --c: var(--c0); } .c1 { --c: var(--c1); } .c2 { --c: var(--c2); } .c3 { --c: var(--c3); }
.c4 { --c: var(--c4); } .c5 { --c: var(--c5); } .c6 { --c: var(--c6); } .c7 { --c: var(--c7); }
.line { stroke: var(--c); } .area, .bar { fill: var(--c); }
.line.c0 { stroke-width: 3; } .line.c1 { stroke-dasharray: 7 3; }
.line.c2 { stroke-dasharray: 2 3; } .line.c3 { stroke-dasharray: 9 3 2 3; }
.line.c4 { stroke-dasharray: 12 4; }
.line.c6 { stroke-dasharray: 1 4; stroke-linecap: round; }
.legend { display: flex; flex-wrap: wrap; gap: .15rem 1.1rem; margin: .2rem 0 .5rem; padding: 0;
  list-style: none; font-size: .8125rem; }
.legend svg { display: inline-block; width: 28px; height: 10px; margin-right: .4rem; }
.small { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 1rem; }
.small figure { margin: 0; }
.small .tick { font-size: 12px; }
.settings { columns: 2; column-gap: 3rem; max-width: 46rem; }
.settings div { display: flex; justify-content: space-between; gap: 1rem; break-inside: avoid;
  border-bottom: 1px solid var(--rule); font-size: .875rem; }
.settings dt { color: var(--soft); } .settings dd { margin: 0; text-align: right;
  overflow-wrap: anywhere; }
pre { background: var(--panel); padding: .75rem 1rem; overflow-x: auto; font-size: .8125rem; }
code, .hash { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .8125rem;
  overflow-wrap: anywhere; }
ol, ul.findings { padding-left: 1.4rem; } li { margin: .25rem 0; overflow-wrap: anywhere; }
@page { size: A4; margin: 14mm; }
@media print { body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact;
    -webkit-print-color-adjust: exact; }
  table { font-size: 8pt; } th, td { padding: .12rem .4rem; } pre { break-before: avoid; }
  .figures { font-size: 7.5pt; }
  .figures th, .figures td { padding: .15rem .25rem; line-height: 1.25; }
  .figures thead td { width: 26%; }
  .figures { min-width: 0; } .manner { font-size: 6.5pt; }
  .small { grid-template-columns: 1fr 1fr; } .scroll { overflow: visible; }
  pre { white-space: pre-wrap; }
  figure, tr, .verdict, pre { break-inside: avoid; } h2, h3, figcaption { break-after: avoid; } }
)css";

}  // namespace seatlock::simulator
