/** What `verify --record` keeps is evidence: every recording is sent to the mock again. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'
import { type Recording, recordingOf, recordingPath } from '../../src/contract/recording.js'
import { answersTo } from '../support/replayed-recording.js'
import { aTarget, reportOf } from '../support/verification.js'

const only = ['operate.', 'zeebe.get.', 'search.snapshots.']

/** The recordings of a run of some cases, each of which begins on an untouched deployment. */
async function recorded(test: Parameters<typeof aTarget>[0], argv: readonly string[]) {
  const report = await reportOf(await aTarget(test, argv), { only, safety: [] })
  return report.results.flatMap(it => recordingOf(it, report.release, '2001-02-03') ?? [])
}

t.test('the mock answers a recording of itself as it did', async t => {
  const argv = ['--camunda', '8.7', '--seed', 'a']
  const recordings = await recorded(t, argv)
  t.ok(recordings.length > 20, 'there is something to repeat')
  const fresh = await aTarget(t, argv)
  for (const recording of recordings) {
    const { exchanges } = recording
    t.strictSame(
      await answersTo(recording, fresh),
      exchanges.map(it => it.answer),
      recording.case
    )
  }
})

t.test('an answer that is not the recorded one is noticed', async t => {
  const all = await recorded(t, ['--camunda', '8.7'])
  const first = all.find(it => it.case.startsWith('operate.create.id.absent'))
  t.ok(first)
  if (first === undefined) return
  const other = await aTarget(t, ['--camunda', '8.1'])
  const answers = await answersTo(first, other)
  t.strictNotSame(
    answers,
    first.exchanges.map(it => it.answer)
  )
})

t.test('a recording keeps what the case sends, and nothing that somebody sends along', async t => {
  const target = await aTarget(t, ['--camunda', '8.7'])
  const headers = { authorization: 'Basic c2VjcmV0', 'x-gateway-key': 'secret' }
  const report = await reportOf({ ...target, headers }, { only: ['search.snapshots.'], safety: [] })
  const recordings = report.results.flatMap(
    it => recordingOf(it, report.release, '2001-02-03') ?? []
  )
  t.ok(recordings.length > 0)
  t.notMatch(JSON.stringify(recordings), /c2VjcmV0|x-gateway-key/)
  const [first] = recordings
  t.strictSame(first === undefined ? [] : recordingPath(first).slice(0, 2), ['search', '8.17'])
})

/** Recordings of real deployments: `fixtures/recorded/<product>/<version>/<case>.json`. */
function committed(): readonly Recording[] {
  const folder = 'fixtures/recorded'
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.split(path.sep).length === 3 && file.endsWith('.json'))
    .map(file => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
}

t.test('every recording of a real deployment is answered alike', async t => {
  for (const recording of committed()) {
    const { case: id, release, exchanges } = recording
    const isSearch = id.startsWith('search.')
    const target = await aTarget(
      t,
      isSearch ? ['--search-engine', release] : ['--camunda', release]
    )
    t.strictSame(
      await answersTo(recording, target),
      exchanges.map(it => it.answer),
      id
    )
  }
})
