/** A whole world taken out and put in again. */
import t from 'tap'
import { control } from '../../support/control.js'

t.test('a world is taken out through one door and put in through another', async t => {
  const here = await control(t)
  await here.ask('POST', '/plans', { app: 'operate', part: 2, duration: 'never' })
  await here.ask('POST', '/faults', { when: { product: 'zeebe' }, effect: { reset: 'after' } })
  await here.world.apps.operate.take(9_223_372_036_854_775_807n)
  const { status, text } = await here.ask('GET', '/state')
  t.equal(status, 200)

  const there = await control(t, { setting: { seed: 'another' } })
  t.equal((await there.ask('PUT', '/state', text)).status, 204)
  t.equal((await there.ask('GET', '/state')).text, text)
  t.equal((await there.ask('GET', '/backups')).text, (await here.ask('GET', '/backups')).text)
})

t.test('what is wrong with a state is told with its place, and nothing changes', async t => {
  const { ask } = await control(t)
  const { text, body } = await ask('GET', '/state')
  body.clock.nowMs = 'noon'
  body.setting.color = 'blue'
  const { status, body: refused } = await ask('PUT', '/state', body)
  t.equal(status, 400)
  t.strictSame(refused.complaints, [
    '$.setting.color: is not known',
    '$.clock.nowMs: is not a whole number from -8640000000000000 to 8640000000000000'
  ])
  t.equal((await ask('GET', '/state')).text, text)
})
