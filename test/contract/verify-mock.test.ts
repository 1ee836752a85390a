/** Every case of Camunda's parts holds against the mock, in every release and set-up. */
import t from 'tap'
import { contractCases } from '../../src/contract/cases/all.js'
import { lines } from '../../src/domain/release.js'
import { allWere, holdsAt } from '../support/holding.js'
import { aTarget } from '../support/verification.js'

const targets: readonly (readonly string[])[] = [
  ...lines.map(line => ['--camunda', line]),
  ...['8.4', '8.7', '8.9', '8.10'].map(it => [
    '--camunda',
    it,
    '--search-engine',
    'opensearch:2.19'
  ]),
  ...['8.9', '8.10'].map(line => ['--camunda', line, '--storage', 'rdbms']),
  ['--camunda', '8.8', '--topology', 'standalone'],
  // Who repeats the path of a request does so in another way in each of these.
  ...['8.1', '8.4', '8.7', '8.8'].map(line => ['--camunda', line, ...belowBasePaths(line)])
]

/** From 8.8 on there is one part for all, whose settings are those of Operate's door. */
function belowBasePaths(line: string): readonly string[] {
  const parts = line === '8.8' ? ['operate'] : ['operate', 'tasklist', 'zeebe']
  return parts.flatMap(part => [`--${part}-base-path`, `/base/${part}`])
}

/** What a search engine does by itself is another test's. */
const cases = contractCases.filter(it => it.subject !== 'search')

const held = new Set<string>()

for (const argv of targets) {
  t.test(argv.join(' '), async t => {
    await holdsAt(t, await aTarget(t, argv), { cases, held })
  })
}

t.test('every case is about one of these targets', async t => {
  allWere(t, held, cases)
})
