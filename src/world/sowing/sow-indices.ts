import type { SeedIndex } from '../../domain/seed-indices.js'
import type { World } from '../world.js'

export function sowIndex({ clock, indices, seed }: World, index: SeedIndex): void {
  indices.put({
    ...index,
    uuid: indices.get(index.name)?.uuid ?? seed.searchUuid('index'),
    replicas: 0,
    sizeBytes: 4_096 + index.documentsCount * 310,
    open: true,
    createdMs: clock.nowMs()
  })
}

/** Takes indices away. An expression that fits none is no mistake: their names differ between releases. */
export function dropIndices({ indices }: World, expressions: readonly string[]): void {
  const gone = indices.resolve(expressions).indices.map(it => it.name)
  if (gone.length > 0) indices.remove(gone)
}
