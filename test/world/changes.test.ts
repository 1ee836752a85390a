import t from 'tap'
import { Changes } from '../../src/world/changes.js'

t.test('a change wakes whoever has asked for the next one, and nobody twice', async t => {
  const changes = new Changes()
  const first = changes.next
  t.equal(changes.next, first, 'all wait for the same')
  changes.announce()
  t.equal(first.aborted, true)
  t.not(changes.next, first)
  t.equal(changes.next.aborted, false)
})

t.test('any number may wait, and Node sees no leak in it', async t => {
  const warnings: Error[] = []
  const note = (warning: Error) => void warnings.push(warning)
  process.on('warning', note)
  t.teardown(() => process.off('warning', note))
  const { next } = new Changes()
  for (let waiter = 0; waiter < 12; waiter += 1) next.addEventListener('abort', () => {})
  await new Promise(resolve => setImmediate(resolve))
  t.strictSame(warnings, [])
})
