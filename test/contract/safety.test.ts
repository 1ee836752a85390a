/** What a case does to a target is read off its requests, and is what it says of itself. */
import t from 'tap'
import { reasonToSkip } from '../../src/contract/applying.js'
import type { ContractCase } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import {
  allowedClasses,
  classesIn,
  type SafetyClass,
  safetyClasses
} from '../../src/contract/safety.js'
import { deedsOf } from '../support/deeds.js'

/** Beginnings of ids, what is to be left out of the comparison, and why. */
const exceptions: readonly (readonly [id: string, is: SafetyClass, why: string])[] = [
  ['search.indices.delete.missing', 'deletes-what-it-created', 'nobody has an index of that name'],
  ['optimize.delete.negative', 'deletes-what-it-created', 'no backup has a negative id'],
  ...['gateway', 'cluster'].map(
    span =>
      [
        `zeebe.exporting.unknown-operation.${span}`,
        'pauses-exporting',
        'recorded: the refusal stands in the envelope, whatever HTTP says'
      ] as const
  ),
  ['operate.create.zero', 'destructive', 'everybody who takes a backup 0 means the same'],
  ['tasklist.create.zero', 'destructive', 'everybody who takes a backup 0 means the same'],
  ['optimize.create.zero', 'destructive', 'everybody who takes a backup 0 means the same'],
  ['operate.list.name-without-number', 'destructive', 'nobody has a list meanwhile'],
  ['tasklist.list.name-without-number', 'destructive', 'nobody has a list meanwhile'],
  ['optimize.list.name-without-number', 'destructive', 'nobody has a list meanwhile'],
  ['optimize.list.id-out-of-range', 'destructive', 'nobody has a list meanwhile']
]

function isExcepted(it: ContractCase, deed: SafetyClass): boolean {
  return exceptions.some(([id, is]) => it.id.startsWith(id) && is === deed)
}

/** What a case does and does not say, and what it says and does not do. */
function disagreement(it: ContractCase): readonly string[] {
  const claims: readonly SafetyClass[] = classesIn(it.safety).filter(one => one !== 'read-only')
  const { done, refused } = deedsOf(it)
  // Who is allowed to destroy is allowed everything.
  const may = new Set<SafetyClass>([
    ...done,
    ...refused,
    ...(done.has('destructive') ? safetyClasses : [])
  ])
  const unsaid = [...done].filter(one => !claims.includes(one) && !isExcepted(it, one))
  const undone = claims.filter(one => !may.has(one) && !isExcepted(it, one))
  return [
    ...unsaid.map(one => `${it.id}: ${one}, and does not say so`),
    ...undone.map(one => `${it.id}: says ${one}, and sends nothing of that kind`)
  ]
}

t.test('a case says all that it does, and no more', async t => {
  t.strictSame(contractCases.flatMap(disagreement), [])
})

t.test('no exception is made for nothing', async t => {
  for (const [id, is] of exceptions) {
    const own = contractCases.filter(it => it.id.startsWith(id))
    t.ok(own.length > 0, id)
    for (const it of own) {
      const { done } = deedsOf(it)
      t.not(done.has(is), classesIn(it.safety).includes(is), `${it.id} and ${is}`)
    }
  }
})

t.test('a case that reads says nothing besides, and no class is said twice', async t => {
  for (const { id, safety } of contractCases) {
    const classes = classesIn(safety)
    t.equal(new Set(classes).size, classes.length, id)
    if (classes.includes('read-only')) t.equal(classes.length, 1, id)
  }
})

const aCase: ContractCase = {
  id: 'zeebe.a.b',
  title: 'a behaviour',
  subject: 'zeebe',
  evidence: [{ kind: 'assumed', reference: 'nothing', date: '2001-02-03' }],
  safety: 'read-only',
  steps: [{ send: { method: 'GET', path: '/' }, expect: { status: 200 } }]
}
const send = (method: string, path: string, status: number, undo?: string): ContractCase => ({
  ...aCase,
  steps: [
    {
      send: { method, path },
      expect: { status },
      ...(undo !== undefined && { undo: [{ method: 'DELETE', path: undo }] })
    }
  ]
})

const rows: readonly (readonly [it: ContractCase, complaints: number, why: string])[] = [
  [aCase, 0, 'who reads does nothing'],
  [send('POST', '/actuator/backups', 202), 1, 'a start takes a backup'],
  [{ ...send('POST', '/actuator/backups', 202), safety: 'creates-backups' }, 0, 'which it says'],
  [
    {
      ...send('POST', '/actuator/backups', 202, '/actuator/backups/{id}'),
      safety: 'creates-backups'
    },
    2,
    'what takes it back deletes, and who deletes does not only create'
  ],
  [send('POST', '/actuator/backups', 400), 0, 'what is refused is not done'],
  [
    { ...send('POST', '/actuator/backups', 400), safety: 'creates-backups' },
    0,
    'and may be feared'
  ],
  [{ ...send('POST', '/actuator/backups', 400), safety: 'pauses-exporting' }, 1, 'but no more'],
  [send('POST', '/actuator/exporting/pause?soft=true', 204), 1, 'exporting is paused'],
  [send('POST', '/actuator/exporting/resume', 204), 1, 'and resumed'],
  [send('DELETE', '/actuator/backups/{id}', 204), 1, 'a backup is deleted'],
  [send('PUT', '/_snapshot/mine', 200), 1, 'a repository is of the whole cluster'],
  [send('PUT', '/_snapshot/{repository}/mine?wait_for_completion=true', 200), 1, 'a snapshot'],
  [send('PUT', '/{name}', 200), 1, 'an index'],
  [send('POST', '/actuator/nobody-knows', 200), 1, 'what nobody knows is feared']
]
for (const [it, complaints, why] of rows) {
  const { method, path } = it.steps[0].send
  t.test(`${method} ${path}, which says ${it.safety}: ${why}`, async t => {
    t.equal(disagreement(it).length, complaints)
  })
}

t.test('a case of several classes is run only where all of them are allowed', async t => {
  const safety = ['deletes-what-it-created', 'pauses-exporting'] as const
  const both: ContractCase = { ...aCase, safety }
  const target = { addresses: {}, headers: {}, timeoutMs: 1 }
  const release = { camunda: '8.7', engine: undefined }
  const why = (...named: SafetyClass[]) =>
    reasonToSkip(both, { target, release, allowed: allowedClasses(named), only: [] })
  t.equal(
    why(),
    'it deletes what it has created and pauses exporting; allow it with --safety deletes-what-it-created,pauses-exporting'
  )
  t.equal(
    why('pauses-exporting', 'creates-backups'),
    'it deletes what it has created; allow it with --safety deletes-what-it-created'
  )
  t.match(why('deletes-what-it-created'), /allow it with --safety pauses-exporting/)
  t.equal(why(...safety), undefined)
  t.equal(why('destructive'), undefined)
})

t.test('a whole backup pauses exporting, takes backups and deletes them', async t => {
  const whole = contractCases.filter(it => /^zeebe\.procedure\.(whole|first|without)/.test(it.id))
  t.ok(whole.length > 10)
  for (const { id, safety } of whole) {
    t.strictSame(classesIn(safety), ['deletes-what-it-created', 'pauses-exporting'], id)
  }
})
