// The look of the pages that the server writes itself (login, the reference of the API): the workbench's paper and ink, in light and
// dark, without a script.

/** Where the style sheet is served. */
export const STYLE_PATH = '/plain.css';

/** The style sheet, served at STYLE_PATH to everybody. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #faf9f6; --card: #fff; --ink: #1c1d1f; --soft: #5b5f65; --line: #e2dfd8; --edge: #8b8880; --a: #1e5f8a; --warn: #7d5800; --bad: #a12b23; --focus: #3b6ee8; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #15171a; --card: #1c1f23; --ink: #e9e7e2; --soft: #a4a8ae; --line: #30343a; --edge: #737880; --a: #7fb6dc; --warn: #e0bd66; --bad: #f0978e; --focus: #8fb0ff; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
main.narrow { max-width: 24rem; }
h1, h2, h3 { font-family: Georgia, serif; font-weight: 600; line-height: 1.25; }
h1 { font-size: 1.9rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.35rem; margin: 3rem 0 0.25rem; padding-top: 0.75rem; border-top: 1px solid var(--line); }
h3 { font: 600 0.95rem/1.5 ui-monospace, monospace; margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
p { margin: 0.5rem 0; max-width: 44rem; }
a { color: var(--a); }
.soft { color: var(--soft); }
.bad { color: var(--bad); font-weight: 600; }
.warn { color: var(--warn); border-left: 3px solid currentcolor; padding-left: 0.75rem; }
.method { display: inline-block; min-width: 3.2rem; color: var(--a); }
nav ul { columns: 2; padding: 0; list-style: none; }
@media (max-width: 40rem) { nav ul { columns: 1; } }
nav a { font: 0.85rem/1.7 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; margin: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.9rem 0.3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
td:last-child { overflow-wrap: anywhere; }
td code { white-space: nowrap; }
th { font-weight: 600; color: var(--soft); }
code, pre { font: 0.85rem/1.5 ui-monospace, monospace; }
pre { background: var(--card); border: 1px solid var(--line); padding: 0.75rem; overflow-x: auto; max-height: 26rem; }
details { margin: 0.35rem 0; }
summary { cursor: pointer; color: var(--a); }
form { display: grid; gap: 0.9rem; margin-top: 1.5rem; }
label { display: grid; gap: 0.25rem; font-size: 0.9rem; color: var(--soft); }
input { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--edge); border-radius: 4px; padding: 0.55rem 0.7rem; }
button { font: inherit; font-weight: 600; color: var(--paper); background: var(--ink); border: 0; border-radius: 4px; padding: 0.65rem 1rem; cursor: pointer; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
`.trim();
