import fc from 'fast-check'
import t from 'tap'
import { Documents, type StoredDocument, shardOf } from '../../src/domain/documents.js'
import { holds } from '../support/property.js'
import { someDocuments, startMs } from '../support/world.js'

const sownIds = [...someDocuments(5).values()].map(it => it.id)

/** Ids that were sown, and a few others. */
const id = fc.constantFrom(...sownIds, 'a', 'b', 'c', '0', '2251799813685249')
const change = fc.record({ id, text: fc.option(fc.string()) })

type Change = { readonly id: string; readonly text: string | null }

function carriedOut(documents: Documents, { id, text }: Change): Documents {
  if (text === null) return documents.without(id)
  const source = JSON.stringify({ text })
  return documents.with({ id, source, bytes: Buffer.byteLength(source) })
}

/** What a plain list makes of the same changes. */
function modelled(start: readonly StoredDocument[], changes: readonly Change[]) {
  let [model, seqNo] = [start, start.length]
  for (const { id, text } of changes) {
    const former = model.find(it => it.id === id)
    model = model.filter(it => it.id !== id)
    if (text !== null) {
      const source = JSON.stringify({ text })
      const version = (former?.version ?? 0) + 1
      model = [...model, { id, source, bytes: Buffer.byteLength(source), version, seqNo }]
    }
    seqNo += 1
  }
  return { model, seqNo }
}

t.test('documents are what a plain list of them would be', async t => {
  await holds(
    t,
    fc.property(fc.nat({ max: 5 }), fc.array(change, { maxLength: 50 }), (count, changes) => {
      const sown = someDocuments(count)
      const got = changes.reduce(carriedOut, sown)
      const { model, seqNo } = modelled([...sown.values()], changes)
      const byText = (it: Iterable<StoredDocument>) =>
        [...it].map(({ id, source, bytes, version, seqNo }) =>
          [id, source, bytes, version, seqNo].join()
        )
      return (
        byText(got.values()).join('\n') === byText(model).join('\n') &&
        got.count === model.length &&
        got.nextSeqNo === seqNo &&
        changes.every(({ id }) => got.get(id)?.seqNo === model.find(it => it.id === id)?.seqNo)
      )
    })
  )
})

t.test('a write leaves the value that a snapshot keeps as it is', async t => {
  await holds(
    t,
    fc.property(fc.array(change, { maxLength: 20 }), fc.array(change), (before, after) => {
      const kept = before.reduce(carriedOut, someDocuments(5))
      const told = JSON.stringify([kept.state, kept.count, kept.storeBytes, kept.heldBytes])
      after.reduce(carriedOut, kept)
      const now = JSON.stringify([kept.state, kept.count, kept.storeBytes, kept.heldBytes])
      return now === told
    })
  )
})

t.test('what was remembered of documents is made into the same ones', async t => {
  await holds(
    t,
    fc.property(fc.array(change, { maxLength: 30 }), changes => {
      const documents = changes.reduce(carriedOut, someDocuments(5))
      const again = Documents.from(documents.state)
      const numbers = (it: Documents) => [it.count, it.storeBytes, it.heldBytes, it.nextSeqNo]
      return (
        JSON.stringify(again.state) === JSON.stringify(documents.state) &&
        numbers(again).join() === numbers(documents).join()
      )
    })
  )
})

t.test(
  'sown documents are found by their ids and take no memory, however many there are',
  async t => {
    const documents = Documents.sown({
      seed: 'test',
      index: 'many',
      count: 1_000_000_000,
      partitionsCount: 3,
      untilMs: startMs
    })
    const [first, second, third, fourth] = documents.values()
    t.equal(documents.heldBytes, 0)
    t.equal(documents.count, 1_000_000_000)
    for (const it of [first, second, third, fourth]) {
      t.strictSame(documents.get(it?.id ?? ''), it)
    }
    t.equal(BigInt(third?.id ?? 0) >> 51n, 3n, 'the partition stands in the key')
    t.ok(BigInt(third?.id ?? 0) > 2n ** 52n)
    const fewer = documents.without(second?.id ?? '')
    t.equal(fewer.count, 999_999_999)
    t.equal(fewer.get(second?.id ?? ''), undefined)
  }
)

t.test(
  'sizes follow from the documents: 310 bytes each at least, and the files around them',
  async t => {
    const write = (bytes: number) => Documents.none.with({ id: 'a', source: '{}', bytes })
    t.equal(Documents.none.storeBytes, 0)
    t.equal(write(310).storeBytes, 4_096 + 310)
    t.equal(write(311).storeBytes, 4_096 + 311)
    t.equal(write(311).without('a').storeBytes, 0)
    t.equal(someDocuments(12).storeBytes, 4_096 + 12 * 310)
  }
)

t.test('what is kept of documents keeps its numbers', async t => {
  const documents = someDocuments(2).with({ id: 'a', source: '{}', bytes: 2 })
  const kept = documents.filter(it => shardOf(it.id, 1) === 0)
  t.equal(kept, documents, 'everything lies in the only shard')
  const only = documents.filter(it => it.id === 'a')
  t.match(only, { count: 1, nextSeqNo: 3 })
  t.match(only.get('a'), { seqNo: 2, version: 1 })
})
