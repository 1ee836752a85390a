import { readFileSync } from 'node:fs'
import t from 'tap'
import { readBaseline } from '../../bench/baseline.js'
import { performancePage } from '../../docs/generating/performance.js'

const page = readFileSync('docs/performance.md', 'utf8')

t.test('docs/performance.md has the figures of bench/baseline.json', async t => {
  const wanted = performancePage(page, readBaseline('bench/baseline.json'))
  t.equal(page, wanted, 'npm run docs writes them')
})

t.test('a page without a place for the figures is refused', async t => {
  const baseline = { parts: [] }
  t.throws(() => performancePage('# Performance', baseline), /lacks/)
  t.throws(() => performancePage('<!-- /figures --> <!-- figures -->', baseline), /lacks/)
})

t.test('every question that is asked is explained', async t => {
  const names = readBaseline('bench/baseline.json').parts.map(({ name }) => name)
  for (const name of names) t.ok(page.includes(`| \`${name}\` |`), name)
})
