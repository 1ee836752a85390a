import { refuse, type SearchCause } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'

interface MediaType {
  /** Without parameters, in lower case. */
  readonly name: string
  /** The major of `compatible-with`, where it is a vendor type. */
  readonly compatibleWith?: number
}

const vendorJson = 'application/vnd.elasticsearch+json'
const bodyTypes = new Set(['application/json', 'application/x-ndjson', vendorJson])

/** Reads `type/subtype; parameter=value`; `undefined` where there is no such thing. */
export function mediaType(header: string | undefined): MediaType | undefined {
  const [name = '', ...parameters] = (header ?? '').split(';').map(it => it.trim().toLowerCase())
  if (!/^[^\s/]+\/[^\s/]+$/.test(name)) return undefined
  const version = parameters.map(it => /^compatible-with=(\d+)$/.exec(it)?.[1]).find(it => it)
  return { name, ...(version !== undefined && { compatibleWith: Number(version) }) }
}

export function isJsonBody(header: string | undefined): boolean {
  return bodyTypes.has(mediaType(header)?.name ?? '')
}

/** The type of the answer: the vendor's where it was asked for. */
export function answerType(accept: string | undefined): string {
  const { name, compatibleWith } = mediaType(accept) ?? {}
  if (name !== vendorJson || compatibleWith === undefined) return 'application/json'
  return `${vendorJson};compatible-with=${compatibleWith}`
}

export function acceptsJson(accept: string | undefined): boolean {
  const name = mediaType(accept)?.name
  return name === 'application/json' || name === vendorJson
}

/**
 * Refuses vendor types of majors the product is not compatible with.
 *
 * Source: Elasticsearch 8, `RestCompatibleVersionHelper`.
 */
export function mustBeCompatible(
  headers: { accept: string | undefined; contentType: string | undefined },
  { compatibleWith: [own, former] }: SearchTraits
): void {
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
  const names = [
    ...(contentType === undefined ? [] : ['Content-Type']),
    ...(accept === undefined ? [] : ['Accept'])
  ]
  const cause =
    accept === undefined
      ? complaint('Content-Type', contentType ?? 0, headers.contentType)
      : complaint('Accept', accept, headers.accept)
  refuse({ code: 'MEDIA_TYPE_INVALID', headers: names.join(', '), cause })
}
