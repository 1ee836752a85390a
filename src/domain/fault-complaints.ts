import type { FaultDelay, FaultEffect, FaultWhen, FaultWish } from './fault.js'
import { delayMsMax } from './fault-delay.js'

/** Everything that is wrong with a rule as it was asked for, each naming its field; empty where it may stand. */
export function faultComplaints({ when, effect }: FaultWish): string[] {
  return [...whenComplaints(when), ...effectComplaints(effect)]
}

function whenComplaints({ nth, skip, times, probability, window }: FaultWhen): string[] {
  const counts = { nth: [nth, 1], skip: [skip, 0], times: [times, 1] } as const
  const complaints = Object.entries(counts).flatMap(([name, [count, min]]) =>
    count === undefined || isWhole(count, min)
      ? []
      : [`when.${name}: ${count} is not a whole number from ${min} on`]
  )
  if (probability !== undefined && !(probability >= 0 && probability <= 1)) {
    complaints.push(`when.probability: ${probability} is not between 0 and 1`)
  }
  const { fromMs, toMs } = window ?? {}
  if (fromMs !== undefined && toMs !== undefined && fromMs >= toMs) {
    complaints.push('when.window: it ends before it begins')
  }
  return complaints
}

/** What contradicts each other, or nothing at all. */
function effectComplaints(effect: FaultEffect): string[] {
  const { status, delay, drip, body, headers, point } = effect
  const ends = (['status', 'hang', 'reset'] as const).filter(name => effect[name] !== undefined)
  const shapes = (['mangle', 'drip'] as const).filter(name => effect[name] !== undefined)
  const complaints: string[] = []
  if (ends.length + shapes.length === 0 && delay === undefined) {
    complaints.push('effect: one of status, delay, hang, reset, mangle and drip is needed')
  }
  if (ends.length > 1) complaints.push(`effect: ${ends.join(' and ')} exclude each other`)
  if (effect.hang !== undefined || effect.reset !== undefined) {
    for (const shape of shapes)
      complaints.push(`effect.${shape}: there is no answer left to ${shape}`)
  }
  if (status === undefined) {
    if (body !== undefined) complaints.push('effect.body: needs a status')
    if (headers !== undefined) complaints.push('effect.headers: needs a status')
    if (point !== undefined && delay === undefined) {
      complaints.push('effect.point: needs a status or a delay')
    }
  } else if (!isWhole(status, 200) || status > 599) {
    complaints.push(`effect.status: ${status} is not between 200 and 599`)
  }
  if (delay !== undefined) complaints.push(...delayComplaints(delay))
  if (drip !== undefined) complaints.push(...dripComplaints(drip))
  return complaints
}

function delayComplaints(delay: FaultDelay): string[] {
  if (typeof delay === 'number') return outOfRange('effect.delay', delay)
  if ('uniform' in delay) {
    const [minMs, maxMs] = delay.uniform
    if (minMs > maxMs) return ['effect.delay.uniform: it ends before it begins']
    return [
      ...outOfRange('effect.delay.uniform', minMs),
      ...outOfRange('effect.delay.uniform', maxMs)
    ]
  }
  const { medianMs, sigma } = delay.logNormal
  const median = outOfRange('effect.delay.logNormal.median', medianMs)
  if (sigma >= 0 && sigma <= 10) return median
  return [...median, `effect.delay.logNormal.sigma: ${sigma} is not between 0 and 10`]
}

function dripComplaints({ bytes, everyMs }: NonNullable<FaultEffect['drip']>): string[] {
  const few = isWhole(bytes, 1)
    ? []
    : [`effect.drip.bytes: ${bytes} is not a whole number from 1 on`]
  return [...few, ...outOfRange('effect.drip.every', everyMs)]
}

function outOfRange(field: string, ms: number): string[] {
  if (isWhole(ms, 0) && ms <= delayMsMax) return []
  return [`${field}: ${ms} ms is not between 0 and ${delayMsMax} ms`]
}

function isWhole(value: number, min: number): boolean {
  return Number.isSafeInteger(value) && value >= min
}
