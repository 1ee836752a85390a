import t from 'tap'
import type { RuntimeState } from '../../src/domain/partition-backup.js'
import { stateAcrossTenants } from '../../src/domain/physical-tenants.js'
import { everyList } from '../support/every-list.js'

const order: readonly RuntimeState[] = [
  'FAILED',
  'INCOMPLETE',
  'DOES_NOT_EXIST',
  'IN_PROGRESS',
  'DELETED',
  'COMPLETED'
]

t.test('of every list of up to four tenants the worst decides', async t => {
  const wanted = (states: readonly RuntimeState[]) => {
    const worst = order[Math.min(...states.map(it => order.indexOf(it)))]
    return worst === 'DOES_NOT_EXIST' ? 'INCOMPLETE' : worst
  }
  const lists = [...everyList(order, 4)]
  t.equal(lists.length, 6 + 36 + 216 + 1296)
  t.strictSame(
    lists.filter(states => stateAcrossTenants(states) !== wanted(states)),
    []
  )
})
