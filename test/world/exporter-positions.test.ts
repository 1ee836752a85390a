import t from 'tap'
import { positionsAt } from '../../src/domain/exporter-positions.js'
import { aWorld, startMs } from '../support/world.js'

const minuteMs = 60_000

t.test('a pause holds the positions of its own moment', async t => {
  const { clock, world } = aWorld({ partitionsCount: 1 })
  const { zeebe } = world
  const now = () => positionsAt(zeebe.positions.logOf(1), clock.nowMs())
  clock.advance(minuteMs)
  await zeebe.command('softPause')
  const { acknowledged } = now()
  clock.advance(minuteMs)
  await zeebe.command('softPause')
  clock.advance(minuteMs)
  t.strictSame(now(), { processed: 7_723, exported: 7_724, acknowledged })
  await zeebe.command('resume')
  t.equal(now().acknowledged, 7_724)
})

t.test('a partition that did not hear the pause goes on', async t => {
  const { clock, world } = aWorld({ partitionsCount: 2 })
  const { zeebe } = world
  world.conditions.set({ zeebe: { kind: 'brokerError', partitionId: 2, message: 'no' } })
  await zeebe.command('pause')
  clock.advance(minuteMs)
  const exported = (id: number) => positionsAt(zeebe.positions.logOf(id), clock.nowMs()).exported
  t.equal(exported(1), 6_404)
  t.equal(exported(2), 6_847)
})

t.test('a disabled exporter stands still, whichever came first', async t => {
  const { clock, world } = aWorld({ partitionsCount: 1 })
  const { positions } = world.zeebe
  const at = (disabledMs: number) => positionsAt(positions.logOf(1, disabledMs), clock.nowMs())
  clock.advance(2 * minuteMs)
  await world.zeebe.command('softPause')
  clock.advance(minuteMs)
  t.strictSame(at(startMs + minuteMs), { processed: 7_723, exported: 6_844, acknowledged: 6_844 })
  t.strictSame(at(clock.nowMs()), { processed: 7_723, exported: 7_724, acknowledged: 7_284 })
})

t.test('a reset begins logs anew', async t => {
  const { clock, world } = aWorld({ partitionsCount: 1 })
  await world.zeebe.command('pause')
  clock.advance(minuteMs)
  world.reset()
  clock.advance(minuteMs)
  const { exported } = positionsAt(world.zeebe.positions.logOf(1), clock.nowMs())
  t.equal(exported, 6_844)
  t.equal(world.zeebe.positions.startMs, startMs + minuteMs)
})
