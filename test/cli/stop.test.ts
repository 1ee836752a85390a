import t from 'tap'
import { closesWithin, heardFromNowOn, stopRequests } from '../../src/cli/stop.js'

t.test(
  'the first and the second request to stop are told apart, a third changes nothing',
  async t => {
    const listeners: (() => void)[] = []
    const { first, second } = stopRequests({ onStop: it => void listeners.push(it) })
    const heard: string[] = []
    const firstHeard = first.then(() => heard.push('first'))
    const secondHeard = second.then(() => heard.push('second'))
    t.strictSame(heard, [])
    listeners[0]?.()
    await firstHeard
    t.strictSame(heard, ['first'])
    listeners[0]?.()
    await secondHeard
    listeners[0]?.()
    t.strictSame(heard, ['first', 'second'])
  }
)

t.test(
  'what was asked for before anybody listened is heard once, and the rest as it comes',
  async t => {
    let ask = () => {}
    const signals = heardFromNowOn({
      onStop: it => {
        ask = it
      }
    })
    const heard: string[] = []
    ask()
    ask()
    signals.onStop(() => heard.push('one'))
    t.strictSame(heard, ['one', 'one'])
    signals.onStop(() => heard.push('other'))
    ask()
    t.strictSame(heard, ['one', 'one', 'one', 'other'])
  }
)

t.test('a server that closes is waited for, one that does not is left', async t => {
  t.equal(await closesWithin({ close: async () => {} }, 60_000), true)
  t.equal(await closesWithin({ close: () => new Promise(() => {}) }, 1), false)
  await t.rejects(
    closesWithin({ close: () => Promise.reject(new Error('broken')) }, 60_000),
    /broken/
  )
})
