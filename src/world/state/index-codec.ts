import type { Documents } from '../../domain/documents.js'
import type { AliasOptions } from '../../domain/index-alias.js'
import type { IndexFacts, SnapshotRecovery } from '../../domain/index-facts.js'
import { type Codec, list, optional, record, shape } from './codec.js'
import { freeObject } from './free-json.js'
import { flag, instant, moment, text, whole } from './scalars.js'

const recovery = shape<SnapshotRecovery>({
  repository: text,
  snapshot: text,
  snapshotUuid: text,
  sourceIndex: text,
  startMs: instant,
  endMs: moment
})

export const aliasOptions = shape<AliasOptions>({
  filter: optional(freeObject),
  indexRouting: optional(text),
  searchRouting: optional(text),
  isWriteIndex: optional(flag),
  isHidden: optional(flag)
})

export function indexFacts(documents: Codec<Documents>): Codec<IndexFacts> {
  return shape<IndexFacts>({
    name: text,
    uuid: text,
    aliases: list(text),
    aliasOptions: optional(record(aliasOptions)),
    shards: whole(1),
    replicas: whole(),
    documents,
    open: flag,
    createdMs: instant,
    hidden: optional(flag),
    settings: optional(record(text)),
    mappings: optional(freeObject),
    recovery: optional(recovery)
  })
}
