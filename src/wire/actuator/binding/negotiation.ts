/**
 * Which media type an answer has, and which one a body may have.
 *
 * Source: Spring Framework 6.1, HeaderContentNegotiationStrategy,
 * AbstractMessageConverterMethodProcessor and ConsumesRequestCondition; recorded from 8.6.11.
 */
import { withoutWhiteSpace } from './java-text.js'
import {
  formatMediaType,
  InvalidMediaType,
  type MediaType,
  parameterOf,
  parseMediaType,
  splitOutsideQuotes
} from './media-type.js'

const ANY: MediaType = { type: '*', subtype: '*', parameters: new Map() }

/** Longer lists are refused, because sorting them takes the square of their length. */
const ACCEPTED_MAX = 50

/**
 * Reads an Accept header, several of them joined by commas. The result is never empty and sorted
 * by preference: quality first, then fewer wildcards, then more parameters of the same type.
 *
 * @throws InvalidMediaType when one element is bad; `unparsableAccept` words it for an answer.
 */
export function parseAccept(header: string | undefined): readonly MediaType[] {
  const elements = splitOutsideQuotes(header ?? '', ',').filter(it => withoutWhiteSpace(it) !== '')
  if (elements.length === 0) return [ANY]
  const accepted = elements.map(parseMediaType)
  if (accepted.length > ACCEPTED_MAX) {
    const list = accepted.map(formatMediaType).join(', ')
    throw new InvalidMediaType(`Invalid mime type "[${list}]": Too many elements`)
  }
  return byPreference(accepted)
}

/** The sentence about an Accept header that `parseAccept` refused. */
export function unparsableAccept(header: string, { message }: InvalidMediaType): string {
  return `Could not parse 'Accept' header [${header}]: ${message}`
}

/**
 * Chooses the type of an answer, or returns `undefined` when nothing fits.
 *
 * A type that was asked for and is at least as precise as the one produced is echoed with its
 * parameters; a wildcard becomes what is produced. A quality of 0 is a low wish, not a refusal.
 *
 * @param accepted - as `parseAccept` returns it.
 * @param produced - what can be produced, the favourite first. It may hold `application/*+json`,
 *   which answers any type of that suffix.
 */
export function negotiate(
  accepted: readonly MediaType[],
  produced: readonly MediaType[]
): MediaType | undefined {
  const candidates = accepted.flatMap(wish =>
    produced.filter(it => isCompatible(wish, it)).map(it => morePrecise(wish, it))
  )
  const chosen = byPreference(candidates).find(isConcrete)
  return chosen && withoutQuality(chosen)
}

/**
 * Tells whether one of the consumable types includes the content type, whatever its parameters. A
 * wildcard in the content type itself is included only by the same wildcard.
 */
export function consumes(contentType: MediaType, consumable: readonly MediaType[]): boolean {
  return consumable.some(it => includes(it, contentType))
}

/** Charsets in which JSON is written; with any other one the answer cannot be made. */
const WRITABLE_CHARSET = /^(utf-?8|utf[-_]?(16|32)[-_]?[bl]e|(us-)?ascii)$/i

/** Tells whether an answer of this type can be written: it fails for a charset outside Unicode. */
export function isWritable(mediaType: MediaType): boolean {
  const charset = parameterOf(mediaType, 'charset')
  return charset === undefined || WRITABLE_CHARSET.test(charset)
}

function includes(range: MediaType, { type, subtype }: MediaType): boolean {
  if (range.type === '*') return true
  if (range.type !== type) return false
  if (range.subtype === subtype || range.subtype === '*') return true
  return isWildcardSubtype(range) && suffixOf(range) === (suffixOf({ subtype }) ?? '')
}

function isCompatible(one: MediaType, other: MediaType): boolean {
  if (one.type === '*' || other.type === '*') return true
  if (one.type !== other.type) return false
  if (one.subtype === other.subtype) return true
  if (one.subtype === '*' || other.subtype === '*') return true
  return suffixCovers(one, other) || suffixCovers(other, one)
}

/** `application/*+json` covers `application/json` as well as `application/foo+json`. */
function suffixCovers(range: MediaType, other: MediaType): boolean {
  if (!isWildcardSubtype(range)) return false
  const suffix = suffixOf(range)
  return suffix === other.subtype || suffix === suffixOf(other)
}

/** The wish, unless what is produced is strictly preferable at the same quality. */
function morePrecise(wish: MediaType, produced: MediaType): MediaType {
  const quality = wish.parameters.get('q')
  const parameters = new Map(produced.parameters)
  if (quality !== undefined) parameters.set('q', quality)
  const offer = { ...produced, parameters }
  return isPreferred(offer, wish) ? offer : wish
}

/**
 * Sorts by exchanging neighbours, as the original does: preference is no order of all types (two
 * different ones are simply not compared), so another algorithm could end elsewhere.
 */
function byPreference(mediaTypes: readonly MediaType[]): readonly MediaType[] {
  const sorted = [...mediaTypes]
  for (let unsorted = sorted.length; unsorted > 1; unsorted -= 1) {
    for (let at = 1; at < unsorted; at += 1) {
      const [previous, current] = sorted.slice(at - 1, at + 1)
      if (previous === undefined || current === undefined) break
      if (isPreferred(current, previous)) sorted.splice(at - 1, 2, current, previous)
    }
  }
  return sorted
}

function isPreferred(one: MediaType, other: MediaType): boolean {
  const quality = qualityOf(one) - qualityOf(other)
  if (quality !== 0) return quality > 0
  if ((one.type === '*') !== (other.type === '*')) return other.type === '*'
  if (isWildcardSubtype(one) !== isWildcardSubtype(other)) return isWildcardSubtype(other)
  if (one.type !== other.type || one.subtype !== other.subtype) return false
  return one.parameters.size > other.parameters.size
}

function qualityOf(mediaType: MediaType): number {
  const quality = Number.parseFloat(parameterOf(mediaType, 'q') ?? '1')
  return Number.isNaN(quality) ? 1 : quality
}

function withoutQuality(mediaType: MediaType): MediaType {
  const kept = [...mediaType.parameters].filter(([name]) => name.toLowerCase() !== 'q')
  return { ...mediaType, parameters: new Map(kept) }
}

const isWildcardSubtype = ({ subtype }: MediaType) => subtype === '*' || subtype.startsWith('*+')
const isConcrete = (mediaType: MediaType) => mediaType.type !== '*' && !isWildcardSubtype(mediaType)

function suffixOf({ subtype }: Pick<MediaType, 'subtype'>): string | undefined {
  const plus = subtype.lastIndexOf('+')
  return plus === -1 ? undefined : subtype.slice(plus + 1)
}
