import { type Static, Type } from '@sinclair/typebox'
import { refuse } from '../../domain/refusal.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import { flatSettings, type JsonObject, malformed } from './body.js'
import { isObject } from './json.js'

export const Acknowledged = Type.Object({ acknowledged: Type.Literal(true) })
export type Acknowledged = Static<typeof Acknowledged>

export const acknowledged: Acknowledged = { acknowledged: true }

export const RepositoryEntry = Type.Object({
  type: Type.String(),
  uuid: Type.Optional(Type.String()),
  settings: Type.Record(Type.String(), Type.String())
})
export type RepositoryEntry = Static<typeof RepositoryEntry>

interface RepositoryFacts {
  readonly name: string
  readonly type: string
  readonly uuid: string
  readonly isWritten: boolean
  readonly settings: Readonly<Record<string, string>>
}

/**
 * The registered repositories by name; setting values are strings. A uuid is told once something was written
 * there, and in OpenSearch there is none.
 *
 * Source: Elasticsearch, `RepositoriesMetadata.toXContent`.
 */
export function repositoryMap(
  repositories: readonly RepositoryFacts[],
  { repositoryUuid }: SearchTraits
): Record<string, RepositoryEntry> {
  return Object.fromEntries(
    repositories.map(({ name, type, uuid, isWritten, settings }) => [
      name,
      { type, ...(repositoryUuid && isWritten && { uuid }), settings }
    ])
  )
}

/** Source: Elasticsearch, `PutRepositoryRequest.source` and `validate`. */
export function readRepositoryBody(body: JsonObject) {
  const { type, settings = {} } = body
  if (!isObject(settings))
    return malformed('Malformed settings section, should include an inner object')
  if (type === undefined || type === null) {
    return refuse({ code: 'VALIDATION_FAILED', complaints: ['type is missing'] })
  }
  return { type: String(type), settings: flatSettings(settings) }
}

/** The nodes that reach the repository: all of them, which is one. */
export function verifiedNodes({ nodeId, nodeName }: { nodeId: string; nodeName: string }) {
  return { nodes: { [nodeId]: { name: nodeName } } }
}

/** Nothing is ever left behind that could be cleaned up. */
export const cleanedUp = { results: { deleted_bytes: 0, deleted_blobs: 0 } }
