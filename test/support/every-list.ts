import type { SnapshotState } from '../../src/domain/snapshot.js'

/** Every list of 1 to `lengthMax` of the values. */
export function* everyList<T>(values: readonly T[], lengthMax: number): Generator<T[]> {
  if (lengthMax === 0) return
  for (const head of values) {
    yield [head]
    for (const tail of everyList(values, lengthMax - 1)) yield [head, ...tail]
  }
}

/** Every list of 1 to `lengthMax` states of a snapshot: 5 + 25 + 125 + ... of them. */
export function everyListOfStates(lengthMax: number): Generator<SnapshotState[]> {
  return everyList(
    ['IN_PROGRESS', 'SUCCESS', 'FAILED', 'PARTIAL', 'INCOMPATIBLE'] as const,
    lengthMax
  )
}
