/** The page's own style: system fonts, no image, legible in print and in black and white. */
export const STYLE = `
:root { --ink: #1c2430; --soft: #5b6675; --line: #d8dee6; --paper: #fff; --wash: #f5f7fa;
  --pass: #0b6b3a; --fail: #b3211d; --unknown: #8a5a00; --quiet: #5b6675; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--wash); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 24px; }
header, section { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 20px 24px; margin-bottom: 16px; }
h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 0 0 8px; } h3 { font-size: 15px; margin: 0; }
small, .definition, .lead, .none { color: var(--soft); font-weight: 400; } small { font-size: 12.5px; }
.kicker { margin: 0; color: var(--soft); text-transform: uppercase; letter-spacing: .08em; font-size: 12px; }
.against { margin: 0 0 12px; } .counts { margin: 14px 0 0; font-size: 16px; } .definition { margin: 2px 0 0; font-size: 13px; }
.aside { margin-left: 18px; opacity: .85; }
.verdict { border-left: 6px solid var(--quiet); background: var(--wash); padding: 10px 14px; font-size: 17px; }
.verdict.pass { border-color: var(--pass); } .verdict.fail { border-color: var(--fail); } .verdict.unknown { border-color: var(--unknown); border-left-style: double; }
.chip { display: inline-block; white-space: nowrap; border: 1px solid currentColor; border-radius: 999px; padding: 0 9px; font-size: 13px; font-weight: 600; color: var(--quiet); background: var(--paper); }
.chip.pass { color: var(--pass); } .chip.fail { color: #fff; background: var(--fail); border-color: var(--fail); }
.chip.unknown { color: var(--unknown); border-style: dashed; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 4px 24px; margin: 14px 0 0; font-size: 13.5px; }
.facts div { display: flex; gap: 10px; } dt { color: var(--soft); min-width: 76px; } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 14px; margin: 0 0 14px; }
caption { text-align: left; font-weight: 600; padding: 8px 0 4px; } th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-top: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 600; font-size: 12.5px; border-top: 0; } tbody th { font-weight: 500; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.overview { table-layout: fixed; } .overview td, .overview th { border: 1px solid var(--line); font-size: 13px; overflow-wrap: break-word; padding: 6px 8px; }
.overview small { font-size: 11.5px; }
.cell.fail { background: #fbe9e8; box-shadow: inset 4px 0 var(--fail); } .cell.unknown { background: #fdf4e1; box-shadow: inset 4px 0 var(--unknown); }
.cell.pass { box-shadow: inset 4px 0 var(--pass); } .sign { font-weight: 700; display: inline-block; width: 1em; }
.matrix tbody th { width: 24%; } .matrix th small { display: block; } .checks th small { display: block; }
details summary { cursor: pointer; } .terms { margin: 6px 0; padding-left: 18px; } .terms small { display: block; overflow-wrap: anywhere; }
a.to-test { text-decoration: none; } a.to-test:hover .chip, a.to-test:focus .chip { outline: 2px solid currentColor; }
.findings { padding-left: 22px; } .findings > li { margin-bottom: 16px; } .findings p { margin: 2px 0 6px; }
.subjects { padding-left: 18px; margin: 0; } .subjects > li { margin-bottom: 6px; }
.detail { font-size: 13.5px; overflow-wrap: anywhere; } .detail span { display: inline-block; width: 66px; color: var(--soft); }
.error { white-space: pre-wrap; background: var(--wash); border-left: 6px solid var(--fail); padding: 10px 14px; }
.drill { border-top: 1px solid var(--line); padding: 16px 0 8px; break-inside: avoid-page; } .drill .lead { margin: 4px 0 8px; } .drill .verdict { font-size: 15px; margin: 8px 0; }
.drill .verdict ul { margin: 4px 0; } .reason { white-space: pre-wrap; overflow-wrap: anywhere; margin-top: 4px; font-size: 14px; }
.measured { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8px 24px; align-items: start; } .measured dl { margin: 6px 0; font-size: 14px; }
.measured th[colspan] { overflow-wrap: anywhere; } .measured th small { display: block; } .measured dl div { display: flex; gap: 10px; margin-bottom: 5px; } .measured dt { min-width: 104px; } .timeline svg { display: block; width: 100%; min-width: 760px; height: auto; }
.does-not { font-size: 13.5px; margin: 8px 0; } .does-not ul { margin: 2px 0 6px; padding-left: 20px; color: var(--soft); columns: 2; column-gap: 32px; }
.does-not li { break-inside: avoid; margin-bottom: 3px; }
@media (max-width: 800px) { .measured { grid-template-columns: 1fr; } .does-not ul { columns: 1; } }
code { font: 12.5px/1.4 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
button { font: inherit; padding: 8px 16px; border: 1px solid var(--ink); border-radius: 6px; background: var(--ink); color: #fff; cursor: pointer; }
#allure iframe { width: 100%; height: 86vh; border: 1px solid var(--line); border-radius: 6px; margin-top: 12px; }
footer { color: var(--soft); font-size: 13px; padding: 0 4px 24px; }
@media print { body { background: #fff; } main { padding: 0; } header, section { border: 0; padding: 0 0 12px; break-inside: auto; }
  #allure { display: none; } .chip.fail { color: var(--fail); background: #fff; } details > * { display: block; } }
`;
