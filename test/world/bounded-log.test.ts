import fc from 'fast-check'
import t from 'tap'
import { BoundedLog } from '../../src/world/bounded-log.js'
import { holds } from '../support/property.js'

t.test('what comes first goes first, also when much has gone before', async t => {
  const log = new BoundedLog<number>()
  for (let at = 0; at < 5_000; at += 1) log.push(at)
  for (let at = 0; at < 4_000; at += 1) if (log.shift() !== at) t.fail(`${at} was not next`)
  t.equal(log.length, 1_000)
  t.strictSame([log.all()[0], log.all().at(-1)], [4_000, 4_999])
  log.clear()
  t.strictSame([log.length, log.all(), log.shift()], [0, [], undefined])
})

t.test('it is a list, whatever is done to it', async t => {
  const steps = fc.array(fc.oneof(fc.integer(), fc.constant('shift' as const)), { maxLength: 50 })
  await holds(
    t,
    fc.property(steps, steps => {
      const log = new BoundedLog<number>()
      const list: number[] = []
      return steps.every(step => {
        if (step === 'shift') return log.shift() === list.shift() && log.length === list.length
        log.push(step)
        list.push(step)
        return log.all().join() === list.join()
      })
    })
  )
})
