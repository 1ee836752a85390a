import t from 'tap'
import { healthy } from '../../src/domain/conditions.js'
import type { JournalEntry } from '../../src/domain/journal-entry.js'
import { Journal } from '../../src/world/journal.js'
import { countKeysMax, JournalCounts } from '../../src/world/journal-counts.js'
import { bytesOf } from '../../src/world/recording.js'
import { aRecording } from '../support/journal.js'
import { aWorld, startMs } from '../support/world.js'

const ending = { endMs: startMs + 5, conditions: healthy }
const ids = ({ entries }: { readonly entries: readonly JournalEntry[] }) => entries.map(it => it.id)

t.test('requests are numbered as they come, and read while they are under way', async t => {
  const journal = new Journal('8.7.2')
  const [first, second] = [aRecording({ status: 200 }), aRecording()]
  journal.begin(first)
  journal.begin(second)
  journal.settle(first, ending)
  t.match(journal.list(), { total: 2, dropped: 0 })
  const [done, open] = journal.list().entries
  t.match(done, { id: 1, durationMs: 5, answer: { status: 200 } })
  t.match(open, { id: 2, why: { text: /not answered yet/ } })
  t.equal(open?.durationMs, undefined)
})

t.test('of many entries the newest are shown, and their number told', async t => {
  const journal = new Journal('8.7.2')
  for (const product of ['operate', 'tasklist', 'operate', 'operate']) {
    journal.begin(aRecording({ product }))
  }
  t.match(journal.list({ product: 'operate' }, 2), { total: 3 })
  t.strictSame(ids(journal.list({ product: 'operate' }, 2)), [3, 4])
  t.strictSame(ids(journal.list({ since: 2 })), [3, 4])
  t.strictSame(ids(journal.list({}, 0)), [])
  t.match(journal.verify({ count: { of: { product: 'tasklist' }, exactly: 1 } }), { ok: true })
})

t.test('the oldest entries make room: by their number', async t => {
  const journal = new Journal('8.7.2', { entriesMax: 2, bytesMax: 1_000_000 })
  for (let at = 0; at < 5; at += 1) journal.begin(aRecording())
  t.strictSame(ids(journal.list()), [4, 5])
  t.equal(journal.list().dropped, 3)
})

t.test(
  'the oldest entries make room: by their bytes, those of bodies that come later too',
  async t => {
    const each = bytesOf(aRecording())
    const journal = new Journal('8.7.2', { entriesMax: 100, bytesMax: 3 * each })
    const [one, two, three] = [aRecording(), aRecording(), aRecording()]
    for (const it of [one, two, three]) journal.begin(it)
    t.equal(journal.list().dropped, 0, 'exactly full')
    two.answerBody.add('x')
    journal.settle(two, ending)
    t.strictSame(ids(journal.list()), [2, 3], 'a byte too much')
    journal.settle(one, ending)
    t.equal(journal.list().dropped, 1, 'what was dropped weighs nothing any more')
    three.answerBody.add('x'.repeat(each * 3))
    journal.settle(three, ending)
    t.strictSame(ids(journal.list()), [], 'an entry that is too large for all')
  }
)

t.test('attempts and effects are counted apart, of dropped entries too', async t => {
  const journal = new Journal('8.7.2', { entriesMax: 1, bytesMax: 1_000_000 })
  const start = { method: 'POST', operation: 'takeBackup', asked: '{"backupId":42}' }
  for (const status of [200, 400, 400]) {
    const recording = aRecording({ ...start, status })
    journal.begin(recording)
    journal.settle(recording, ending)
    journal.settle(recording, ending)
  }
  const lost = aRecording({ product: 'zeebe', status: 404 })
  journal.begin(lost)
  journal.settle(lost, ending)
  t.strictSame(journal.counts(), {
    counts: [
      { product: 'operate', operation: 'takeBackup', backupId: '42', attempts: 3, effects: 1 },
      { product: 'zeebe', attempts: 1, effects: 0 }
    ],
    uncounted: 0
  })
})

t.test('counts are bounded as well', async t => {
  const counts = new JournalCounts()
  for (let at = 0; at < countKeysMax + 2; at += 1) counts.add({ product: `${at}` }, true)
  counts.add({ product: '0' }, false)
  t.equal(counts.list().length, countKeysMax)
  t.equal(counts.uncounted, 2)
  t.match(counts.list()[0], { attempts: 2, effects: 1 }, 'what is known goes on being counted')
  counts.clear()
  t.strictSame([counts.list(), counts.uncounted], [[], 0])
})

t.test('whoever listens hears of every exchange as it ends', async t => {
  const journal = new Journal('8.7.2')
  const heard: number[] = []
  const stop = journal.listen(({ id }) => heard.push(id))
  const [first, second, third] = [aRecording(), aRecording(), aRecording()]
  for (const it of [first, second, third]) journal.begin(it)
  journal.settle(second, ending)
  journal.settle(first, ending)
  stop()
  journal.settle(third, ending)
  t.strictSame(heard, [2, 1])
})

t.test('a cleared journal forgets what is under way, and goes on counting ids', async t => {
  const journal = new Journal('8.7.2')
  const open = aRecording()
  journal.begin(open)
  journal.clear()
  journal.settle(open, ending)
  t.strictSame(journal.list(), { entries: [], total: 0, dropped: 0 })
  t.strictSame(journal.counts().counts, [])
  journal.begin(aRecording())
  t.strictSame(ids(journal.list()), [2])
  journal.reset()
  journal.begin(aRecording())
  t.strictSame(ids(journal.list()), [1], 'a reset begins anew')
})

t.test('a world has a journal of its own, of the size it was given', async t => {
  const { world } = aWorld({ journal: { entriesMax: 1, bytesMax: 1_000_000 } })
  t.match(aWorld().world.journal.limits, { entriesMax: 10_000, bytesMax: 16_777_216 })
  world.journal.begin(aRecording())
  world.journal.begin(aRecording())
  t.strictSame(ids(world.journal.list()), [2])
  world.reset()
  t.equal(world.journal.list().total, 0)
})
