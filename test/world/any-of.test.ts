import { getEventListeners } from 'node:events'
import t from 'tap'
import { anyOf } from '../../src/world/any-of.js'

t.test('aborts with the first of several signals', async t => {
  for (const first of [0, 1]) {
    const sources = [new AbortController(), new AbortController()]
    const { signal } = anyOf(sources.map(it => it.signal))
    t.equal(signal.aborted, false)
    sources[first]?.abort()
    t.equal(signal.aborted, true)
  }
})

t.test('is aborted at once where one of them is', async t => {
  t.equal(anyOf([new AbortController().signal, AbortSignal.abort()]).signal.aborted, true)
})

t.test('holds on to nothing once it is released', async t => {
  const source = new AbortController()
  const { signal, release } = anyOf([source.signal])
  t.equal(getEventListeners(source.signal, 'abort').length, 1)
  release()
  t.equal(getEventListeners(source.signal, 'abort').length, 0)
  source.abort()
  t.equal(signal.aborted, false)
})
