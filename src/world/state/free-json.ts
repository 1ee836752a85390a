/**
 * What clients may put anything into: the metadata of a snapshot, the mappings of an index. It is kept as JSON,
 * but for numbers that JavaScript would not give back: `{"$bigint": "9223372036854775807"}` and
 * `{"$number": "1.10"}`. An object that only looks like one of these is `{"$object": {...}}`.
 */
import { isLosslessNumber, LosslessNumber } from 'lossless-json'
import { type Codec, isRecord, type Json } from './codec.js'
import type { Place } from './place.js'

type FreeObject = Readonly<Record<string, unknown>>

/** Levels around a value; beyond them nothing is read. */
const depthMax = 1_000

export const freeObject: Codec<FreeObject> = {
  write: value => writeMembers(value),
  read: (json, at) => (isRecord(json) ? readMembers(json, at) : at.complain('is not an object'))
}

/** Anything that JSON can say. */
export const freeValue: Codec<unknown> = { write: writeValue, read: readValue }

const marks = ['$bigint', '$number', '$object']

function writeValue(value: unknown): Json {
  if (typeof value === 'bigint') return { $bigint: String(value) }
  if (isLosslessNumber(value)) return { $number: value.value }
  if (Array.isArray(value)) return value.map(writeValue)
  if (!isRecord(value)) return value as Json
  const members = writeMembers(value)
  return isMarked(value) ? { $object: members } : members
}

function writeMembers(value: FreeObject): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, writeValue(it)]))
}

function readValue(json: unknown, at: Place): unknown {
  if (at.depth > depthMax) return at.complain('lies too deep')
  if (Array.isArray(json)) return json.map((it, index) => readValue(it, at.at(index)))
  if (isRecord(json)) return isMarked(json) ? readMarked(json, at) : readMembers(json, at)
  const isScalar = json === null || ['boolean', 'number', 'string'].includes(typeof json)
  return isScalar ? json : at.complain('is nothing that JSON can say')
}

function readMembers(json: FreeObject, at: Place): FreeObject {
  const members = Object.entries(json)
  return Object.fromEntries(members.map(([name, it]) => [name, readValue(it, at.at(name))]))
}

function readMarked({ $bigint, $number, $object }: FreeObject, at: Place): unknown {
  if (isRecord($object)) return readMembers($object, at.at('$object'))
  if (typeof $bigint === 'string' && /^-?\d{1,4000}$/.test($bigint)) return BigInt($bigint)
  if (typeof $number === 'string' && numberForm.test($number)) return new LosslessNumber($number)
  return at.complain(`is not what ${marks.join(', ')} stand for`)
}

const numberForm = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** Whether it has one member, and that is a mark. */
function isMarked(value: FreeObject): boolean {
  const [name = '', ...others] = Object.keys(value)
  return others.length === 0 && marks.includes(name)
}
