import { type SeedIndex, sownIndex } from '../../domain/seed-indices.js'
import type { World } from '../world.js'

export function sowIndex({ clock, indices, seed, setting }: World, index: SeedIndex): void {
  const uuid = indices.get(index.name)?.uuid ?? seed.searchUuid('index')
  const { partitionsCount } = setting
  indices.put(
    sownIndex(index, { uuid, seed: seed.text, partitionsCount, createdMs: clock.nowMs() })
  )
}

/** Takes indices away. An expression that fits none is no mistake: their names differ between releases. */
export function dropIndices({ indices }: World, expressions: readonly string[]): void {
  const gone = indices.resolve(expressions).indices.map(it => it.name)
  if (gone.length > 0) indices.remove(gone)
}
