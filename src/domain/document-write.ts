/** What a write of a document asks for, and whether it can have it. */
import type { StoredDocument } from './documents.js'
import type { IndexFacts } from './index-facts.js'
import { refuse } from './refusal.js'
import type { ClusterBlock } from './search-trouble.js'

/** The one term of every shard: none of them ever lost its primary. Assumed after a restore as well. */
export const primaryTerm = 1

/** What has to be true before a document is written or deleted. */
export interface WriteTerms {
  /** Whether there must be no document of that id. */
  readonly create?: boolean
  /** The write that must have been the last one. */
  readonly last?: { readonly seqNo: number; readonly primaryTerm: number }
  /** A version that the client counts, and whether the same again is fine. */
  readonly external?: { readonly version: number; readonly orSame: boolean }
}

/**
 * Refuses a write whose terms are not met.
 *
 * Source: Elasticsearch, `InternalEngine.planIndexingAsPrimary` and `VersionType`.
 */
export function mustMeet(
  terms: WriteTerms,
  { name: index, uuid }: IndexFacts,
  id: string,
  found: StoredDocument | undefined
): void {
  const conflict = (reason: string) =>
    refuse({ code: 'DOCUMENT_CONFLICT', index, uuid, id, reason })
  const { create = false, last, external } = terms
  if (last !== undefined) {
    const required = `required seqNo [${last.seqNo}], primary term [${last.primaryTerm}].`
    if (found === undefined) conflict(`${required} but no document was found`)
    else if (found.seqNo !== last.seqNo || last.primaryTerm !== primaryTerm) {
      conflict(
        `${required} current document has seqNo [${found.seqNo}] and primary term [${primaryTerm}]`
      )
    }
  }
  if (found === undefined) return
  if (create) conflict(`document already exists (current version [${found.version}])`)
  if (external === undefined) return
  const { version, orSame } = external
  if (orSame ? found.version > version : found.version >= version) {
    const higher = orSame ? 'higher than' : 'higher or equal to'
    conflict(`current version [${found.version}] is ${higher} the one provided [${version}]`)
  }
}

/** Settings of an index that forbid to write into it. Source: Elasticsearch, `IndexMetadata`. */
const writeBlocks: Readonly<Record<string, ClusterBlock>> = {
  'index.blocks.read_only': { status: 403, text: 'FORBIDDEN/5/index read-only (api)' },
  'index.blocks.write': { status: 403, text: 'FORBIDDEN/8/index write (api)' },
  'index.blocks.read_only_allow_delete': {
    status: 429,
    text: 'TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block'
  }
}

/** Refuses a write into an index that is closed or blocked. */
export function mustTakeWrites({ name, uuid, open, settings = {} }: IndexFacts): void {
  if (!open) refuse({ code: 'INDEX_CLOSED', index: name, uuid })
  for (const [setting, block] of Object.entries(writeBlocks)) {
    if (settings[setting] === 'true') refuse({ code: 'DOCUMENT_BLOCKED', index: name, block })
  }
}
