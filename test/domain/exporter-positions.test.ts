import t from 'tap'
import {
  type ExportingHold,
  holdAfter,
  latestSnapshot,
  positionsAt,
  running
} from '../../src/domain/exporter-positions.js'
import type { ExporterPhase } from '../../src/domain/exporting.js'
import { startMs } from '../support/world.js'

/** One minute, in which an idle cluster writes 440 records. */
const minuteMs = 60_000

const log = (hold: ExportingHold) => ({ partitionId: 1, startMs, hold })

/** The hold after phases that begin a minute apart, the first one a minute after the start. */
function held(...phases: ExporterPhase[]): ExportingHold {
  return phases.reduce(
    (hold, phase, index) => holdAfter(hold, phase, startMs + (index + 1) * minuteMs),
    running
  )
}

t.test('an exporter that runs is one record ahead of the processor', async t => {
  t.strictSame(positionsAt(log(running), startMs), {
    processed: 6_403,
    exported: 6_404,
    acknowledged: 6_404
  })
  t.strictSame(positionsAt(log(running), startMs + minuteMs), {
    processed: 6_843,
    exported: 6_844,
    acknowledged: 6_844
  })
})

t.test('each partition has positions of its own', async t => {
  const second = positionsAt({ ...log(running), partitionId: 2 }, startMs)
  t.equal(second.processed, 6_406)
})

t.test('what stands still is decided by the phases so far', async t => {
  // Ten minutes after the start: 4,400 records; a minute is 440.
  const rows: [why: string, phases: ExporterPhase[], exported: number, acknowledged: number][] = [
    ['nothing happened', [], 10_804, 10_804],
    ['a pause stops both', ['PAUSED'], 6_844, 6_844],
    ['a soft pause only stops what is acknowledged', ['SOFT_PAUSED'], 10_804, 6_844],
    ['a second pause changes nothing', ['PAUSED', 'PAUSED'], 6_844, 6_844],
    ['what was acknowledged stays where it was', ['SOFT_PAUSED', 'PAUSED'], 7_284, 6_844],
    ['a soft pause lets go what a pause held', ['PAUSED', 'SOFT_PAUSED'], 10_804, 6_844],
    ['resuming ends either', ['PAUSED', 'SOFT_PAUSED', 'EXPORTING'], 10_804, 10_804],
    ['a pause after that begins anew', ['PAUSED', 'EXPORTING', 'PAUSED'], 7_724, 7_724]
  ]
  for (const [why, phases, exported, acknowledged] of rows) {
    const positions = positionsAt(log(held(...phases)), startMs + 10 * minuteMs)
    t.strictSame(positions, { processed: 10_803, exported, acknowledged }, why)
  }
})

t.test('a pause has no effect on what was before it', async t => {
  const { exported } = positionsAt(log(held('PAUSED')), startMs + minuteMs / 2)
  t.equal(exported, positionsAt(log(running), startMs + minuteMs / 2).exported)
})

t.test('snapshots are taken every five minutes', async t => {
  const at = (elapsedMs: number) => latestSnapshot(log(running), startMs + elapsedMs)
  t.equal(at(299_999), undefined)
  const first = { index: 8_536, processed: 8_603, exported: 8_604 }
  t.strictSame(at(300_000), first)
  t.strictSame(at(599_999), first)
  t.equal(at(600_000)?.processed, 10_803)
})

t.test('a snapshot while nothing is acknowledged keeps what is not exported', async t => {
  const snapshot = latestSnapshot(log(held('SOFT_PAUSED')), startMs + 300_000)
  t.strictSame(snapshot, { index: 6_777, processed: 8_603, exported: 6_844 })
})
