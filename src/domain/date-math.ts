import type { InstantMs } from './instant.js'

/** How each unit of date math is stepped and rounded down, in UTC. */
const units: Readonly<Record<string, Unit>> = {
  y: { step: (d, n) => d.setUTCFullYear(d.getUTCFullYear() + n), floor: d => d.setUTCMonth(0, 1) },
  M: { step: (d, n) => d.setUTCMonth(d.getUTCMonth() + n), floor: d => d.setUTCDate(1) },
  w: {
    step: (d, n) => d.setUTCDate(d.getUTCDate() + 7 * n),
    floor: d => d.setUTCDate(d.getUTCDate() - ((d.getUTCDay() + 6) % 7))
  },
  d: { step: (d, n) => d.setUTCDate(d.getUTCDate() + n), floor: () => {} },
  h: { step: (d, n) => d.setUTCHours(d.getUTCHours() + n), floor: d => d.setUTCMinutes(0, 0, 0) },
  H: { step: (d, n) => d.setUTCHours(d.getUTCHours() + n), floor: d => d.setUTCMinutes(0, 0, 0) },
  m: { step: (d, n) => d.setUTCMinutes(d.getUTCMinutes() + n), floor: d => d.setUTCSeconds(0, 0) },
  s: { step: (d, n) => d.setUTCSeconds(d.getUTCSeconds() + n), floor: d => d.setUTCMilliseconds(0) }
}

interface Unit {
  readonly step: (date: Date, count: number) => void
  readonly floor: (date: Date) => void
}

const wholeDayUnits = new Set(['y', 'M', 'w', 'd'])

/**
 * Resolves a date-math name such as `<snap-{now/d}>` or `<snap-{now-1d/d{yyyy.MM}}>`; any other name, and
 * one that cannot be read, comes back unchanged. The default format is `yyyy.MM.dd`, in UTC.
 *
 * Source: Elasticsearch, date math in index and snapshot names. Time zones in the braces are not supported.
 */
export function resolveDateMath(name: string, nowMs: InstantMs): string {
  const inner = /^<(.+)>$/s.exec(name)?.[1]
  if (inner === undefined) return name
  let readable = true
  const resolved = inner.replace(
    /\{([^{}]*)(?:\{([^{}|]*)\})?\}/g,
    (whole, math: string, format = 'yyyy.MM.dd') => {
      const date = dateOf(math, nowMs)
      if (date === undefined) readable = false
      return date === undefined ? whole : formatted(date, format)
    }
  )
  return readable ? resolved : name
}

/**
 * The instant of an expression such as `now-1d/d`; `undefined` for anything else.
 *
 * @param roundsUp - whether rounding leads to the last millisecond of the unit rather than to the first.
 */
export function dateMathMs(text: string, nowMs: InstantMs, roundsUp = false): number | undefined {
  if (!text.startsWith('now')) return undefined
  const [, unit] = /\/([yMwdhHms])$/.exec(text) ?? []
  const isUp = roundsUp && unit !== undefined
  const ms = dateOf(isUp ? `${text}+1${unit}` : text, nowMs)?.getTime()
  return ms === undefined || !isUp ? ms : ms - 1
}

function dateOf(math: string, nowMs: InstantMs): Date | undefined {
  if (!math.startsWith('now')) return undefined
  const date = new Date(nowMs)
  let rest = math.slice('now'.length)
  while (rest !== '') {
    const [step, sign, count = '', letter = ''] = /^([-+/])(\d*)([yMwdhHms])/.exec(rest) ?? []
    const unit = units[letter]
    if (step === undefined || unit === undefined) return undefined
    if (sign === '/') roundDown(date, letter, unit)
    else unit.step(date, Number(`${sign}${count === '' ? '1' : count}`))
    rest = rest.slice(step.length)
  }
  return date
}

function roundDown(date: Date, letter: string, unit: Unit): void {
  if (wholeDayUnits.has(letter)) date.setUTCHours(0, 0, 0, 0)
  unit.floor(date)
}

function formatted(date: Date, format: string): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const tokens: Readonly<Record<string, string>> = {
    yyyy: String(date.getUTCFullYear()).padStart(4, '0'),
    uuuu: String(date.getUTCFullYear()).padStart(4, '0'),
    yy: two(date.getUTCFullYear() % 100),
    MM: two(date.getUTCMonth() + 1),
    dd: two(date.getUTCDate()),
    HH: two(date.getUTCHours()),
    mm: two(date.getUTCMinutes()),
    ss: two(date.getUTCSeconds())
  }
  return format.replace(/yyyy|uuuu|yy|MM|dd|HH|mm|ss/g, token => tokens[token] ?? token)
}
