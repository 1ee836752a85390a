import { formatMediaType, type MediaType, parseMediaType } from './binding/media-type.js'

/** Types in the order in which they are preferred, ready to be compared and to be named. */
export interface MediaTypes {
  readonly types: readonly MediaType[]
  readonly names: readonly string[]
}

/** Types by their names, the favourite first. */
export function mediaTypes(...names: string[]): MediaTypes {
  const types = names.map(parseMediaType)
  return { types, names: types.map(formatMediaType) }
}

/** What Spring's actuator operations take and give. Source: recorded from 8.6.11. */
export const actuatorTypes = mediaTypes(
  'application/vnd.spring-boot.actuator.v3+json',
  'application/vnd.spring-boot.actuator.v2+json',
  'application/json'
)

/** The same with plain JSON before the vendor's types. */
export const jsonFirstTypes = mediaTypes(
  'application/json',
  'application/vnd.spring-boot.actuator.v3+json',
  'application/vnd.spring-boot.actuator.v2+json'
)

export const jsonOnly = mediaTypes('application/json')

/** What a plain controller reads and writes: anything that its JSON converter takes for JSON. */
export const jsonLike = mediaTypes('application/json', 'application/*+json')

const smile = 'application/x-jackson-smile'
const cbor = 'application/cbor'

/** What a plain controller names when it can write nothing that was asked for. */
export const writableTypes = mediaTypes('application/json', 'application/*+json', smile, cbor)

/** What a plain controller names when it cannot read a body: the same, in the readers' order. */
export const readableTypes = mediaTypes('application/json', smile, cbor, 'application/*+json')
