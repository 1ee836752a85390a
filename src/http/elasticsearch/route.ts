import { Type } from '@sinclair/typebox'
import type { SearchSubject } from '../../domain/search-credentials.js'
import type { SearchTraits } from '../../domain/search-traits.js'
import type { SearchDemand } from '../../domain/search-trouble.js'
import type { JsonObject } from '../../wire/elasticsearch/body.js'
import type { Identity } from '../../wire/elasticsearch/cluster.js'
import type { Query } from '../../wire/elasticsearch/query.js'
import type { World } from '../../world/world.js'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'

/** What one request brings to its handler. */
export interface SearchCall {
  readonly world: World
  readonly traits: SearchTraits
  readonly identity: Identity
  readonly query: Query
  /** As it was sent, without the query. */
  readonly path: string
  /** Host and port at which the client reached the door. */
  readonly address: string
  /** Who asks. */
  readonly subject: SearchSubject
  /** Whether it takes API keys, which may depend on how the request came. */
  readonly takesApiKeys: boolean
  /** A part of the path, decoded; empty where the path has no such part. */
  param(name: string): string
  /** A part of the path that is a comma list. */
  names(name: string): string[]
  /** The body as an object, an empty one where there is none. Refuses what cannot be read. */
  body(): JsonObject
  /** The body as it was sent, empty where there is none. */
  text(): string
  /** Lets the request wait, until the signal aborts: the client has gone, or world or app is closed. */
  park(): AbortSignal
}

/**
 * `json` in the usual type, with a `LongList` where there is a list that may be long; `text` for cat tables;
 * neither for an empty answer.
 */
export interface SearchAnswer {
  /** 200 where absent. */
  readonly status?: number
  readonly json?: unknown
  readonly text?: string | Iterable<string>
  readonly headers?: Readonly<Record<string, string>>
}

/** A row of the table of routes. */
export interface SearchRoute {
  readonly operationId: `elasticsearch.${string}`
  readonly methods: readonly Method[]
  readonly paths: readonly string[]
  /** The query parameters it takes besides the common ones; any other is refused. */
  readonly parameters: readonly string[] | ((traits: SearchTraits) => readonly string[])
  /** What the cluster has to be able to do for it. */
  readonly demand: SearchDemand | ((call: SearchCall) => SearchDemand)
  /** Whether the release has it at all; always where absent. */
  has?(traits: SearchTraits): boolean
  /** Whether the cluster offers what its release has; always where absent. */
  isOffered?(world: World): boolean
  answer(call: SearchCall): SearchAnswer | Promise<SearchAnswer>
}

/** What a release takes. OpenSearch calls the elected node by another name, and still knows the first. */
export function parametersOf({ parameters }: SearchRoute, traits: SearchTraits): readonly string[] {
  const own = typeof parameters === 'function' ? parameters(traits) : parameters
  const isAsked = traits.clusterManager && own.includes('master_timeout')
  return isAsked ? [...own, 'cluster_manager_timeout'] : own
}

export function isKnown({ has }: SearchRoute, traits: SearchTraits): boolean {
  return has?.(traits) ?? true
}

/** The names of parameters as a schema, which is there to be read: handlers judge by themselves. */
export function queryOfNames(names: readonly string[]) {
  return Type.Object(Object.fromEntries(names.map(name => [name, Type.Optional(Type.String())])))
}

/** The routes whose path fits, percent codes and all. */
export function methodsAt(routes: readonly SearchRoute[], path: string): readonly Method[] {
  const segments = path.replace(/\/$/, '').split('/')
  const fits = (pattern: string) => {
    const parts = pattern.replace(/\/$/, '').split('/')
    return (
      parts.length === segments.length &&
      parts.every((part, at) =>
        part.startsWith(':') ? segments[at] !== '' : part === segments[at]
      )
    )
  }
  const methods = routes.filter(it => it.paths.some(fits)).flatMap(it => it.methods)
  return [...new Set(methods)].toSorted()
}
