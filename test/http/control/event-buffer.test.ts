import t from 'tap'
import { behindBytesMax, EventBuffer } from '../../../src/http/control/event-buffer.js'

async function rest(buffer: EventBuffer): Promise<string[]> {
  const found = []
  for await (const text of buffer) found.push(text)
  return found
}

t.test('what is pushed is read in its order, before and after', async t => {
  const buffer = new EventBuffer()
  buffer.push('a')
  const reading = rest(buffer)
  await Promise.resolve()
  buffer.push('b')
  buffer.push('c')
  buffer.end()
  buffer.push('d')
  t.strictSame(await reading, ['a', 'b', 'c'])
})

t.test('a reader may be behind up to the limit, and not a byte further', async t => {
  const buffer = new EventBuffer(4)
  buffer.push('äb')
  buffer.push('c')
  t.equal(buffer.isOver, false)
  buffer.push('d')
  t.equal(buffer.isOver, true)
  buffer.push('e')
  t.strictSame(await rest(buffer), [
    'äb',
    'c',
    ': cut off: the reader is more than 4 bytes behind\n\n'
  ])
})

t.test('a reader who has caught up may fall behind again', async t => {
  const buffer = new EventBuffer(4)
  const reader = buffer[Symbol.asyncIterator]()
  for (const text of ['abcd', 'efgh', 'ijkl']) {
    buffer.push(text)
    t.equal((await reader.next()).value, text)
  }
  t.equal(buffer.isOver, false)
})

t.test('the limit is 256 KiB where nobody says otherwise', async t => {
  t.equal(behindBytesMax, 262_144)
  const buffer = new EventBuffer()
  buffer.push('x'.repeat(behindBytesMax))
  t.equal(buffer.isOver, false)
  buffer.push('x')
  t.equal(buffer.isOver, true)
})

t.test('whoever cuts a reader off is told once, for a reader that never reads', async t => {
  const buffer = new EventBuffer(4)
  let cuts = 0
  buffer.onCutOff(() => {
    cuts += 1
  })
  buffer.push('abcd')
  t.equal(cuts, 0)
  buffer.push('e')
  buffer.push('f')
  t.equal(cuts, 1)
})
