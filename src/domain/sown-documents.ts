/**
 * The documents that an index has from the first moment on. None of them is kept: each is a function of where it
 * lies, and is made whenever somebody asks for it.
 */
import type { InstantMs } from './instant.js'
import { textHash } from './text-hash.js'

/** What decides all documents of one index. */
export interface SownFacts {
  /** The world's seed. */
  readonly seed: string
  readonly index: string
  readonly count: number
  readonly partitionsCount: number
  /** When the last of them was written. */
  readonly untilMs: InstantMs
}

/** A document as it is stored. */
export interface StoredDocument {
  readonly id: string
  /** The JSON of an object, byte for byte as it was sent. */
  readonly source: string
  /** Of the source, in UTF-8. */
  readonly bytes: number
  /** 1 for the first one, or what a client said. */
  readonly version: number
  /** From 0; no two writes into an index have the same. */
  readonly seqNo: number
  readonly routing?: string
}

/** The fields of every sown document, as its index maps them. */
export const sownMappings: Readonly<Record<string, unknown>> = {
  properties: {
    key: { type: 'long' },
    partitionId: { type: 'integer' },
    processInstanceKey: { type: 'long' },
    bpmnProcessId: { type: 'keyword' },
    timestamp: { type: 'date' }
  }
}

const processes = ['invoice', 'order-process', 'customer-onboarding', 'loan-request', 'shipment']

/** Where Zeebe puts the partition in a key. Source: camunda/camunda, `Protocol.KEY_BITS`. */
const keyBits = 51n
const serialMask = (1n << keyBits) - 1n

/** Milliseconds between two documents, unless that would span more than {@link spanMs}. */
const intervalMs = 60_000
const spanMs = 30 * 86_400_000

/** @param ordinal - from 0; the sequence number too. */
export function sownDocument(facts: SownFacts, ordinal: number): StoredDocument {
  const { seed, index, count, partitionsCount, untilMs } = facts
  const partitionId = 1 + (ordinal % partitionsCount)
  const serial = firstSerial(facts) + BigInt(Math.floor(ordinal / partitionsCount))
  const chance = textHash(`${seed}\n${index}\n${ordinal}`)
  const stepMs = Math.min(intervalMs, Math.floor(spanMs / count))
  const writtenMs = untilMs - (count - ordinal) * stepMs + (chance % Math.max(1, stepMs))
  const key = String((BigInt(partitionId) << keyBits) + serial)
  const instanceKey = (BigInt(partitionId) << keyBits) + (serial >> 3n) + 1n
  const members = [
    `"key":${key}`,
    `"partitionId":${partitionId}`,
    `"processInstanceKey":${instanceKey}`,
    `"bpmnProcessId":"${processes[chance % processes.length]}"`,
    `"timestamp":"${new Date(writtenMs).toISOString()}"`
  ]
  const source = `{${members.join(',')}}`
  // Nothing but ASCII.
  return { id: key, source, bytes: source.length, version: 1, seqNo: ordinal }
}

/** Which of the sown documents has the id. */
export function sownOrdinal(facts: SownFacts, id: string): number | undefined {
  if (!/^[1-9]\d{15,18}$/.test(id)) return undefined
  const key = BigInt(id)
  const partition = Number(key >> keyBits)
  const round = Number((key & serialMask) - firstSerial(facts))
  if (partition < 1 || partition > facts.partitionsCount || round < 0) return undefined
  const ordinal = round * facts.partitionsCount + partition - 1
  return ordinal < facts.count ? ordinal : undefined
}

/** Every index begins elsewhere. */
function firstSerial({ seed, index }: SownFacts): bigint {
  return BigInt(1 + textHash(`${seed}\n${index}`))
}
