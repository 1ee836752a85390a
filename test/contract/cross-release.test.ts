/**
 * Cases about one release, run against another one, differ just where the releases do. Those that are about both
 * hold in both, as `verify-mock.test.ts` has shown; here are those about the one alone.
 */
import t, { type Test } from 'tap'
import { isOfRelease } from '../../src/contract/applying.js'
import type { ContractCase } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import { findingsOf } from '../../src/contract/report/report.js'
import type { Release } from '../../src/contract/target.js'
import { aTarget, reportOf } from '../support/verification.js'

/** What one release is told by itself and the other does all the same, and why. */
type Alike = readonly (readonly [id: string, reason: string])[]

const noPath = 'a path that has never been one, in either release'
const server = 'the server is the same, and refuses before it looks at the path'

/** Which releases are confused: what the cases are about, and what answers. */
const pairs: readonly (readonly [about: string, answers: string, alike: Alike])[] = [
  ['8.1', '8.2', [['optimize.path.trailing-slash.8.1', noPath]]],
  ['8.5', '8.6', []],
  ['8.6', '8.7', []],
  [
    '8.7',
    '8.8',
    [
      ['zeebe.edge.slashes.gateway', noPath],
      ['zeebe.edge.spelling.gateway', noPath],
      ['zeebe.edge.trace.gateway', server],
      ['zeebe.edge.multipart.gateway', 'parts are taken apart before anybody looks at the path'],
      ...[
        ...['paths', 'expectations', 'host-required', 'characters-in-path', 'characters-in-query'],
        ...['above-the-root', 'misspelled-headers', 'many-headers', 'lengths', 'no-request-line'],
        ...['foreign-absolute-form', 'transfer-codings', 'versions', 'silence', 'whole-server']
      ].map((it): readonly [string, string] => [`zeebe.server.${it}.gateway`, server])
    ]
  ],
  [
    '8.8',
    '8.9',
    [
      ['webapps.read.partial.8.8', 'the part that goes wrong is the last one, however many follow'],
      ['webapps.read.incompatible.8.8', 'the part that goes wrong is the last one, as above']
    ]
  ],
  [
    '8.9',
    '8.10',
    ['multipart', 'methods', 'paths'].map((it): readonly [string, string] => [
      `zeebe.exporting.${it}.cluster`,
      'what never reaches exporting is refused as before; only its answers are others'
    ])
  ]
]

const agree = 'each product has its own source, and they agree'
const tasklist = 'of Tasklist on OpenSearch nothing is known, and it is taken for the same'

function procedures(engine: string): Alike {
  const reason = 'a procedure asks both engines for the same'
  return ['whole', 'without-optimize'].map(it => [`zeebe.procedure.${it}.${engine}.8.5`, reason])
}

/** The same, for search engines. */
const engines: readonly (readonly [about: string, answers: string, alike: Alike])[] = [
  [
    'elasticsearch:7.17',
    'elasticsearch:8.17',
    [['search.get.failures.alone', 'between the two there were releases that told it otherwise']]
  ],
  ['elasticsearch:8.15', 'elasticsearch:8.16', []],
  ['elasticsearch:8.16', 'elasticsearch:8.15', []],
  [
    'opensearch:2.19',
    'opensearch:3.3',
    [['search.root.overridden', 'nobody has said that the setting has gone']]
  ],
  [
    'elasticsearch:8.17',
    'opensearch:2.19',
    [
      ['search.get.exclusion.first', agree],
      ['search.list.start', agree],
      ['search.repositories.exclusion.first', agree],
      ['search.security.absent', 'nobody has the path where nobody asks for credentials'],
      ...procedures('elasticsearch'),
      ...[
        ...['create.duplicate.each-snapshot.8.2', 'read.partial-and-failed.8.2'],
        ...['read.incompatible.8.2', 'read.part-deleted.8.6', 'read.part-missing-for-long'],
        ...['read.of-another-version.8.6', 'list.of-another-version.8.6']
      ].map((it): readonly [string, string] => [`tasklist.${it}`, tasklist]),
      ['optimize.read.running.8.2', agree]
    ]
  ],
  [
    'opensearch:2.19',
    'elasticsearch:8.17',
    [['search.get.short.opensearch', agree], ...procedures('opensearch')]
  ]
]

/** Set up otherwise than the targets here are, so that nothing is run: what the target is not. */
const setUpOtherwise: readonly (readonly [otherwise: string, reason: string])[] = [
  ['lets in whoever comes', 'no target here demands credentials'],
  ['does not give the ids of backups itself', 'none has a relational database']
]

/** Whether the other release has a case of its own that says the same. */
function isSameSomewhere(it: ContractCase, release: Release): boolean {
  const text = (one: ContractCase) => JSON.stringify([one.subject, one.steps, one.mockOnly])
  return contractCases.some(
    other => other !== it && isOfRelease(other, release) && text(other) === text(it)
  )
}

const isNotRun = ({ onlyWhere }: ContractCase) =>
  setUpOtherwise.some(([otherwise]) => otherwise === onlyWhere?.otherwise)

/** Runs what is about the one and not about the other, whatever answers. */
async function confuse(
  t: Test,
  argv: readonly string[],
  { about, answers, alike }: { about: Release; answers: Release; alike: Alike }
): Promise<void> {
  const chosen = contractCases.filter(it => isOfRelease(it, about) && !isOfRelease(it, answers))
  const byId = new Map(chosen.map(it => [it.id, it]))
  // Whatever answers is taken for the one that the cases are about.
  const cases = chosen.map(({ engines: _, ...it }) => it)
  const named = about.camunda === undefined ? {} : { camunda: about.camunda }
  const target = await aTarget(t, argv)
  const { results } = await reportOf(target, { cases, ...named, eventuallyMs: 200 })
  t.ok(
    results.some(it => it.outcome.kind === 'differs'),
    'the releases differ'
  )
  const needed = new Set<string>()
  for (const result of results) {
    const it = byId.get(result.case.id)
    if (it === undefined || isNotRun(it)) continue
    const isNamed = alike.some(([id]) => id === it.id)
    if (isNamed) needed.add(it.id)
    const holds = isNamed || isSameSomewhere(it, answers)
    const found = findingsOf(result).join('\n')
    t.equal(result.outcome.kind, holds ? 'holds' : 'differs', `${it.id}\n${found}`)
  }
  t.strictSame(
    alike.filter(([id]) => !needed.has(id)).map(([id]) => id),
    [],
    'whatever is told to be alike was asked'
  )
}

for (const [about, answers, alike] of pairs) {
  t.test(`cases about ${about} in front of ${answers}`, async t => {
    const engine = 'elasticsearch:8.17'
    const releases = { about: { camunda: about, engine }, answers: { camunda: answers, engine } }
    await confuse(t, ['--camunda', answers], { ...releases, alike })
  })
}

for (const [about, answers, alike] of engines) {
  t.test(`cases about ${about} in front of ${answers}`, async t => {
    const releases = {
      about: { camunda: '8.7', engine: about },
      answers: { camunda: '8.7', engine: answers }
    }
    await confuse(t, ['--camunda', '8.7', '--search-engine', answers], { ...releases, alike })
  })
}
