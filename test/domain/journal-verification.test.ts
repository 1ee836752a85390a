import t from 'tap'
import { type Verification, verify } from '../../src/domain/journal-verification.js'
import { anEntry } from '../support/journal.js'

const said = (text: string) => ({ release: '8.7.2', text })
const post = { operation: 'takeBackup', method: 'POST', url: '/actuator/backups' }
const entries = [
  anEntry({ id: 1, ...post, why: said('started') }),
  anEntry({ id: 2, why: said('in progress') }),
  anEntry({ id: 3, product: 'tasklist', ...post, why: said('started too') }),
  anEntry({ id: 4, why: said('completed') })
]
const differenceOf = (wish: Verification) => {
  const verdict = verify(entries, wish)
  return verdict.ok ? undefined : verdict.difference.split('\n')
}

t.test('a count holds, or says what there is', async t => {
  const of = { operation: 'takeBackup' }
  const holding: Verification[] = [
    { count: { of } },
    { count: { of, exactly: 2 } },
    { count: { of, atLeast: 2 } },
    { count: { of, atMost: 2 } },
    { count: { of, atLeast: 1, atMost: 3 } },
    { count: { of: { status: 500 }, exactly: 0 } },
    { count: { of: { status: 500 }, atMost: 0 } }
  ]
  for (const wish of holding)
    t.strictSame(verify(entries, wish), { ok: true }, JSON.stringify(wish))
  t.strictSame(differenceOf({ count: { of, exactly: 1 } }), [
    'expected exactly 1 of operation=takeBackup, but found 2',
    'found:',
    '  #1 operate POST /actuator/backups: started',
    '  #3 tasklist POST /actuator/backups: started too'
  ])
  t.equal(
    differenceOf({ count: { of, atLeast: 3 } })?.[0],
    'expected at least 3 of operation=takeBackup, but found 2'
  )
  t.equal(
    differenceOf({ count: { of, atMost: 1 } })?.[0],
    'expected at most 1 of operation=takeBackup, but found 2'
  )
  t.equal(
    differenceOf({ count: { of, atLeast: 3, atMost: 4 } })?.[0],
    'expected 3 to 4 of operation=takeBackup, but found 2'
  )
})

t.test('a count of nothing shows what comes closest', async t => {
  t.strictSame(differenceOf({ count: { of: { operation: 'takeBackup', product: 'optimize' } } }), [
    'expected at least 1 of operation=takeBackup product=optimize, but found 0',
    'closest:',
    '  #3 tasklist POST /actuator/backups: started too',
    '  #1 operate POST /actuator/backups: started'
  ])
  t.strictSame(differenceOf({ count: { of: { status: 500 } } }), [
    'expected at least 1 of status=500, but found 0'
  ])
  const many = Array.from({ length: 8 }, (_, at) => anEntry({ id: at + 1 }))
  const verdict = verify(many, { count: { of: {}, exactly: 1 } })
  t.match(
    verdict.ok ? '' : verdict.difference,
    /exactly 1 of any request, but found 8[\s\S]*and 3 more$/
  )
})

t.test('a sequence holds in its order, whatever stands between', async t => {
  const take = { operation: 'takeBackup' }
  const get = { operation: 'getBackup' }
  const holding: Verification[] = [
    { sequence: [] },
    { sequence: [take, get, get] },
    { sequence: [take, take, get] },
    { sequence: [get, take, get], strict: true }
  ]
  for (const wish of holding)
    t.strictSame(verify(entries, wish), { ok: true }, JSON.stringify(wish))
  t.strictSame(differenceOf({ sequence: [take, { ...take, product: 'tasklist' }, take] }), [
    'expected step 3 of 3, operation=takeBackup, anywhere behind #3, but it is not there',
    'found before it:',
    '  #1 operate POST /actuator/backups: started',
    '  #3 tasklist POST /actuator/backups: started too'
  ])
  t.strictSame(differenceOf({ sequence: [take, take], strict: true }), [
    'expected step 2 of 2, operation=takeBackup, directly behind #1, but it is not there',
    'found before it:',
    '  #1 operate POST /actuator/backups: started',
    'instead:',
    '  #2 operate GET /actuator/backups/42: in progress'
  ])
  t.strictSame(verify([], { sequence: [take] }), {
    ok: false,
    difference: 'expected step 1 of 1, operation=takeBackup, anywhere, but it is not there'
  })
})
