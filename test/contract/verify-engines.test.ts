/** Every case of search engines holds against the mock, whichever engine it is. */
import t from 'tap'
import { contractCases } from '../../src/contract/cases/all.js'
import { allWere, holdsAt } from '../support/holding.js'
import { aGuardedTarget, aTarget } from '../support/verification.js'

/** One line of each habit; the others lie between two of these. */
const engines = [
  ...['elasticsearch:7.17', 'elasticsearch:8.1', 'elasticsearch:8.13', 'elasticsearch:8.17'],
  ...['elasticsearch:9', 'opensearch:2.8', 'opensearch:2.19', 'opensearch:3']
]

/** One of each way to ask for credentials; with them, all the rest is as ever. */
const guards: readonly (readonly [engine: string, about: string])[] = [
  ['elasticsearch:7.17', 'search.security.'],
  ['elasticsearch:8.1', 'search.security.'],
  ['elasticsearch:8.17', 'search.'],
  ['opensearch:2.8', 'search.security.'],
  ['opensearch:3', 'search.security.']
]

/** What a search engine does by itself is the same beside every release of Camunda. */
const beside = (engine: string) => ['--camunda', '8.7', '--search-engine', engine]
const cases = contractCases.filter(it => it.subject === 'search')

const held = new Set<string>()

for (const engine of engines) {
  t.test(engine, async t => {
    await holdsAt(t, await aTarget(t, beside(engine)), { cases, held })
  })
}

for (const [engine, about] of guards) {
  t.test(`${engine} with credentials`, async t => {
    const target = await aGuardedTarget(t, beside(engine))
    await holdsAt(t, target, { cases: cases.filter(it => it.id.startsWith(about)), held })
  })
}

t.test('every case is about one of these engines', async t => {
  allWere(t, held, cases)
})
