/** Faults, from the words of the control API into rules of the domain and back. */
import type {
  FaultDelay as DomainDelay,
  FaultEffect as DomainEffect,
  FaultWhen as DomainWhen,
  FaultRecord,
  FaultWish
} from '../../domain/fault.js'
import { durationMs, durationText, lengthMs } from './duration.js'
import type { Fault, FaultDelay, FaultEffect, FaultWhen, ListedFault } from './fault.js'
import { instantMs, instantText } from './instant.js'
import { without } from './without.js'

/** The rule that a fault says, or what is wrong with it. */
export type ReadFault = { readonly wish: FaultWish } | { readonly complaints: readonly string[] }

/** @param nowMs - on the world's clock: where the durations of a window begin. */
export function faultWish({ when = {}, effect }: Fault, nowMs: number): ReadFault {
  const window = windowOf(when, nowMs)
  const complaints = Object.entries(window)
    .filter(([, ms]) => Number.isNaN(ms))
    .map(([name]) => `when.window.${name.replace('Ms', '')}: there is no such instant`)
  if (complaints.length > 0) return { complaints }
  const { backupId, window: _, ...rest } = when
  const wish: { when: DomainWhen; effect: DomainEffect } = {
    when: {
      ...rest,
      ...(backupId !== undefined && { backupId: String(backupId) }),
      ...(when.window !== undefined && { window })
    },
    effect: effectOf(effect)
  }
  return { wish }
}

/** NaN for an instant that does not exist. */
function windowOf({ window: { from, to } = {} }: FaultWhen, nowMs: number) {
  const edge = (text: string) => {
    const ms = durationMs(text)
    return ms === undefined ? (instantMs(text) ?? Number.NaN) : nowMs + ms
  }
  return {
    ...(from !== undefined && { fromMs: edge(from) }),
    ...(to !== undefined && { toMs: edge(to) })
  }
}

function effectOf({ delay, drip, ...rest }: FaultEffect): DomainEffect {
  return {
    ...rest,
    ...(delay !== undefined && { delay: delayOf(delay) }),
    ...(drip !== undefined && { drip: { bytes: drip.bytes, everyMs: lengthMs(drip.every) } })
  }
}

function delayOf(delay: FaultDelay): DomainDelay {
  if (typeof delay === 'string') return lengthMs(delay)
  if ('uniform' in delay) {
    const [min, max] = delay.uniform
    return { uniform: [lengthMs(min), lengthMs(max)] }
  }
  const { median, sigma } = delay.logNormal
  return { logNormal: { medianMs: lengthMs(median), sigma } }
}

export function listedFault({ rule, attempts, struck }: FaultRecord): ListedFault {
  const { id, when, effect } = rule
  const { window, ...asked } = when
  const { fromMs, toMs } = window ?? {}
  const edges = without({
    from: fromMs === undefined ? undefined : instantText(fromMs),
    to: toMs === undefined ? undefined : instantText(toMs)
  })
  return {
    id,
    when: { ...(asked as FaultWhen), ...(window !== undefined && { window: edges }) },
    effect: effectWords(effect),
    attempts,
    struck
  }
}

function effectWords({ delay, drip, headers, ...rest }: DomainEffect): FaultEffect {
  return {
    ...rest,
    ...(headers !== undefined && { headers: { ...headers } }),
    ...(delay !== undefined && { delay: delayWords(delay) }),
    ...(drip !== undefined && { drip: { bytes: drip.bytes, every: durationText(drip.everyMs) } })
  }
}

function delayWords(delay: DomainDelay): FaultDelay {
  if (typeof delay === 'number') return durationText(delay)
  if ('uniform' in delay) {
    const [minMs, maxMs] = delay.uniform
    return { uniform: [durationText(minMs), durationText(maxMs)] }
  }
  const { medianMs, sigma } = delay.logNormal
  return { logNormal: { median: durationText(medianMs), sigma } }
}
