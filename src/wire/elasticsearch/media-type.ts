import { refuse, type SearchCause } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'

interface MediaType {
  /** Without parameters, in lower case. */
  readonly name: string
  /** The major of `compatible-with`, where it is a vendor type. */
  readonly compatibleWith?: number
}

const vendorJson = 'application/vnd.elasticsearch+json'
const vendorTypes = new Set([vendorJson, 'application/vnd.elasticsearch+x-ndjson'])
const bodyTypes = new Set(['application/json', 'application/x-ndjson'])

/**
 * Reads `type/subtype; parameter=value`; `undefined` where there is no such thing. Of several types none counts,
 * as if there were no header: this is how the vendor's clients ask for tables, which then come as text.
 *
 * Source: Elasticsearch, `ParsedMediaType.parseMediaType`.
 */
export function mediaType(header: string | undefined): MediaType | undefined {
  if (header?.includes(',')) return undefined
  const [name = '', ...parameters] = (header ?? '').split(';').map(it => it.trim().toLowerCase())
  if (!/^[^\s/]+\/[^\s/]+$/.test(name)) return undefined
  const version = parameters.map(it => /^compatible-with=(\d+)$/.exec(it)?.[1]).find(it => it)
  return { name, ...(version !== undefined && { compatibleWith: Number(version) }) }
}

/** Whether a body of the type is read. Vendor types are known to the vendor's product only. */
export function isJsonBody(header: string | undefined, traits: SearchTraits): boolean {
  const name = mediaType(header)?.name ?? ''
  return bodyTypes.has(name) || (vendorTypes.has(name) && knowsVendorTypes(traits))
}

/** The type of the answer: the vendor's where it was asked for. */
export function answerType(accept: string | undefined, traits: SearchTraits): string {
  const { name, compatibleWith } = mediaType(accept) ?? {}
  const isVendor = name === vendorJson && compatibleWith !== undefined
  if (!isVendor || !knowsVendorTypes(traits)) return traits.jsonType
  return `${vendorJson};compatible-with=${compatibleWith}`
}

function knowsVendorTypes({ compatibleWith }: SearchTraits): boolean {
  return compatibleWith.length > 0
}

export function acceptsJson(accept: string | undefined): boolean {
  const name = mediaType(accept)?.name
  return name === 'application/json' || name === vendorJson
}

/**
 * Refuses vendor types of majors the product is not compatible with. To OpenSearch they are types like any other.
 * Both headers are named, whichever was wrong; that a content type without a body is judged as well is assumed.
 *
 * Source: Elasticsearch 8, `RestRequest` and `RestCompatibleVersionHelper`.
 */
export function mustBeCompatible(
  headers: { accept: string | undefined; contentType: string | undefined },
  { compatibleWith: [own, former] }: SearchTraits
): void {
  if (own === undefined) return
  const strange = (header: string | undefined) => {
    const version = mediaType(header)?.compatibleWith
    return version !== undefined && version !== own && version !== former ? version : undefined
  }
  const accept = strange(headers.accept)
  const contentType = strange(headers.contentType)
  if (accept === undefined && contentType === undefined) return
  const complaint = (what: string, found: number, value: string | undefined): SearchCause => ({
    type: 'status_exception',
    reason:
      `${what} version must be either version ${own} or ${former}, but found ${found}. ` +
      `${what}=${value}`
  })
  const cause =
    accept === undefined
      ? complaint('Content-Type', contentType ?? 0, headers.contentType)
      : complaint('Accept', accept, headers.accept)
  refuse({ code: 'MEDIA_TYPE_INVALID', cause })
}
