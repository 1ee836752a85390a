/** Settings and templates of the search engine. */
import type { GlobalState } from '../../domain/global-state.js'
import type {
  ComponentTemplate,
  IndexContent,
  IndexTemplate,
  LegacyTemplate,
  SearchTemplates
} from '../../domain/search-templates.js'
import type { ClusterMetadataState } from '../cluster-metadata.js'
import { list, optional, record, shape } from './codec.js'
import { freeObject } from './free-json.js'
import { aliasOptions } from './index-codec.js'
import { flag, text, whole } from './scalars.js'

const signed = whole(Number.MIN_SAFE_INTEGER)

const content = shape<IndexContent>({
  settings: optional(record(text)),
  mappings: optional(freeObject),
  aliases: optional(record(aliasOptions))
})

const indexTemplate = shape<IndexTemplate>({
  patterns: list(text),
  content: optional(content),
  composedOf: list(text),
  priority: optional(signed),
  version: optional(signed),
  meta: optional(freeObject),
  dataStream: optional(freeObject),
  allowAutoCreate: optional(flag),
  ignoredMissing: optional(list(text))
})

const componentTemplate = shape<ComponentTemplate>({
  content,
  version: optional(signed),
  meta: optional(freeObject)
})

const legacyTemplate = shape<LegacyTemplate>({
  patterns: list(text),
  order: signed,
  version: optional(signed),
  content
})

export const globalState = shape<GlobalState>({
  settings: record(text),
  templates: shape<SearchTemplates>({
    index: record(indexTemplate),
    component: record(componentTemplate),
    legacy: record(legacyTemplate)
  })
})

export const clusterMetadata = shape<ClusterMetadataState>({
  transient: record(text),
  global: optional(globalState)
})
