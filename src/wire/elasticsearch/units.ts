/** Lengths of time and sizes as Elasticsearch prints them for people: one decimal, the largest unit. */

const timeUnits = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000]
] as const

const byteUnits = ['b', 'kb', 'mb', 'gb', 'tb', 'pb'] as const
export type ByteUnit = (typeof byteUnits)[number]

/** `350ms`, `1.2s`, `1m`, and `0s`. Source: Elasticsearch, `TimeValue.toHumanReadableString`. */
export function humanTime(ms: number): string {
  if (ms === 0) return '0s'
  const [unit, unitMs] = timeUnits.find(([, size]) => ms >= size) ?? ['ms', 1]
  return `${oneDecimal(ms / unitMs)}${unit}`
}

/** `225b`, `4.2kb`. Source: Elasticsearch, `ByteSizeValue.toString`. */
export function humanBytes(bytes: number): string {
  const power = Math.min(byteUnits.length - 1, Math.max(0, Math.floor(Math.log2(bytes || 1) / 10)))
  return `${oneDecimal(bytes / 1024 ** power)}${byteUnits[power]}`
}

/** The size in one unit, rounded down, without its name. */
export function bytesIn(bytes: number, unit: ByteUnit): string {
  return String(Math.floor(bytes / 1024 ** byteUnits.indexOf(unit)))
}

export function byteUnit(text: string): ByteUnit | undefined {
  return byteUnits.find(unit => unit === text)
}

/** Cut, not rounded, and without a zero behind the point. */
function oneDecimal(value: number): string {
  return String(Math.floor(value * 10) / 10)
}

const timeFactorsMs: Readonly<Record<string, number>> = {
  nanos: 1e-6,
  micros: 1e-3,
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000
}

/** Reads `30s` or `500ms` as milliseconds; `0` and `-1` need no unit; `undefined` for anything else. */
export function readTimeMs(text: string): number | undefined {
  if (text === '0') return 0
  if (text === '-1') return Number.POSITIVE_INFINITY
  const [, count = '', unit = ''] = /^(\d+)(nanos|micros|ms|s|m|h|d)$/.exec(text.trim()) ?? []
  const factor = timeFactorsMs[unit]
  return factor === undefined ? undefined : Number(count) * factor
}
