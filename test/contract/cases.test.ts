/** Cases are told apart, and say where they have their knowledge from. */
import { readFileSync } from 'node:fs'
import t from 'tap'
import { contractCases } from '../../src/contract/cases/all.js'
import { lineRank } from '../../src/domain/line-rank.js'

t.test('no two cases have the same id', async t => {
  const ids = contractCases.map(it => it.id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  t.strictSame(twice, [])
})

t.test('a title is a sentence without its full stop', async t => {
  for (const { id, title } of contractCases) t.match(title, /^[^\n]{10,150}[^.\n]$/, id)
})

t.test('a span of releases has its first line first', async t => {
  for (const { id, camunda } of contractCases) {
    if (camunda !== undefined) t.ok(lineRank(camunda[0]) <= lineRank(camunda[1]), id)
  }
})

t.test('a recording that is cited as component/version/id is there', async t => {
  const evidence = contractCases.flatMap(it => it.evidence)
  const cited = evidence.filter(it => it.kind === 'recorded' && it.reference.includes('/'))
  t.ok(cited.length > 0)
  for (const { reference } of cited) {
    const [component, version, id] = reference.split('/')
    t.ok(recordingsOf(`${component}/${version}`).has(id ?? ''), reference)
  }
})

const read = new Map<string, ReadonlySet<string>>()

function recordingsOf(file: string): ReadonlySet<string> {
  const known = read.get(file)
  if (known !== undefined) return known
  const url = new URL(`../../fixtures/recorded/${file}.json`, import.meta.url)
  const cases: readonly { readonly id: string }[] = JSON.parse(readFileSync(url, 'utf8'))
  const ids = new Set(cases.map(it => it.id))
  read.set(file, ids)
  return ids
}
