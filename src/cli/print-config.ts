import type { EffectiveSettings } from '../config.js'
import type { Terminal } from './command.js'
import { table } from './table.js'

/** `--print-config`: a table for people, JSON for everything else. */
export function printConfig(effective: EffectiveSettings, terminal: Terminal): void {
  if (!terminal.isTerminal) {
    terminal.print(JSON.stringify(Object.fromEntries(effective), null, 2))
    return
  }
  const rows = [...effective].map(([name, { value, from }]) => [name, wordsFor(value), from])
  terminal.print(table([['SETTING', 'VALUE', 'FROM'], ...rows]))
}

function wordsFor(value: unknown): string {
  if (value === null) return '-'
  const isMap = typeof value === 'object' && !Array.isArray(value)
  const parts = isMap ? Object.entries(value).map(([name, it]) => `${name}=${it}`) : value
  const text = Array.isArray(parts) ? parts.join(',') : String(parts)
  return text === '' ? '-' : text
}
