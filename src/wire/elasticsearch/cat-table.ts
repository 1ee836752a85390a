import { refuse } from '../../domain/refusal.js'
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
  readonly json: readonly Readonly<Record<string, string>>[]
  readonly text: string
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
  if (query.flag('help', false)) return { json: [], text: helpText(columns) }
  const shown = shownColumns(columns, query.list('h'))
  const sorted = sortedRows(rows, columns, query.list('s'))
  return {
    json: sorted.map(row =>
      Object.fromEntries(shown.map(({ label, column }) => [label, column.value(row)]))
    ),
    text: tableText(sorted, shown, query.flag('v', false))
  }
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

function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  keys: readonly string[]
): readonly Row[] {
  const orders = keys.map(key => {
    const [label = '', direction = 'asc'] = key.split(':')
    const reason = `Unable to sort by unknown sort key \`${label}\``
    const column = columnOf(columns, label) ?? refuse({ code: 'UNSUPPORTED', reason })
    return { column, sign: direction === 'desc' ? -1 : 1 }
  })
  return rows.toSorted((a, b) => {
    for (const { column, sign } of orders) {
      const order = compare(column, a, b) * sign
      if (order !== 0) return order
    }
    return 0
  })
}

function compare<Row>({ rank, value }: Column<Row>, a: Row, b: Row): number {
  if (rank !== undefined) return rank(a) - rank(b)
  return value(a) < value(b) ? -1 : value(a) > value(b) ? 1 : 0
}

function tableText<Row>(rows: readonly Row[], shown: readonly Shown<Row>[], head: boolean): string {
  const cells = rows.map(row => shown.map(({ column }) => column.value(row)))
  const lines = head ? [shown.map(({ label }) => label), ...cells] : cells
  const widths = shown.map((_, at) => Math.max(0, ...lines.map(line => line[at]?.length ?? 0)))
  const padded = (text: string, at: number) => {
    const width = widths[at] ?? 0
    return shown[at]?.column.align === 'right' ? text.padStart(width) : text.padEnd(width)
  }
  return lines.map(line => `${line.map(padded).join(' ')}\n`).join('')
}

function helpText<Row>(columns: readonly Column<Row>[]): string {
  const rows = columns.map(({ name, aliases }) => [name, aliases.join(',')] as const)
  const width = Math.max(...rows.map(([name]) => name.length))
  return rows.map(([name, aliases]) => `${name.padEnd(width)} | ${aliases}\n`).join('')
}
