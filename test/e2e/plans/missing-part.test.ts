/** A part, or all of them, that are never there, not there yet, or not taken because the run was forgotten. */
import t from 'tap'
import { allParts, type PartSeen, partNames } from '../../support/matrix/bodies.js'
import {
  allSee,
  type HistoryProduct,
  historyProductsOf,
  nobodySees,
  partMs,
  planned,
  underPlan
} from '../../support/matrix/plans.js'
import { isFrom, type MatrixRelease } from '../../support/matrix/releases.js'

const longMs = 20 * partMs
const patienceMs = 300_000

/** Whether a missing part is INCOMPLETE at once: before the repairs, and always in Optimize. */
function isImpatient(product: HistoryProduct, release: MatrixRelease): boolean {
  if (product === 'webapps') return false
  if (product === 'optimize' || release === '8.1' || release === '8.6.11') return true
  return product === 'tasklist' && release === '8.5'
}

const incomplete = (product: HistoryProduct, release: MatrixRelease, isLate: boolean) =>
  isLate || isImpatient(product, release) ? 'INCOMPLETE' : 'IN_PROGRESS'

underPlan(t, 'a part vanishes', { partNo: 2, vanishes: true }, async (t, products, release) => {
  const parts = (product: HistoryProduct) =>
    allParts(product, release).filter(({ partNo }) => partNo !== 2)
  products.clock.advance(longMs)
  for (const isLate of [false, true]) {
    if (isLate) products.clock.advance(patienceMs)
    await allSee(t, products, product => ({
      state: incomplete(product, release, isLate),
      parts: parts(product)
    }))
  }
  const { text } = await products.search('GET', '/_cat/snapshots/backups?h=id')
  for (const product of historyProductsOf(release)) {
    t.notMatch(text, partNames(product, release, planned)[1] ?? '', 'Elasticsearch has it neither')
  }
})

/** Both parts of Optimize have begun at once, up to 8.7, so there is nothing to forget. */
function partsBeforeTheEnd(product: HistoryProduct, release: MatrixRelease): PartSeen[] {
  const isTogether = product === 'optimize' && !isFrom('8.8', release)
  return isTogether ? allParts(product, release) : [{ partNo: 1 }]
}

underPlan(t, 'the run stops', { partNo: 1, stops: true }, async (t, products, release) => {
  products.clock.advance(longMs)
  for (const isLate of [false, true]) {
    if (isLate) products.clock.advance(patienceMs)
    await allSee(t, products, product => {
      const parts = partsBeforeTheEnd(product, release)
      const isWhole = parts.length > 1
      return { state: isWhole ? 'COMPLETED' : incomplete(product, release, isLate), parts }
    })
  }
  for (const product of historyProductsOf(release)) {
    if (product === 'optimize') continue
    t.match(await products.ask(product, 'take', planned), { status: 400 }, 'the id stays taken')
    t.match(await products.ask(product, 'take', 3), { status: 200 }, 'nothing is in the queue')
  }
})

underPlan(t, 'the whole backup vanishes', { vanishes: true }, async (t, products) => {
  for (const ms of [0, longMs, patienceMs]) {
    products.clock.advance(ms)
    await nobodySees(t, products)
  }
  const { text } = await products.search('GET', '/_cat/snapshots/backups?h=id')
  t.equal(text, '', 'nor has Elasticsearch anything')
})

underPlan(
  t,
  'the backup is found after its registration gap',
  { registrationGapMs: 500, durationMs: 2_000 },
  async (t, products) => {
    await nobodySees(t, products)
    products.clock.advance(499)
    await nobodySees(t, products)
    products.clock.advance(1)
    await allSee(t, products, product => {
      const both = product === 'optimize' && !isFrom('8.8', products.release)
      const numbers = both ? [1, 2] : [1]
      const parts = numbers.map(partNo => ({ partNo, state: 'IN_PROGRESS' }))
      return { state: 'IN_PROGRESS', parts }
    })
  }
)

underPlan(t, 'there are too many snapshots', { surplus: 1 }, async (t, products, release) => {
  products.clock.advance(longMs)
  for (const product of historyProductsOf(release)) {
    const { status, body } = (await products.ask(product, 'get', planned)) as {
      status: number
      body: string
    }
    const { state, failureReason, detailedMessage, details } = JSON.parse(body)
    const where = `${product} in ${release}`
    if (product === 'optimize' && release === '8.1') {
      t.equal(status, 500, where)
      const [one, two] = partNames(product, release, planned)
      const uuid = '[\\w-]{22}'
      const names = new RegExp(
        `^Unable to determine backup state because unexpected number of snapshots exist for backupID \\[2\\]\\. ` +
          `Expected \\[2\\] snapshots but found \\[3\\]\\. Found snapshots: \\[.*${one}/${uuid}.*${two}/${uuid}.*\\]\\.$`
      )
      t.match(detailedMessage, names, where)
      continue
    }
    t.equal(status, 200, where)
    const isFirst = release === '8.1'
    t.equal(state, isFirst ? 'INCOMPLETE' : 'FAILED', where)
    if (isFirst) continue
    t.equal(
      failureReason,
      product === 'optimize'
        ? 'The following snapshots failed: []'
        : 'More snapshots found than expected.',
      where
    )
    t.equal(details.length, partNames(product, release, planned).length + 1, where)
  }
})
