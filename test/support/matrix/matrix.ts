/** Compares what every product answers at one moment with a table. */
import type { Test } from 'tap'
import { withoutVolatile } from '../volatile.js'
import type { EveryProduct, Heard } from './every-product.js'
import { exportingFailure } from './exporting-failure.js'
import { healthy, healthyAnswer } from './healthy.js'
import { type MatrixRelease, type Product, releases, type Since, since } from './releases.js'
import { type Operation, operations, requestOf } from './requests.js'
import { type Expected, type Said, spoken } from './voices.js'

export type Cell = (
  | { readonly kind: 'fine' }
  | { readonly kind: 'said'; readonly said: Said }
  | { readonly kind: 'whole'; readonly expected: Expected }
  | { readonly kind: 'exporting'; readonly message: string; readonly code?: string }
  | { readonly kind: 'cut off' }
) & {
  /** Why the answer is expected where nobody has seen or documented it. */
  readonly assumed?: string
  /** The least that it takes, in milliseconds. */
  readonly tookMs?: number
}

export type Answers = Cell | Since<Cell>

/** By product and operation; `all` stands for every operation of a product, what is absent is fine. */
export type Table = {
  readonly [P in Product]?: { readonly [O in Operation<P> | 'all']?: Answers }
}

export const fine: Cell = { kind: 'fine' }
export const cutOff: Cell = { kind: 'cut off' }
export const says = (status: number, message: string, code?: string): Cell => ({
  kind: 'said',
  said: { status, message, ...(code !== undefined && { code }) }
})
export const whole = (status: number, type: string | undefined, body: string): Cell => ({
  kind: 'whole',
  expected: { status, type, body }
})
export const isHealthy = (word: 'DEGRADED' | 'DOWN'): Cell => ({
  kind: 'whole',
  expected: healthy(word)
})
/** A pause or a resume that failed; `code` where a broker said so. */
export const failsToExport = (message: string, code?: string): Cell => ({
  kind: 'exporting',
  message,
  ...(code !== undefined && { code })
})
export const assumed = (why: string, cell: Cell): Cell => ({ ...cell, assumed: why })
export const after = (tookMs: number, cell: Cell): Cell => ({ ...cell, tookMs })

/** Asks every product for every operation, and compares each answer to the last byte. */
export async function looksAtAll(t: Test, products: EveryProduct, table: Table): Promise<void> {
  for (const product of Object.keys(operations) as Product[]) {
    for (const operation of operations[product]) {
      const heard = await products.ask(product, operation)
      if (heard === undefined) continue
      compare(t, heard, { product, operation, release: products.release, table })
    }
  }
}

interface Place {
  readonly product: Product
  readonly operation: Operation
  readonly release: MatrixRelease
  readonly table: Table
}

function compare(t: Test, heard: Heard | 'cut off', { table, ...place }: Place): void {
  const cell = cellOf(table, place)
  const { product, operation, release } = place
  const why = cell.assumed === undefined ? '' : `, assumed: ${cell.assumed}`
  const name = `${product} ${operation} in ${release}${why}`
  if (heard === 'cut off' || cell.kind === 'cut off') {
    t.equal(heard, cell.kind, name)
    return
  }
  const { status, type, body, tookMs } = heard
  t.strictSame({ status, type, body: plain(body, place) }, expectedOf(cell, place), name)
  if (cell.tookMs !== undefined) t.ok(tookMs >= cell.tookMs, `${name}: after ${tookMs} ms`)
}

function cellOf(table: Table, { product, operation, release }: Omit<Place, 'table'>): Cell {
  const row = table[product] as Partial<Record<string, Answers>> | undefined
  const answers = row?.[operation] ?? row?.['all'] ?? fine
  if ('kind' in answers) return answers
  return since(answers, release) ?? fine
}

function expectedOf(cell: Cell, place: Omit<Place, 'table'>): Expected {
  const { product, operation, release } = place
  switch (cell.kind) {
    case 'said': {
      const url = requestOf(product, operation, release)?.url ?? ''
      return spoken(cell.said, { product, release, url })
    }
    case 'whole':
      return cell.expected
    case 'exporting':
      return exportingFailure(release, cell.message, cell.code)
    default:
      return healthyAnswer(product, operation, release)
  }
}

/** A body without what differs from run to run. */
export function plain(
  body: string,
  { product, operation }: { readonly product?: Product; readonly operation?: Operation } = {}
): string {
  if (product === 'health') return JSON.parse(body).status
  const told = withoutVolatile(body)
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+\+00:00/g, '<timestamp>')
    .replace(/(?<="firstLogPosition":)\d+/g, '<number>')
    .replace(/"[\w-]{22}"(?=:)/g, '"<node>"')
    .replace(/camunda-zeebe-\d\.camunda-zeebe:\d+/g, '<address>')
    .replace(/"stackTrace":\[\{[^\]]*\]/g, '"stackTrace":"<frames>"')
  // The table of snapshots is asked for from the last name upwards: the first line is the client's own.
  return operation === 'catSnapshots' && !told.startsWith('{')
    ? (told.split('\n')[0] ?? '').trim().replace(/ +/, ' ')
    : told
}

/** One test for each release. */
export function inEveryRelease(
  t: Test,
  body: (t: Test, release: MatrixRelease) => Promise<void>
): void {
  for (const release of releases) t.test(release, t => body(t, release))
}
