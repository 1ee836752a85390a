/** The ledger of cases is what is committed, readable, and hides nothing. */
import { readdirSync, readFileSync } from 'node:fs'
import t from 'tap'
import { isOfRelease } from '../../src/contract/applying.js'
import { type ContractCase, subjects } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import { assumed, recorded, source } from '../../src/contract/cases/evidence.js'
import { evidenceKinds, strongest } from '../../src/contract/evidence.js'
import { lines } from '../../src/domain/release.js'

const described = readdirSync('docs/openapi').map(file => {
  return { file, document: JSON.parse(readFileSync(`docs/openapi/${file}`, 'utf8')) }
})
const contract = { described, subjects, evidenceKinds, strongest, isOfRelease, lines }

/** As the generator, which is plain JavaScript, exports it. */
interface Page {
  fidelityPage(ledger: typeof contract & { readonly cases: readonly ContractCase[] }): string
}

interface Uncovered {
  readonly notCovered: readonly {
    readonly of: readonly string[] | 'every part'
    readonly what: string
    readonly why: string
  }[]
}

const generating = (file: string) => new URL(`../../docs/generating/${file}`, import.meta.url).href
const { fidelityPage }: Page = await import(generating('fidelity.js'))
const { notCovered }: Uncovered = await import(generating('not-covered.js'))
const committed = readFileSync('docs/FIDELITY.md', 'utf8')

t.test('docs/FIDELITY.md is what the cases say', async t => {
  const page = fidelityPage({ ...contract, cases: contractCases })
  t.equal(committed, page, 'npm run docs writes it anew')
})

t.test('every case has a row, below the heading of its operation', async t => {
  const rows = committed.split('\n').filter(line => line.startsWith('| '))
  const shown = new Map<string, number>()
  let heading = ''
  for (const line of committed.split('\n')) {
    if (line.startsWith('### ')) heading = line.slice(4).split('.')[0] ?? ''
    else if (line.startsWith('| ')) {
      const id = `${heading}.${line.split(' | ')[0]?.slice(2)}`
      shown.set(id, (shown.get(id) ?? 0) + 1)
    }
  }
  t.ok(rows.length > contractCases.length)
  t.strictSame(
    contractCases.map(it => it.id).filter(id => shown.get(id) !== 1),
    []
  )
})

t.test('it can be read in a browser', async t => {
  t.ok(Buffer.byteLength(committed) < 400 * 1024, `${Buffer.byteLength(committed)} bytes`)
})

const aCase: ContractCase = {
  id: 'operate.create.accepted.8.2',
  title: 'a start | is accepted',
  subject: 'operate',
  camunda: ['8.2', '8.5'],
  evidence: [recorded('operate/8.6.11/1'), source('a class'), recorded('operate/8.6.11/2')],
  safety: 'read-only',
  steps: [{ send: { method: 'GET', path: '/' }, expect: { status: 200 } }]
}

t.test('a row says what is so, since when, and where it was learned', async t => {
  const other: ContractCase = {
    ...aCase,
    id: 'operate.create.refused',
    camunda: ['8.7', '8.7'],
    engines: ['opensearch'],
    evidence: [assumed('a guess'), source('a class')],
    mockOnly: {}
  }
  const page = fidelityPage({ ...contract, cases: [aCase, other] })
  t.match(
    page,
    '| create.accepted.8.2 | a start \\| is accepted | 8.2–8.5 | recorded 1, 3; source 2 |'
  )
  t.match(
    page,
    '| create.refused | a start \\| is accepted | 8.7 `opensearch`; needs a mock | assumed 4; source 2 |'
  )
  t.match(page, '1. operate/8.6.11/1\n2. a class\n3. operate/8.6.11/2\n4. a guess')
  t.match(page, '### operate.create\n\n2 cases: 1 recorded, 1 source.')
  t.match(page, '| operate | 2 | 1 (50 %) | 1 (50 %) | 0 | 0 | 1 |')
  t.match(page, '| operate |  | 1 | 1 | 1 | 1 |  | 1 |  |  |  |')
})

t.test('a difference that is admitted is told, and counted as one that does not hold', async t => {
  const cases = [aCase, { ...aCase, id: 'operate.create.other', unlikeReal: 'it is slower' }]
  const page = fidelityPage({ ...contract, cases })
  t.match(page, '2 cases, of which 1 hold at the mock')
  t.match(page, '| `operate.create.other` | 8.2–8.5 | it is slower |')
  t.notMatch(page, 'None is known')
  t.match(fidelityPage({ ...contract, cases: [aCase] }), 'None is known')
})

t.test('an operation counts where a case asks for it, and for nothing that says more', async t => {
  const operation = (operationId: string) => ({ operationId })
  const paths = {
    '/a/{id}': { get: operation('one'), delete: operation('gone') },
    '/a/state': { get: operation('state') },
    '/b/{rest}': { get: { ...operation('deep.2'), 'x-operation': 'deep' } }
  }
  const ask = (path: string) => ({ ...aCase.steps[0], send: { method: 'GET', path } })
  const asking = (first: string, ...others: string[]) => ({
    ...contract,
    described: [{ file: 'operate-8.7.json', document: { paths } }],
    cases: [{ ...aCase, steps: [ask(first), ...others.map(ask)] as const }]
  })
  t.match(fidelityPage(asking('/a/{id}?x=/y')), '| operate | 1 of 4 | `gone`, `state`, `deep` |')
  t.match(fidelityPage(asking('/a/state')), '| operate | 1 of 4 | `one`, `gone`, `deep` |')
  t.match(fidelityPage(asking('/a/x', '/b/c/d')), '| operate | 2 of 4 | `gone`, `state` |')
  t.match(fidelityPage(asking('/c')), '| tasklist | 0 of 0 | none |')
})

/** Cells of the rows below a heading of a table, as they stand in the page. */
function rowsBelow(head: string): readonly (readonly string[])[] {
  const all = committed.split('\n')
  const from = all.findIndex(line => line.startsWith(head))
  const rows = all.slice(from + 2)
  const end = rows.findIndex(line => !line.startsWith('| '))
  return rows.slice(0, end).map(line => line.slice(2, -2).split(' | '))
}

/** How many of them have this as the first in the order of strength that they have. */
function counted(cases: readonly ContractCase[]): readonly number[] {
  const left = new Set(cases)
  return (['recorded', 'source', 'docs', 'assumed'] as const).map(kind => {
    const own = [...left].filter(it => it.evidence.some(one => one.kind === kind))
    for (const it of own) left.delete(it)
    return own.length
  })
}

t.test('evidence is counted by part as who counts by hand would', async t => {
  const rows = rowsBelow('| Part | Cases | recorded')
  t.strictSame(
    rows.map(([part]) => part),
    [...subjects, 'all']
  )
  for (const [part = '', ...cells] of rows) {
    const own = contractCases.filter(it => part === 'all' || it.id.startsWith(`${part}.`))
    const numbers = cells.map(it => Number.parseInt(it, 10))
    const needMock = own.filter(it => it.mockOnly).length
    t.strictSame(numbers, [own.length, ...counted(own), needMock], part)
  }
})

t.test('evidence is counted by operation as who counts by hand would', async t => {
  const told = committed.matchAll(/^### ([a-z]+\.[\w-]+)\n\n(\d+) cases?: ([^\n]+)\.$/gm)
  let cases = 0
  for (const [, operation = '', count, kinds = ''] of told) {
    const own = contractCases.filter(it => it.id.startsWith(`${operation}.`) || it.id === operation)
    const words = ['recorded', 'source', 'docs', 'assumed']
      .map((kind, at) => `${counted(own)[at]} ${kind}`)
      .filter(it => !it.startsWith('0 '))
    t.strictSame([Number(count), kinds], [own.length, words.join(', ')], operation)
    cases += own.length
  }
  t.equal(cases, contractCases.length, 'every case is counted once')
})

t.test('operations are counted by their evidence, those that nobody asks for as well', async t => {
  const paths = {
    '/a': { get: { operationId: 'one' }, delete: { operationId: 'two' } },
    '/b': { get: { operationId: 'three' } }
  }
  const to = (path: string, evidence: ContractCase['evidence']): ContractCase => {
    return { ...aCase, evidence, steps: [{ ...aCase.steps[0], send: { method: 'GET', path } }] }
  }
  const page = fidelityPage({
    ...contract,
    described: [{ file: 'operate-8.7.json', document: { paths } }],
    cases: [to('/a', [assumed('x')]), to('/a', [source('y')]), to('/b', [assumed('z')])]
  })
  t.match(page, '| operate | 3 | 0 | 1 | 0 | 1 | 1 |')
})

t.test('what is not covered has a reason, and is about parts that there are', async t => {
  for (const { of, what, why } of notCovered) {
    t.ok(of === 'every part' || of.every(it => subjects.some(known => known === it)), what)
    t.ok(why.length > 10, what)
    t.match(committed, `| ${what} | ${why} |`)
  }
})
