import fc from 'fast-check'
import t from 'tap'
import { eventsIn } from '../../src/client/events.js'

const text =
  ': hello\n\nevent: request\ndata: {"id":9223372036854775807}\n\n: still here\n\n' +
  'event: transition\ndata: {"text":"a\\n\\nb"}\n\nevent: condition\ndata: {'

async function read(pieces: readonly string[]) {
  const found = []
  async function* all() {
    yield* pieces
  }
  for await (const event of eventsIn(all())) found.push(event)
  return found
}

t.test('events are read the same, whichever way they were cut', async t => {
  const expected = [
    { kind: 'request', data: { id: 9223372036854775807n } },
    { kind: 'transition', data: { text: 'a\n\nb' } }
  ]
  t.strictSame(await read([text]), expected)
  const cuts = fc.array(fc.integer({ min: 0, max: text.length }))
  await fc.assert(
    fc.asyncProperty(cuts, async at => {
      const edges = [0, ...at.toSorted((a, b) => a - b), text.length]
      const pieces = edges.slice(1).map((to, index) => text.slice(edges[index], to))
      t.strictSame(await read(pieces), expected)
    }),
    { numRuns: 50 }
  )
})
