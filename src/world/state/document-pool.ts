import { Documents, type DocumentsState, type StoredDocument } from '../../domain/documents.js'
import { intKeyMax } from '../../domain/int-map.js'
import { type SownFacts, sownOrdinal } from '../../domain/sown-documents.js'
import { type Codec, list, optional, shape } from './codec.js'
import type { Place } from './place.js'
import { Pool } from './pool.js'
import { instant, text, whole } from './scalars.js'
import { unseen } from './unseen.js'

const sownFacts = shape<SownFacts>({
  seed: text,
  index: text,
  count: whole(1, intKeyMax),
  partitionsCount: whole(1),
  untilMs: instant
})

const counted = shape<Omit<StoredDocument, 'bytes'>>({
  id: text,
  source: text,
  version: whole(),
  seqNo: whole(0, intKeyMax),
  routing: optional(text)
})

const document: Codec<StoredDocument> = {
  write: counted.write,
  read: (json, at) => {
    const read = counted.read(json, at)
    // What could not be read was complained of already.
    if (read === undefined || ![read.id, read.source].every(it => typeof it === 'string')) return
    if (!isJsonObject(read.source)) return at.at('source').complain('is not the JSON of an object')
    return { ...read, bytes: Buffer.byteLength(read.source) }
  }
}

/**
 * The documents of all indices, each written down once: most lie in many snapshots. The documents of an index are
 * written as their places in this list.
 */
export class DocumentPool {
  readonly #pool = new Pool(document, 'known documents')

  /** The list itself; written and read before whatever refers to it. */
  readonly all = this.#pool.all

  readonly #state = shape<DocumentsState>({
    nextSeqNo: whole(0, intKeyMax),
    sown: optional(sownFacts),
    gone: optional(list(whole(0, intKeyMax))),
    written: this.#pool.references
  })

  readonly documents: Codec<Documents> = {
    write: documents => this.#state.write(documents.state),
    read: (json, at) => {
      const state = this.#state.read(json, at)
      return state !== undefined && isPossible(state, at) ? Documents.from(state) : undefined
    }
  }
}

/** Whether it can be true; what is not is complained of. */
function isPossible({ nextSeqNo, sown, gone = [], written }: DocumentsState, at: Place): boolean {
  // What could not be read was complained of already.
  const isRead = Array.isArray(written) && !written.includes(undefined) && Array.isArray(gone)
  if (!isRead || (sown !== undefined && !Number.isSafeInteger(sown.count))) return false
  const sownCount = sown?.count ?? 0
  const complaints: string[] = []
  const isNewId = unseen()
  let last = sownCount - 1
  const lost = new Set(gone)
  for (const { id, seqNo } of written) {
    const ordinal = sown === undefined ? undefined : sownOrdinal(sown, id)
    const isSown = ordinal !== undefined && !lost.has(ordinal)
    if (!isNewId(id) || isSown) complaints.push(`document ${id} is there twice`)
    if (seqNo <= last) complaints.push(`document ${id} is out of order`)
    last = seqNo
  }
  if (nextSeqNo <= last) complaints.push('nextSeqNo was given before')
  if (gone.some(it => it >= sownCount)) complaints.push('what is gone was never there')
  if (lost.size < gone.length) complaints.push('the same is gone twice')
  for (const complaint of complaints) at.complain(complaint)
  return complaints.length === 0
}

function isJsonObject(source: string): boolean {
  try {
    const value: unknown = JSON.parse(source)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
