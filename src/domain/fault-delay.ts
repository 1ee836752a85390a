import type { Draw, FaultDelay } from './fault.js'

/** The longest delay, in milliseconds on the world's clock: one hour. */
export const delayMsMax = 3_600_000

/** Whole milliseconds, at most an hour. Draws as many numbers as the kind of delay needs. */
export function delayMs(delay: FaultDelay, purpose: string, draw: Draw): number {
  return Math.min(delayMsMax, Math.max(0, Math.round(drawn(delay, purpose, draw))))
}

function drawn(delay: FaultDelay, purpose: string, draw: Draw): number {
  if (typeof delay === 'number') return delay
  if ('uniform' in delay) {
    const [minMs, maxMs] = delay.uniform
    return minMs + Math.floor(draw(purpose) * (maxMs - minMs + 1))
  }
  const { medianMs, sigma } = delay.logNormal
  return medianMs * Math.exp(sigma * normal(purpose, draw))
}

/** From the standard normal distribution, after Box and Muller. */
function normal(purpose: string, draw: Draw): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(purpose)))
  return radius * Math.cos(2 * Math.PI * draw(purpose))
}
