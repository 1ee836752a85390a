/** A repository with more snapshots than an answer can be made of at once. */
import t, { type Test } from 'tap'
import { keptBytesMax } from '../../../src/world/recording.js'
import { aStruckServer, ask } from '../../support/struck.js'
import { aPlan } from '../../support/world.js'

const count = 3_000

async function manySnapshots(t: Test) {
  const struck = await aStruckServer(t)
  const { world, clock, doors } = struck
  const endMs = clock.nowMs()
  for (let at = 0; at < count; at += 1) {
    const startMs = endMs - count + at
    const name = `s_${(at * 7) % count}`
    world.repositories.add('backups', aPlan({ name, startMs, endMs: startMs + (at % 5) }))
  }
  const url = (path: string) => `${doors['elasticsearch']}${path}`
  return { ...struck, url }
}

t.test('other requests are answered while a long list is on its way', async t => {
  const { url } = await manySnapshots(t)
  for (const path of [
    '/_snapshot/backups/_all',
    '/_snapshot/backups/_all?pretty',
    '/_snapshot/backups/*?verbose=false',
    '/_snapshot/backups/_all?sort=duration&order=desc',
    '/_cat/snapshots/backups?v',
    '/_cat/snapshots/backups?format=json'
  ]) {
    let isOver = false
    let answered = 0
    const list = ask(url(path)).finally(() => {
      isOver = true
    })
    while (!isOver) {
      await ask(url('/'))
      if (!isOver) answered += 1
    }
    t.equal((await list).status, 200, path)
    t.ok(answered >= 3, `${path}: ${answered} requests meanwhile`)
  }
})

t.test('a long list is whole, in order, and as it was when it was asked for', async t => {
  const { url, world } = await manySnapshots(t)
  let isFirst = true
  const seen = await ask(url('/_snapshot/backups/_all'), {
    onPiece: () => {
      if (isFirst) world.repositories.remove('backups', ['s_0', `s_${count - 1}`])
      isFirst = false
    }
  })
  const { snapshots, total } = JSON.parse(seen.body)
  t.equal(total, count)
  t.strictSame(
    snapshots.map((it: { snapshot: string }) => it.snapshot),
    Array.from({ length: count }, (_, at) => `s_${(at * 7) % count}`)
  )
  t.equal(world.repositories.view('backups', 's_0'), undefined, 'deleted meanwhile')
})

t.test('of a long list the journal knows the length and keeps the beginning', async t => {
  const { url, world } = await manySnapshots(t)
  const { body } = await ask(url('/_snapshot/backups/_all'))
  const answer = world.journal.list().entries.at(-1)?.answer
  t.equal(answer?.bodyBytes, body.length)
  t.equal(answer?.body.length, keptBytesMax)
  t.equal(answer?.delivered, true)
})

t.test('a fault takes hold of a long list as of any other answer', async t => {
  const { url, fault } = await manySnapshots(t)
  const { body } = await ask(url('/_snapshot/backups/_all'))
  fault({ mangle: 'truncated' })
  const cut = await ask(url('/_snapshot/backups/_all'))
  t.equal(cut.error, 'ECONNRESET')
  t.equal(cut.body, body.slice(0, Math.floor(body.length / 2)))
})
