/** Series of the same thing, one later than the other. */
import { lengthMs } from './duration.js'

interface Series {
  readonly count: number
  readonly every: string
}

/** The members of a series, the oldest first, and how much later than the first each was taken. */
export function membersOf(series: Series | undefined) {
  const { count = 1, every = '0s' } = series ?? {}
  const everyMs = lengthMs(every)
  return Array.from({ length: count }, (_, index) => ({ index, laterMs: index * everyMs }))
}

/** Complains of a series that would end in the future. */
export function seriesComplaints(age: string, { count, every }: Series, at: string): string[] {
  if ((count - 1) * lengthMs(every) <= lengthMs(age)) return []
  const found = `${count} of them, one every ${every}`
  return [
    `${at}.repeat: ${found}, would end in the future; give an age that is greater than "${age}"`
  ]
}
