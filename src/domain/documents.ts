import { assert } from './assert.js'
import { IntMap, intKeyMax } from './int-map.js'
import { type SownFacts, type StoredDocument, sownDocument, sownOrdinal } from './sown-documents.js'
import { textHash } from './text-hash.js'

export type { StoredDocument } from './sown-documents.js'

/** A document that is to be written. */
export interface NewDocument {
  readonly id: string
  readonly source: string
  readonly bytes: number
  readonly routing?: string
  /** What a client counts by itself; one more than before where absent. */
  readonly version?: number
}

/** All that has to be remembered of {@link Documents}. */
export interface DocumentsState {
  readonly nextSeqNo: number
  readonly sown?: SownFacts
  /** Which of the sown ones are deleted or overwritten. */
  readonly gone?: readonly number[]
  /** By sequence number. */
  readonly written: readonly StoredDocument[]
}

interface Content {
  readonly nextSeqNo: number
  readonly sown: SownFacts | undefined
  readonly gone: IntMap<number>
  readonly goneCount: number
  readonly bySeqNo: IntMap<StoredDocument>
  /** By the hash of their ids, which some may share. */
  readonly byHash: IntMap<readonly StoredDocument[]>
  readonly writtenCount: number
  readonly writtenBytes: number
  /** What the written ones take on disk. */
  readonly storeBytes: number
}

/** On disk no document takes less, with all that is written down beside its source. Assumed. */
const storeBytesMin = 310

/** What the files of a shard take beside its documents. Assumed. */
const segmentBytes = 4_096

/** What a document takes in memory beside its source. */
const overheadBytes = 512

/**
 * The documents of an index at one moment, in the order in which they were written. A write makes a new value in
 * a few steps and leaves this one as it is, so that snapshots may keep it.
 *
 * Those that were sown are not kept: what is known of them is how many, and which are gone.
 */
export class Documents {
  static readonly none = new Documents({
    nextSeqNo: 0,
    sown: undefined,
    gone: IntMap.empty(),
    goneCount: 0,
    bySeqNo: IntMap.empty(),
    byHash: IntMap.empty(),
    writtenCount: 0,
    writtenBytes: 0,
    storeBytes: 0
  })
  readonly #content: Content

  private constructor(content: Content) {
    this.#content = content
  }

  static sown(facts: SownFacts): Documents {
    assert(facts.count <= intKeyMax, `${facts.count} documents are too many`)
    if (facts.count === 0) return Documents.none
    return new Documents({ ...Documents.none.#content, sown: facts, nextSeqNo: facts.count })
  }

  /** What another value remembered; ids and sequence numbers are different from each other. */
  static from({ nextSeqNo, sown, gone = [], written }: DocumentsState): Documents {
    const start = sown === undefined ? Documents.none : Documents.sown(sown)
    let content = { ...start.#content, goneCount: gone.length }
    for (const ordinal of gone) {
      content = { ...content, gone: content.gone.with(ordinal, ordinal) }
    }
    for (const document of written) content = withDocument(content, document)
    return new Documents({ ...content, nextSeqNo })
  }

  get state(): DocumentsState {
    const { nextSeqNo, sown, gone, goneCount, bySeqNo } = this.#content
    return {
      nextSeqNo,
      ...(sown !== undefined && { sown }),
      ...(goneCount > 0 && { gone: [...gone.values()] }),
      written: [...bySeqNo.values()]
    }
  }

  get count(): number {
    const { sown, goneCount, writtenCount } = this.#content
    return (sown?.count ?? 0) - goneCount + writtenCount
  }

  /** What they take on disk; 0 where there are none. */
  get storeBytes(): number {
    const { sown, goneCount, storeBytes } = this.#content
    const sownBytes = ((sown?.count ?? 0) - goneCount) * storeBytesMin
    return this.count === 0 ? 0 : segmentBytes + sownBytes + storeBytes
  }

  /** What they take in memory. */
  get heldBytes(): number {
    return this.#content.writtenBytes + this.#content.writtenCount * overheadBytes
  }

  /** What the next write will be numbered with. */
  get nextSeqNo(): number {
    return this.#content.nextSeqNo
  }

  get(id: string): StoredDocument | undefined {
    const { byHash, gone, sown } = this.#content
    const written = byHash.get(hashOf(id))?.find(it => it.id === id)
    if (written !== undefined || sown === undefined) return written
    const ordinal = sownOrdinal(sown, id)
    if (ordinal === undefined || gone.get(ordinal) !== undefined) return undefined
    return sownDocument(sown, ordinal)
  }

  /** In the order in which they were written. */
  *values(): Generator<StoredDocument, undefined> {
    const { sown, gone, bySeqNo } = this.#content
    for (let ordinal = 0; sown !== undefined && ordinal < sown.count; ordinal += 1) {
      if (gone.get(ordinal) === undefined) yield sownDocument(sown, ordinal)
    }
    yield* bySeqNo.values()
  }

  /** Adds a document, or overwrites the one of the same id. */
  with({ version, ...document }: NewDocument): Documents {
    const former = this.get(document.id)
    const { nextSeqNo } = this.#content
    assert(nextSeqNo < intKeyMax, 'an index has no more sequence numbers')
    const stored = {
      ...document,
      version: version ?? (former?.version ?? 0) + 1,
      seqNo: nextSeqNo
    }
    return new Documents(withDocument(this.#left(former), stored))
  }

  /** Deletes a document. Where there is none that is written down too: the numbers go on. */
  without(id: string): Documents {
    const { nextSeqNo } = this.#content
    return new Documents({ ...this.#left(this.get(id)), nextSeqNo: nextSeqNo + 1 })
  }

  /** Only those that are to be kept; the numbers stay as they are. Costs as much as there are. */
  filter(isKept: (document: StoredDocument) => boolean): Documents {
    let content = this.#content
    for (const document of this.values()) {
      if (!isKept(document)) content = withoutDocument(content, document)
    }
    return content === this.#content ? this : new Documents(content)
  }

  #left(former: StoredDocument | undefined): Content {
    return former === undefined ? this.#content : withoutDocument(this.#content, former)
  }
}

function withDocument(content: Content, document: StoredDocument): Content {
  const { bySeqNo, byHash, writtenCount, writtenBytes, storeBytes } = content
  const hash = hashOf(document.id)
  return {
    ...content,
    nextSeqNo: document.seqNo + 1,
    bySeqNo: bySeqNo.with(document.seqNo, document),
    byHash: byHash.with(hash, [...(byHash.get(hash) ?? []), document]),
    writtenCount: writtenCount + 1,
    writtenBytes: writtenBytes + document.bytes,
    storeBytes: storeBytes + Math.max(storeBytesMin, document.bytes)
  }
}

function withoutDocument(content: Content, { id, seqNo, bytes }: StoredDocument): Content {
  const { sown, gone, goneCount, bySeqNo, byHash } = content
  if (seqNo < (sown?.count ?? 0)) {
    return { ...content, gone: gone.with(seqNo, seqNo), goneCount: goneCount + 1 }
  }
  const hash = hashOf(id)
  const others = byHash.get(hash)?.filter(it => it.id !== id) ?? []
  return {
    ...content,
    bySeqNo: bySeqNo.without(seqNo),
    byHash: others.length === 0 ? byHash.without(hash) : byHash.with(hash, others),
    writtenCount: content.writtenCount - 1,
    writtenBytes: content.writtenBytes - bytes,
    storeBytes: content.storeBytes - Math.max(storeBytesMin, bytes)
  }
}

/** The shard of a document, from 0. Assumed: the original hashes ids in another way. */
export function shardOf(id: string, shards: number): number {
  return textHash(id) % shards
}

function hashOf(id: string): number {
  return textHash(id) & intKeyMax
}
