/** Instants as the control API writes them: ISO 8601 in UTC. */
import { Type } from '@sinclair/typebox'

/** For schemas that take an instant among others. */
export const instantPattern =
  '[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z'

/** @param description - what happens then. */
export function Instant(description: string) {
  return Type.String({
    pattern: `^${instantPattern}$`,
    title: 'an ISO 8601 instant in UTC such as "2026-01-31T12:00:00Z"',
    description,
    examples: ['2026-01-31T12:00:00Z']
  })
}

/** Milliseconds since the epoch, or `undefined` where there is no such instant: 31 February, hour 25. */
export function instantMs(text: string): number | undefined {
  const ms = new RegExp(`^${instantPattern}$`).test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) return undefined
  return new Date(ms).toISOString().startsWith(text.slice(0, 19)) ? ms : undefined
}

export function instantText(ms: number): string {
  return new Date(ms).toISOString()
}
