/**
 * What real applications answered, held against the mock: status, headers, bytes of the body, and whether
 * the connection stayed open. One assertion for each exchange.
 */
import t from 'tap'
import { recordedCases } from '../support/recording.js'
import { recordedAnswer, replayedAnswer } from '../support/replay.js'
import { startHere } from '../support/started.js'

/** Recordings by component, the door that must answer like them, and how many there are. */
const recordings = [
  ['gateway', 'zeebe', 321],
  ['operate', 'operate', 100],
  ['tasklist', 'tasklist', 111]
] as const

t.test('Camunda 8.6.11', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.6.11', '--pace', 'instant'])
  for (const [component, door, count] of recordings) {
    t.test(component, async t => {
      const cases = recordedCases(component, '8.6.11')
      t.equal(cases.length, count, 'no exchange is lost')
      for (const one of cases) {
        const answer = await replayedAnswer(one, `${ready.doors[door]}`)
        t.strictSame(answer, recordedAnswer(one), `${one.group}: ${one.id}`)
      }
    })
  }
})
