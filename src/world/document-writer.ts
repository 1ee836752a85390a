import { assert } from '../domain/assert.js'
import type { ReadSource } from '../domain/document-search.js'
import { mustMeet, mustTakeWrites, type WriteTerms } from '../domain/document-write.js'
import type { StoredDocument } from '../domain/documents.js'
import { grownMappings, mustBeShallow } from '../domain/field-mapping.js'
import { type IndexFacts, isRecovering } from '../domain/index-facts.js'
import { refuse } from '../domain/refusal.js'
import { searchTrouble } from '../domain/search-trouble.js'
import { createIndexFrom } from './search-index-creation.js'
import type { World } from './world.js'

/** Which document is written. */
export interface WriteTarget extends WriteTerms {
  /** An index, or an alias of one. */
  readonly index: string
  /** One is given where it is absent. */
  readonly id?: string
  readonly routing?: string
}

export type WriteResult = 'created' | 'updated' | 'deleted' | 'not_found' | 'noop'

/** What became of a write. */
export interface Written {
  readonly index: string
  /** Copies of the shard that were to be written, the primary with them. */
  readonly copies: number
  readonly id: string
  readonly version: number
  readonly seqNo: number
  readonly result: WriteResult
  /** What is stored now; absent after a deletion. */
  readonly document?: StoredDocument
}

/** What an update makes of a document. */
export type Change = (found: StoredDocument | undefined) => string | 'noop' | 'missing'

/**
 * What the documents of a world's indices may take in memory: their sources, and half a kilobyte for each. Those
 * that were sown take nothing.
 */
export const documentBytesMax = 64 * 1_024 * 1_024

/**
 * Writes the documents of one request. Nothing is seen by others before {@link commit}, and the indices change
 * once, however many documents there are.
 */
export class DocumentWriter {
  readonly #world: World
  readonly #read: ReadSource
  readonly #changed = new Map<string, IndexFacts>()
  readonly #aliases = new Map<string, string>()
  #heldBytes: number | undefined

  constructor(world: World, read: ReadSource) {
    this.#world = world
    this.#read = read
  }

  /** Stores a document, or refuses to. */
  write(target: WriteTarget, source: string): Written {
    const id = target.id ?? this.#world.seed.timeBasedId('document')
    // A source that the original cannot read creates no index.
    const object = this.#read(source)
    const index = this.#writable(target.index, id)
    const found = index.documents.get(id)
    mustMeet(target, index, id, found)
    return this.#store(index, { ...target, id }, { source, object })
  }

  delete(target: WriteTarget & { readonly id: string }): Written {
    const { id } = target
    const index = this.#writable(target.index, id, 'existing')
    const found = index.documents.get(id)
    mustMeet(target, index, id, found)
    const documents = index.documents.without(id)
    this.#keep({ ...index, documents }, index)
    const version = target.external?.version ?? (found?.version ?? 0) + 1
    const result = found === undefined ? 'not_found' : 'deleted'
    return { ...placeOf(index), id, version, seqNo: documents.nextSeqNo - 1, result }
  }

  /** Changes a document. */
  update(target: WriteTarget & { readonly id: string }, change: Change): Written {
    const { id } = target
    const index = this.#writable(target.index, id)
    const found = index.documents.get(id)
    const source = change(found)
    if (source === 'missing') {
      refuse({ code: 'DOCUMENT_UNKNOWN', index: index.name, uuid: index.uuid, id })
    }
    mustMeet(target, index, id, found)
    if (source === 'noop' && found !== undefined) {
      const { version, seqNo } = found
      return { ...placeOf(index), id, version, seqNo, result: 'noop', document: found }
    }
    const routing = target.routing ?? found?.routing
    const kept = { ...target, id, ...(routing !== undefined && { routing }) }
    return this.#store(index, kept, { source, object: this.#read(source) })
  }

  /** Lets the world have what was written. */
  commit(): void {
    for (const index of this.#changed.values()) this.#world.indices.put(index)
    this.#changed.clear()
  }

  #store(
    index: IndexFacts,
    { id, routing, external }: WriteTarget & { readonly id: string },
    { source, object }: { readonly source: string; readonly object: unknown }
  ): Written {
    const isNew = index.documents.get(id) === undefined
    // A part of a long text would keep all of it.
    const bytes = Buffer.from(source)
    const documents = index.documents.with({
      id,
      source: bytes.toString(),
      bytes: bytes.length,
      ...(routing !== undefined && { routing }),
      ...(external !== undefined && { version: external.version })
    })
    const known = index.mappings ?? {}
    const mappings = grownMappings(known, Object(object))
    if (mappings !== known) mustBeShallow(mappings)
    this.#keep({ ...index, documents, ...(mappings !== known && { mappings }) }, index)
    const document = documents.get(id)
    assert(document !== undefined, `document ${id} was just stored`)
    const { version, seqNo } = document
    const result = isNew ? 'created' : 'updated'
    return { ...placeOf(index), id, version, seqNo, result, document }
  }

  #keep(index: IndexFacts, former: IndexFacts): void {
    const more = index.documents.heldBytes - former.documents.heldBytes
    this.#heldBytes ??= this.#world.indices
      .all()
      .reduce((sum, it) => sum + this.#present(it).documents.heldBytes, 0)
    const wantedBytes = this.#heldBytes + more
    if (more > 0 && wantedBytes > documentBytesMax) {
      refuse({ code: 'MEMORY_SHORT', wantedBytes, bytesMax: documentBytesMax })
    }
    this.#heldBytes = wantedBytes
    this.#changed.set(index.name, index)
  }

  #present(index: IndexFacts): IndexFacts {
    return this.#changed.get(index.name) ?? index
  }

  /** An index that takes writes now; one that is not there is created, unless it has to be. */
  #writable(expression: string, id: string, which: 'any' | 'existing' = 'any'): IndexFacts {
    const index = this.#find(expression) ?? this.#create(expression, which)
    mustTakeWrites(index)
    if (isRecovering(index, this.#world.clock.nowMs())) {
      refuse({ code: 'SHARDS_MISSING', index: index.name, during: 'write', id })
    }
    return index
  }

  #find(expression: string): IndexFacts | undefined {
    const name = this.#aliases.get(expression) ?? expression
    const index = this.#changed.get(name) ?? this.#world.indices.get(name)
    if (index !== undefined) return index
    const behind = this.#world.indices.all().filter(it => it.aliases.includes(expression))
    if (behind.length === 0) return undefined
    const target = writeIndex(behind, expression)
    if (target === undefined) {
      const reason =
        `no write index is defined for alias [${expression}]. The write index may be explicitly ` +
        'disabled using is_write_index=false or the alias points to multiple indices without one ' +
        'being designated as a write index'
      return refuse({ code: 'ARGUMENT_INVALID', reason })
    }
    this.#aliases.set(expression, target.name)
    return this.#present(target)
  }

  /** What forbids to create an index forbids to have it created. */
  #create(name: string, which: 'any' | 'existing'): IndexFacts {
    if (which === 'existing') refuse({ code: 'DOCUMENT_INDEX_UNKNOWN', index: name })
    const { elasticsearch } = this.#world.conditions.current()
    const trouble = searchTrouble(elasticsearch, 'create')
    if (trouble !== undefined) refuse(trouble)
    return createIndexFrom(this.#world, name, {})
  }
}

/** The one that is said to take writes, or the only one unless it is said not to. */
function writeIndex(behind: readonly IndexFacts[], alias: string): IndexFacts | undefined {
  const chosen = behind.find(it => it.aliasOptions?.[alias]?.isWriteIndex === true)
  const [only, ...others] = behind
  const isOpenToAll = others.length === 0 && only?.aliasOptions?.[alias]?.isWriteIndex !== false
  return chosen ?? (isOpenToAll ? only : undefined)
}

function placeOf({ name, replicas }: IndexFacts): Pick<Written, 'index' | 'copies'> {
  return { index: name, copies: 1 + replicas }
}
