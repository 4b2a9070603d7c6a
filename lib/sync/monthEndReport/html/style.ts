/** Everything that makes the page look as it does; no font, picture or script comes from anywhere else. */
export const STYLE = `
:root { --ink: #17212e; --soft: #4a5768; --line: #d5dbe3; --wash: #f3f6f9; --blue: #1f5fa8; --teal: #0b6e69; --amber: #a8550a; --red: #b3161b; --green: #14683b; }
* { box-sizing: border-box; }
html { background: #fff; }
body { margin: 0 auto; max-width: 1000px; padding: 36px 32px 48px; color: var(--ink); background: #fff; font: 14px/1.5 "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { border-bottom: 3px solid var(--ink); padding-bottom: 16px; display: flex; justify-content: space-between; align-items: flex-end; gap: 24px; flex-wrap: wrap; }
h1 { margin: 0; font-size: 30px; line-height: 1.15; letter-spacing: -0.01em; }
header p { margin: 4px 0 0; color: var(--soft); }
.status { border-radius: 6px; padding: 10px 14px; font-weight: 600; max-width: 340px; border: 1px solid currentColor; }
.status small { display: block; font-weight: 400; color: var(--ink); }
.ok { color: var(--green); background: #eef8f2; }
.bad { color: var(--red); background: #fdf0f0; }
section { margin-top: 34px; }
h2 { font-size: 19px; margin: 0 0 4px; letter-spacing: -0.005em; }
.say { margin: 0 0 12px; color: var(--soft); max-width: 88ch; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(215px, 1fr)); gap: 14px; margin-top: 22px; }
.card { border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px 12px; break-inside: avoid; }
.card .currency { font-weight: 700; font-size: 13px; letter-spacing: 0.08em; color: var(--blue); }
.card dl { margin: 6px 0 0; display: grid; grid-template-columns: 1fr auto; row-gap: 3px; }
.card dt { color: var(--soft); }
.card dd { margin: 0; text-align: right; font-variant-numeric: tabular-nums; }
.card .main { font-size: 20px; font-weight: 650; color: var(--ink); line-height: 1.4; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th { text-align: right; font-weight: 600; color: var(--soft); font-size: 12px; border-bottom: 1.5px solid var(--ink); padding: 6px 8px; white-space: nowrap; vertical-align: bottom; }
td { text-align: right; padding: 6px 8px; border-bottom: 1px solid var(--line); white-space: nowrap; }
th.text, td.text { text-align: left; }
td.name { white-space: normal; min-width: 150px; }
td.name small { color: var(--soft); }
tr.sum td { font-weight: 700; border-top: 1.5px solid var(--ink); border-bottom: 0; background: var(--wash); }
td.strong { font-weight: 650; }
td.wrap { white-space: normal; }
td.code { font-weight: 700; letter-spacing: 0.04em; }
td.nil { color: #6b7787; }
tbody + tbody tr:first-child td { border-top: 1px solid #8a95a3; }
td.off { color: var(--red); font-weight: 700; }
td.even { color: var(--green); }
.charts { display: grid; grid-template-columns: 1fr 1fr; gap: 18px 24px; margin: 18px 0 12px; }
figure { margin: 0; break-inside: avoid; } figure.wide { grid-column: 1 / -1; }
figcaption { font-weight: 700; font-size: 13px; letter-spacing: 0.08em; color: var(--blue); margin-bottom: 2px; }
.chart { width: 100%; height: auto; display: block; }
@media (max-width: 720px) { .charts { grid-template-columns: 1fr; } }
.chart text { font: 11px "Segoe UI", "Helvetica Neue", "Noto Sans", Arial, sans-serif; fill: var(--ink); text-anchor: middle; }
.chart .tick { text-anchor: end; fill: var(--soft); }
.chart .value { font-weight: 600; }
.chart .label { fill: var(--soft); }
.chart .grid { stroke: #e4e8ee; } .chart .axis { stroke: #6b7787; } .chart .link { stroke: #8a95a3; stroke-dasharray: 3 3; }
.chart .balance { fill: #47566a; } .chart .up { fill: var(--blue); } .chart .down { fill: var(--amber); } .chart .month { fill: var(--teal); }
.made { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 10px 22px; margin: 10px 0 0; }
.made div { break-inside: avoid; } .made dt { color: var(--soft); font-size: 12px; } .made dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 34px; border-top: 1px solid var(--line); padding-top: 10px; color: var(--soft); font-size: 12px; }
@page { size: A4; margin: 14mm 12mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5px; } h1 { font-size: 24px; } h2 { font-size: 15px; break-after: avoid; } section { margin-top: 20px; } td, th { padding: 3px 5px; } th { font-size: 9.5px; } tr, tbody { break-inside: avoid; } thead { display: table-header-group; } .scroll { overflow: visible; } .cards { grid-template-columns: repeat(4, 1fr); gap: 8px; } .card { padding: 8px 10px; } .card .main { font-size: 14px; } .charts { gap: 10px 16px; margin: 10px 0 8px; } .together { break-inside: avoid; } .status { padding: 6px 10px; } .made { grid-template-columns: repeat(4, 1fr); } }
`;
