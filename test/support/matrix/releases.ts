/** The releases that every condition and every plan is looked at in: the newest of five lines, and the recorded one. */
import { newestOf } from '../../../src/domain/release.js'

export const releases = ['8.1', '8.5', '8.6.11', '8.7', '8.8', '8.9'] as const
export type MatrixRelease = (typeof releases)[number]

export type Product =
  | 'operate'
  | 'tasklist'
  | 'webapps'
  | 'optimize'
  | 'zeebe'
  | 'exporting'
  | 'health'
  | 'elasticsearch'

/** A value for each release: the one that stands at it, or else at the nearest before it. */
export type Since<T> = Partial<Record<MatrixRelease, T>>

export function since<T>(values: Since<T>, release: MatrixRelease): T | undefined {
  const upToIt = releases.slice(0, releases.indexOf(release) + 1)
  return upToIt.reduce<T | undefined>((found, it) => values[it] ?? found, undefined)
}

/** Whether a release is of a line, or later. */
export function isFrom(first: MatrixRelease, release: MatrixRelease): boolean {
  return releases.indexOf(release) >= releases.indexOf(first)
}

/** The version that the applications print. */
export function versionOf(release: MatrixRelease): string {
  if (release === '8.6.11') return release
  return newestOf(release).version
}

/** Optimize up to 8.3 has numbers of its own: 3.9 came with 8.1. */
export function optimizeVersionOf(release: MatrixRelease): string {
  return versionOf(release).replace(/^8\.1\./, '3.9.')
}

/** Parts of a backup of the web applications as one. */
export function webappsParts(release: MatrixRelease): number {
  return isFrom('8.9', release) ? 7 : 5
}
