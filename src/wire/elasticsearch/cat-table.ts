import { refuse } from '../../domain/refusal.js'
import { sortedAtOnceMax, sortedInSlices } from '../../domain/sliced-sort.js'
import { LongList } from './long-list.js'
import type { Query } from './query.js'

/** One column of a cat table. A value is what is printed; numbers also sort as numbers. */
export interface Column<Row> {
  readonly name: string
  readonly aliases: readonly string[]
  readonly align?: 'right'
  /** Whether it is shown only when asked for. */
  readonly hidden?: true
  readonly value: (row: Row) => string
  /** What to sort by, where it is not the printed text. */
  readonly rank?: (row: Row) => number
}

export const catParameters = [
  'h',
  'v',
  's',
  'help',
  'bytes',
  'time',
  'ts',
  'local',
  'master_timeout'
]

export interface CatTable {
  readonly json: LongList
  /** Line by line; an empty text now and then, where work was done that shows nothing yet. */
  readonly text: Iterable<string>
}

/**
 * Prints rows as text in aligned columns and as objects of strings: `h` chooses the columns, `s` sorts,
 * `v` puts the names above, `help` describes the columns instead.
 *
 * Source: Elasticsearch, `RestTable`.
 */
export function catTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  query: Query
): CatTable {
  const work = longCatTable(rows, row => row, { columns, query })
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}

/**
 * The same of things that may be many. A row is made of a thing whenever it is looked at, and sorting stops now
 * and then so that something else can be done in between.
 */
export function* longCatTable<Thing, Row>(
  things: readonly Thing[],
  rowOf: (thing: Thing) => Row,
  { columns, query }: { columns: readonly Column<Row>[]; query: Query }
): Generator<void, CatTable> {
  if (query.flag('help', false)) {
    return { json: LongList.of([], row => row), text: [helpText(columns)] }
  }
  const shown = shownColumns(columns, query.list('h'))
  const sorted = yield* sortedThings(things, rowOf, sortOrders(columns, query.list('s')))
  const cells = (thing: Thing) => {
    const row = rowOf(thing)
    return shown.map(({ column }) => column.value(row))
  }
  return {
    json: LongList.of(sorted, thing =>
      Object.fromEntries(cells(thing).map((cell, at) => [shown[at]?.label, cell]))
    ),
    text: tableLines(sorted, cells, { shown, head: query.flag('v', false) })
  }
}

/** A list of all tables, with their parameters in braces. */
export function catOverview(paths: readonly string[]): string {
  const lines = paths.map(path => path.replace(/:(\w+)/, '{$1}'))
  return ['=^.^=', ...lines].map(line => `${line}\n`).join('')
}

interface Shown<Row> {
  /** The name it was asked for by. */
  readonly label: string
  readonly column: Column<Row>
}

function shownColumns<Row>(
  columns: readonly Column<Row>[],
  asked: readonly string[]
): Shown<Row>[] {
  if (asked.length === 0) {
    return columns.filter(it => !it.hidden).map(column => ({ label: column.name, column }))
  }
  return asked.flatMap(label => {
    if (label.includes('*')) {
      const prefix = label.slice(0, label.indexOf('*'))
      const fitting = columns.filter(column => column.name.startsWith(prefix))
      return fitting.map(column => ({ label: column.name, column }))
    }
    const column = columnOf(columns, label)
    return column === undefined ? [] : [{ label, column }]
  })
}

function columnOf<Row>(columns: readonly Column<Row>[], label: string): Column<Row> | undefined {
  return columns.find(column => column.name === label || column.aliases.includes(label))
}

interface SortOrder<Row> {
  readonly column: Column<Row>
  readonly sign: 1 | -1
}

function sortOrders<Row>(
  columns: readonly Column<Row>[],
  keys: readonly string[]
): readonly SortOrder<Row>[] {
  return keys.map(key => {
    const [label = '', direction = 'asc'] = key.split(':')
    const reason = `Unable to sort by unknown sort key \`${label}\``
    const column = columnOf(columns, label) ?? refuse({ code: 'UNSUPPORTED', reason })
    return { column, sign: direction === 'desc' ? -1 : 1 }
  })
}

function* sortedThings<Thing, Row>(
  things: readonly Thing[],
  rowOf: (thing: Thing) => Row,
  orders: readonly SortOrder<Row>[]
): Generator<void, readonly Thing[]> {
  if (orders.length === 0) return things
  const placed: { readonly thing: Thing; readonly keys: readonly (number | string)[] }[] = []
  for (const thing of things) {
    const row = rowOf(thing)
    placed.push({ thing, keys: orders.map(({ column }) => sortKey(column, row)) })
    if (placed.length % sortedAtOnceMax === 0) yield
  }
  const sorted = yield* sortedInSlices(placed, (a, b) => {
    for (const [at, { sign }] of orders.entries()) {
      const order = compare(a.keys[at] ?? 0, b.keys[at] ?? 0) * sign
      if (order !== 0) return order
    }
    return 0
  })
  return sorted.map(it => it.thing)
}

function sortKey<Row>({ rank, value }: Column<Row>, row: Row): number | string {
  return rank === undefined ? value(row) : rank(row)
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The cells are made twice, once to be measured: of many rows they would take much room. */
function* tableLines<Thing, Row>(
  things: readonly Thing[],
  cells: (thing: Thing) => readonly string[],
  { shown, head }: { shown: readonly Shown<Row>[]; head: boolean }
): Generator<string> {
  const names = shown.map(({ label }) => label)
  const widths = names.map(name => (head ? name.length : 0))
  for (const thing of things) {
    for (const [at, cell] of cells(thing).entries()) {
      widths[at] = Math.max(widths[at] ?? 0, cell.length)
    }
    yield ''
  }
  const padded = (text: string, at: number) => {
    const width = widths[at] ?? 0
    return shown[at]?.column.align === 'right' ? text.padStart(width) : text.padEnd(width)
  }
  const line = (texts: readonly string[]) => `${texts.map(padded).join(' ')}\n`
  if (head) yield line(names)
  for (const thing of things) yield line(cells(thing))
}

function helpText<Row>(columns: readonly Column<Row>[]): string {
  const rows = columns.map(({ name, aliases }) => [name, aliases.join(',')] as const)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, aliases]) => `${name.padEnd(width)} | ${aliases}\n`).join('')
}
