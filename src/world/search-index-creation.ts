import { mustBeShallow } from '../domain/field-mapping.js'
import { aliasFacts } from '../domain/index-alias.js'
import type { IndexFacts } from '../domain/index-facts.js'
import { refuse } from '../domain/refusal.js'
import {
  contentFor,
  decidingTemplate,
  type IndexContent,
  onTop
} from '../domain/search-templates.js'
import { mustAgree, mustBeAliasName } from './search-aliases.js'
import { createIndex, mustBeNew } from './search-indices.js'
import type { World } from './world.js'

/** Makes an index as a client asks for it, on top of what the templates say of its name. */
export function createIndexFrom(world: World, name: string, asked: IndexContent): IndexFacts {
  mustBeNew(world, name)
  const { templates } = world.metadata.global
  const [template, { dataStream } = {}] = decidingTemplate(templates, name) ?? []
  if (dataStream !== undefined) {
    const reason =
      `cannot create index with name [${name}], because it matches with template [${template}] that creates ` +
      'data streams only, use create data stream api instead'
    refuse({ code: 'ARGUMENT_INVALID', reason })
  }
  const content = onTop(contentFor(templates, name), asked)
  const facts = factsOf(content, name)
  mustBeShallow(facts.mappings)
  for (const alias of facts.aliases) mustBeAliasName(world, alias, name)
  mustAgree([...world.indices.all(), { name, ...facts }])
  return createIndex(world, name, facts)
}

/** The settings that are facts of their own are taken out of the others. */
function factsOf({ settings = {}, mappings = {}, aliases = {} }: IndexContent, name: string) {
  const {
    'index.number_of_shards': shards = '1',
    'index.number_of_replicas': replicas = '1',
    'index.hidden': hidden = 'false',
    ...others
  } = settings
  // Source: Elasticsearch, `MetadataCreateIndexService.resolveAndValidateAliases`.
  const named = Object.entries(aliases).map(
    ([alias, options]) => [alias.replaceAll('{index}', name), options] as const
  )
  return {
    ...aliasFacts(named),
    mappings,
    shards: Number(shards),
    replicas: Number(replicas),
    settings: others,
    ...(hidden === 'true' && { hidden: true })
  }
}
