/** How the page looks: in light and in dark, on wide windows and on narrow ones. */
export const style = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --raised: #f6f8fa; --line: #d1d9e0; --text: #1f2328; --quiet: #59636e;
  --holds: #116329; --differs: #b42318; --broken: #8a4600; --skipped: #59636e;
  font: 16px/1.5 system-ui, sans-serif; background: var(--back); color: var(--text);
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --raised: #161b22; --line: #3d444d; --text: #e6edf3; --quiet: #9da7b1;
    --holds: #56d364; --differs: #ff8a80; --broken: #e3b341; --skipped: #9da7b1;
  }
}
* { box-sizing: border-box; }
body { max-width: 76rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.05rem; font-weight: 600; margin: 0; color: var(--quiet); }
h2 { font-size: 1.15rem; margin: 0; display: inline; }
p { margin: 0; }
ul { list-style: none; margin: 0; padding: 0; }
code, pre { font: .86em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code, .title, .why, dd, b, li { overflow-wrap: anywhere; unicode-bidi: isolate; }
summary { cursor: pointer; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }

.holds { --kind: var(--holds); } .differs { --kind: var(--differs); }
.broken { --kind: var(--broken); } .skipped { --kind: var(--skipped); }

.release { font-size: 1.6rem; font-weight: 650; line-height: 1.25; overflow-wrap: anywhere; }
.conclusion { margin: .25rem 0 1rem; font-size: 1.15rem; font-weight: 600; color: var(--kind); }
.bar { display: flex; gap: 2px; height: .6rem; border-radius: .3rem; overflow: hidden; background: var(--line); }
.bar i { background: var(--kind); min-width: 4px; }
.counts { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0 1.25rem; }
.counts label {
  display: flex; align-items: center; gap: .45rem; padding: .3rem .8rem .3rem .6rem;
  border: 1px solid var(--line); border-radius: 2rem; color: var(--kind); cursor: pointer;
}
.counts input { accent-color: var(--kind); margin: 0; }
.counts b { font-size: 1.1rem; }
.addresses { display: flex; flex-wrap: wrap; gap: .25rem 1.75rem; margin: 0; color: var(--quiet); font-size: .9rem; }
.addresses div { display: flex; gap: .5rem; min-width: 0; }
.addresses dd { margin: 0; min-width: 0; color: var(--text); }

.notices { margin-top: 1.5rem; border: 1px solid var(--differs); border-radius: .5rem; padding: .75rem 1rem; }
.notices li + li { margin-top: .5rem; }
.why { display: block; color: var(--quiet); font-size: .93rem; }

.subject { margin-top: 1.75rem; }
.subject > summary { padding: .4rem 0; border-bottom: 2px solid var(--line); }
.tally { margin-left: .5rem; font-size: .9rem; }
.tally span { color: var(--kind); margin-right: .75rem; white-space: nowrap; }

.case { display: grid; grid-template-columns: 6.25rem minmax(0, 1fr); gap: .75rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.badge {
  color: var(--kind); font-weight: 600; font-size: .9rem; height: 1.5rem; white-space: nowrap;
  border-left: .25rem solid var(--kind); padding-left: .6rem;
}
.id { color: var(--quiet); }
details[open] > summary .first { display: none; }
.what > details { margin-top: .4rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); }
th { border: 0; font-size: .85rem; font-weight: 600; color: var(--quiet); }
th:first-child { width: 26%; }
td code { display: block; max-height: 12rem; overflow: auto; }
td:last-child { color: var(--differs); }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .75rem; }
figure { margin: 0; }
figcaption { font-size: .85rem; font-weight: 600; color: var(--quiet); }
pre {
  margin: .2rem 0 0; padding: .6rem .75rem; max-height: 26rem; overflow: auto; white-space: pre-wrap;
  overflow-wrap: anywhere; background: var(--raised); border: 1px solid var(--line); border-radius: .4rem;
}
.evidence { margin-top: .6rem; color: var(--quiet); font-size: .88rem; }

body:has(#show-holds:not(:checked)) .case.holds, body:has(#show-differs:not(:checked)) .case.differs,
body:has(#show-broken:not(:checked)) .case.broken, body:has(#show-skipped:not(:checked)) .case.skipped { display: none; }

@media (max-width: 44rem) {
  body { padding: 1.25rem .9rem 3rem; }
  .case { grid-template-columns: minmax(0, 1fr); gap: .25rem; }
  .sides { grid-template-columns: minmax(0, 1fr); }
  .tally { display: block; margin-left: 0; }
  th:first-child { width: 30%; }
}
`
