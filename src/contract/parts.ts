import { isLosslessNumber } from 'lossless-json'

/** The part of a value that a path such as `/snapshots/0/uuid` leads to; `undefined` where it leads nowhere. */
export function partOf(value: unknown, path: string): string | number | bigint | undefined {
  const steps = path.split('/').slice(1)
  let part: unknown = value
  for (const step of steps) {
    if (typeof part !== 'object' || part === null) return undefined
    part = Reflect.get(part, step)
  }
  if (isLosslessNumber(part)) {
    return /^-?\d+$/.test(part.value) ? BigInt(part.value) : Number(part.value)
  }
  return typeof part === 'string' || typeof part === 'number' || typeof part === 'bigint'
    ? part
    : undefined
}
