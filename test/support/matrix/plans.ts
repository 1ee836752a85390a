/** Plans for the parts of web applications and Optimize, and what everybody makes of them. */
import type { Test } from 'tap'
import type { PartWish } from '../../../src/domain/wish.js'
import { type HistorySeen, historyBody, historyList, partNames } from './bodies.js'
import { type EveryProduct, everyProduct } from './every-product.js'
import { inEveryRelease, plain } from './matrix.js'
import { isFrom, type MatrixRelease } from './releases.js'
import { type Expected, json, spoken } from './voices.js'

export const historyProducts = ['operate', 'tasklist', 'webapps', 'optimize'] as const
export type HistoryProduct = (typeof historyProducts)[number]

/** What each part takes, in milliseconds. */
export const partMs = 1_000
/** The backup that the plans are for. */
export const planned = 2

type Wish = Omit<PartWish, 'app' | 'durationMs'> & { readonly durationMs?: number }

/** A world in which every application has just started backup 2, under a plan. */
export async function plannedBackup(t: Test, release: MatrixRelease, wish: Wish) {
  const products = await everyProduct(t, release)
  for (const app of historyProducts) {
    products.world.plans.add({ app, durationMs: partMs })
    products.world.plans.add({ app, durationMs: partMs, ...wish })
  }
  for (const app of historyProducts) await products.ask(app, 'take', planned)
  return products
}

/** One test of every release, which looks at all applications under a plan. */
export function underPlan(
  t: Test,
  name: string,
  wish: Wish,
  look: (t: Test, products: EveryProduct, release: MatrixRelease) => Promise<void>
): void {
  t.test(name, t => {
    inEveryRelease(t, async (t, release) => {
      await look(t, await plannedBackup(t, release, wish), release)
    })
    t.end()
  })
}

/** The applications that a release has. */
export function historyProductsOf(release: MatrixRelease): readonly HistoryProduct[] {
  const isUnified = isFrom('8.8', release)
  return historyProducts.filter(it => it === 'optimize' || (it === 'webapps') === isUnified)
}

/** Every application sees backup 2 like this, by itself and in its list. */
export async function allSee(
  t: Test,
  { ask, release }: EveryProduct,
  seenBy: (product: HistoryProduct) => Omit<HistorySeen, 'id'>
): Promise<void> {
  for (const product of historyProductsOf(release)) {
    const seen = { id: planned, ...seenBy(product) }
    const one = await ask(product, 'get', planned)
    await told(t, one, historyBody(product, release, seen), `${product} GET in ${release}`)
    const all = await ask(product, 'list')
    if (all === undefined) continue
    await told(t, all, historyList(product, release, [seen]), `${product} list in ${release}`)
  }
}

async function told(t: Test, heard: unknown, body: string, name: string): Promise<void> {
  const { status, body: text } = heard as { status: number; body: string }
  t.strictSame({ status, body: plain(text) }, { status: 200, body }, name)
}

/** Nobody knows backup 2, and the list is empty. */
export async function nobodySees(t: Test, { ask, release }: EveryProduct): Promise<void> {
  for (const product of historyProductsOf(release)) {
    const one = await ask(product, 'get', planned)
    const { status, type, body } = one as Expected
    t.strictSame(
      { status, type, body: plain(body) },
      unknownAnswer(product, release),
      `${product} GET in ${release}`
    )
    const all = await ask(product, 'list')
    const empty = product === 'tasklist' ? '[ ]' : '[]'
    if (all !== undefined) t.match(all, { status: 200, body: empty }, `${product} list`)
  }
}

/** An id that nobody knows; 8.6.11 stumbles over the empty list of a newer Elasticsearch. */
function unknownAnswer(product: HistoryProduct, release: MatrixRelease): Expected {
  const url = `/actuator/${isFrom('8.5', release) ? 'backups' : 'backup'}/${planned}`
  const around = { product, release, url }
  if (product === 'optimize') {
    const message = `No Optimize backup with ID [${planned}] could be found.`
    return spoken({ status: 404, message, code: 'notFoundError' }, around)
  }
  if (release === '8.6.11' && product === 'operate') {
    return spoken({ status: 400, message: 'Index 0 out of bounds for length 0' }, around)
  }
  if (release === '8.6.11' && product === 'tasklist') {
    const body =
      '{\n  "timestamp" : "<timestamp>",\n  "status" : 500,\n' +
      `  "error" : "Internal Server Error",\n  "path" : "${url}"\n}`
    return { status: 500, type: json, body }
  }
  return spoken({ status: 404, message: `No backup with id [${planned}] found.` }, around)
}

/** What Elasticsearch says of a part, by the ways to ask for it. */
export async function searchSees(
  t: Test,
  { search, release }: EveryProduct,
  product: HistoryProduct,
  partNo: number,
  expected: { readonly state: string; readonly status: string; readonly reason?: string }
): Promise<void> {
  const name = partNames(product, release, planned)[partNo - 1] ?? ''
  const { state, status, reason } = expected
  const where = `${name} in Elasticsearch`
  const one = await search('GET', `/_snapshot/backups/${name}`)
  const [snapshot] = one.body.snapshots
  t.equal(snapshot.state, state, where)
  t.equal(snapshot.reason, reason, `${where}: the reason`)
  const { body } = await search('GET', `/_snapshot/backups/${name}/_status`)
  t.equal(body.snapshots[0].state, status, `${where}: its status`)
  const { text } = await search('GET', '/_cat/snapshots/backups?h=id,status')
  const row = text.split('\n').find(it => it.startsWith(`${name} `)) ?? ''
  t.equal(row.split(/ +/)[1], state, `${where}: its row`)
}
