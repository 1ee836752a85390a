import type { SettingName } from './settings.js'

/** A setting as somebody wrote it, before anyone asks whether the value is any good. */
export interface Given {
  readonly name: SettingName
  readonly text: string
  /** The setting as the user wrote it, for complaints: `--pace`, or `pace in mock.yaml`. */
  readonly label: string
  /** Where it came from, for `--print-config`: `flag --pace`, or `file mock.yaml`. */
  readonly from: string
}

/** What one source has to say. */
export interface Findings {
  readonly givens: ReadonlyMap<SettingName, Given>
  readonly complaints: readonly string[]
}

/** Sorts what a source holds: settings on one side, complaints on the other, doubles refused. */
export function gather(found: readonly (Given | string)[]): Findings {
  const complaints: string[] = []
  const givens = new Map<SettingName, Given>()
  for (const it of found) {
    if (typeof it === 'string') complaints.push(it)
    else if (givens.has(it.name)) complaints.push(`${it.label}: given more than once`)
    else givens.set(it.name, it)
  }
  return { givens, complaints }
}

/** What is wrong with a value, in one shape for all sources. */
export function misfit(label: string, text: string, allowed: string): string {
  return `${label}: ${notAllowed(text, allowed)}`
}

/** The same for a value whose label is known from elsewhere. */
export function notAllowed(text: string, allowed: string): string {
  return `${JSON.stringify(text)} is not allowed; give ${allowed}`
}

/** The same for what is not even a text, such as `has no value`. */
export function misshapen(label: string, problem: string, allowed: string): string {
  return `${label}: ${problem}; give ${allowed}`
}
