/** Every case holds against the mock, in every release and with every search engine. */
import t, { type Test } from 'tap'
import type { ContractCase } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import { findingsOf } from '../../src/contract/report/report.js'
import type { Target } from '../../src/contract/target.js'
import { lines } from '../../src/domain/release.js'
import { aGuardedTarget, aTarget, reportOf } from '../support/verification.js'

/** One line of each habit of search engines; the others lie between two of these. */
const engines = [
  ...['elasticsearch:7.17', 'elasticsearch:8.1', 'elasticsearch:8.13', 'elasticsearch:8.17'],
  ...['elasticsearch:9', 'opensearch:2.8', 'opensearch:2.19', 'opensearch:3']
]

const targets: readonly (readonly string[])[] = [
  ...lines.map(line => ['--camunda', line]),
  ...engines.map(engine => ['--camunda', '8.7', '--search-engine', engine]),
  ...['8.4', '8.9', '8.10'].map(line => ['--camunda', line, '--search-engine', 'opensearch:2.19']),
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

/** What a search engine does by itself is the same beside every release of Camunda. */
function casesAbout(argv: readonly string[]): readonly ContractCase[] {
  return argv.includes('--search-engine')
    ? contractCases
    : contractCases.filter(it => it.subject !== 'search')
}

/** Cases that were run somewhere. */
const held = new Set<string>()

async function holdsAt(t: Test, target: Target, cases: readonly ContractCase[]): Promise<void> {
  const report = await reportOf(target, { cases })
  t.strictSame(report.leftBehind, [], 'nothing is left behind')
  for (const result of report.results) {
    const { id, title, onlyWhere } = result.case
    if (result.outcome.kind === 'holds') held.add(id)
    // The target may be set up otherwise.
    if (result.outcome.kind === 'skipped' && onlyWhere !== undefined) continue
    t.equal(result.outcome.kind, 'holds', `${id}: ${title}\n${findingsOf(result).join('\n')}`)
  }
}

for (const argv of targets) {
  t.test(argv.join(' '), async t => {
    await holdsAt(t, await aTarget(t, argv), casesAbout(argv))
  })
}

/** One of each way to ask for credentials; with them, all the rest is as ever. */
const guards: readonly (readonly [engine: string, about: string])[] = [
  ['elasticsearch:7.17', 'search.security.'],
  ['elasticsearch:8.1', 'search.security.'],
  ['elasticsearch:8.17', 'search.'],
  ['opensearch:2.8', 'search.security.'],
  ['opensearch:3', 'search.security.']
]

for (const [engine, about] of guards) {
  t.test(`${engine} with credentials`, async t => {
    const target = await aGuardedTarget(t, ['--camunda', '8.7', '--search-engine', engine])
    const cases = contractCases.filter(it => it.id.startsWith(about))
    await holdsAt(t, target, cases)
  })
}

t.test('every case is about one of these targets', async t => {
  const never = contractCases.filter(it => !held.has(it.id)).map(it => it.id)
  t.strictSame(never, [])
})
