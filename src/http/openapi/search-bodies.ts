import { type TSchema, Type } from '@sinclair/typebox'

/** A body that the search engine reads. */
export interface SearchBody {
  readonly schema: TSchema
  readonly mediaType?: string
  readonly required: boolean
}

const names = Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())]))
const flag = Type.Optional(Type.Boolean())
const text = Type.Optional(Type.String())
const anything = Type.Record(Type.String(), Type.Unknown())
const inner = Type.Optional(anything)

const due = (schema: TSchema): SearchBody => ({ schema, required: true })
const free = (schema: TSchema): SearchBody => ({ schema, required: false })

const bodies: Readonly<Record<string, SearchBody>> = {
  createSnapshot: free(
    Type.Object({
      indices: names,
      ignore_unavailable: flag,
      include_global_state: flag,
      partial: flag,
      feature_states: Type.Optional(Type.Array(Type.String())),
      expand_wildcards: names,
      metadata: inner
    })
  ),
  cloneSnapshot: due(
    Type.Object({ indices: Type.Union([Type.String(), Type.Array(Type.String())]) })
  ),
  restoreSnapshot: free(
    Type.Object({
      indices: names,
      ignore_unavailable: flag,
      include_global_state: flag,
      include_aliases: flag,
      partial: flag,
      rename_pattern: text,
      rename_replacement: text,
      index_settings: inner,
      ignore_index_settings: names
    })
  ),
  putRepository: due(Type.Object({ type: Type.String(), settings: inner })),
  createIndex: free(Type.Object({ aliases: inner, mappings: inner, settings: inner })),
  changeAliases: due(Type.Object({ actions: Type.Array(anything) })),
  putAlias: free(anything),
  putClusterSettings: due(Type.Object({ persistent: inner, transient: inner })),
  putIndexSettings: due(anything),
  putMappings: due(Type.Object({ properties: inner })),
  putIndexTemplate: due(Type.Object({ index_patterns: names, template: inner })),
  putComponentTemplate: due(Type.Object({ template: inner })),
  putLegacyTemplate: due(Type.Object({ index_patterns: names, settings: inner, mappings: inner })),
  indexDocument: due(anything),
  createDocument: due(anything),
  updateDocument: due(Type.Object({ doc: inner })),
  getDocuments: due(anything),
  search: free(Type.Object({ query: inner, size: Type.Optional(Type.Integer()) })),
  count: free(Type.Object({ query: inner })),
  deleteByQuery: due(Type.Object({ query: anything })),
  reloadSecureSettings: free(anything),
  createApiKey: due(Type.Object({ name: Type.String(), expiration: text })),
  invalidateApiKeys: due(anything),
  bulk: { schema: Type.String(), mediaType: 'application/x-ndjson', required: true }
}

/** `undefined` for an operation that reads no body. */
export function searchBodyOf(operationId: string): SearchBody | undefined {
  return bodies[operationId.replace('elasticsearch.', '')]
}
