/** Templates as they are written and given back. The order of members is that of the original. */
import { refuse } from '../../domain/refusal.js'
import type {
  ComponentTemplate,
  IndexTemplate,
  LegacyTemplate
} from '../../domain/search-templates.js'
import { type JsonObject, malformed, nestedSettings, readNames } from './body.js'
import { contentJson, readContent } from './index-content.js'
import { isObject, numberIn } from './json.js'

type Named<Template> = readonly [name: string, template: Template]

/** `GET /_index_template`. Source: Elasticsearch, `ComposableIndexTemplate.toXContent`. */
export function indexTemplateList(templates: readonly Named<IndexTemplate>[], isFlat: boolean) {
  return {
    index_templates: templates.map(([name, it]) => ({
      name,
      index_template: {
        index_patterns: it.patterns,
        ...(it.content !== undefined && { template: contentJson(it.content, isFlat) }),
        composed_of: it.composedOf,
        ...(it.priority !== undefined && { priority: it.priority }),
        ...(it.version !== undefined && { version: it.version }),
        ...(it.meta !== undefined && { _meta: it.meta }),
        ...(it.dataStream !== undefined && { data_stream: it.dataStream }),
        ...(it.allowAutoCreate !== undefined && { allow_auto_create: it.allowAutoCreate }),
        ...(it.ignoredMissing !== undefined && {
          ignore_missing_component_templates: it.ignoredMissing
        })
      }
    }))
  }
}

/** `GET /_component_template`. */
export function componentTemplateList(
  templates: readonly Named<ComponentTemplate>[],
  isFlat: boolean
) {
  return {
    component_templates: templates.map(([name, { content, version, meta }]) => ({
      name,
      component_template: {
        template: contentJson(content, isFlat),
        ...(version !== undefined && { version }),
        ...(meta !== undefined && { _meta: meta })
      }
    }))
  }
}

/** `GET /_template`. Source: Elasticsearch, `IndexTemplateMetadata.Builder.toInnerXContent`. */
export function legacyTemplateMap(templates: readonly Named<LegacyTemplate>[], isFlat: boolean) {
  const entries = templates.map(([name, { order, version, patterns, content }]) => {
    const { settings = {}, mappings = {}, aliases = {} } = content
    const told = {
      order,
      ...(version !== undefined && { version }),
      index_patterns: patterns,
      settings: isFlat ? settings : nestedSettings(settings),
      mappings,
      ...contentJson({ aliases }, isFlat)
    }
    return [name, told] as const
  })
  return Object.fromEntries(entries)
}

const indexTemplateKeys = [
  ...['index_patterns', 'template', 'composed_of', 'priority', 'version', '_meta', 'data_stream'],
  ...['allow_auto_create', 'ignore_missing_component_templates', 'deprecated']
]

export function readIndexTemplate(body: JsonObject): IndexTemplate {
  mustKnow(body, 'index_template', indexTemplateKeys)
  const patterns = readNames(body, 'index_patterns')
  if (patterns === undefined) return malformed('Required [index_patterns]')
  const { template, data_stream: dataStream, allow_auto_create: allowAutoCreate } = body
  const priority = readWhole(body, 'priority')
  const ignoredMissing = readNames(body, 'ignore_missing_component_templates')
  return {
    patterns,
    ...(isObject(template) && { content: readContent(template) }),
    composedOf: readNames(body, 'composed_of') ?? [],
    ...(priority !== undefined && { priority }),
    ...readAbout(body),
    ...(isObject(dataStream) && { dataStream }),
    ...(typeof allowAutoCreate === 'boolean' && { allowAutoCreate }),
    ...(ignoredMissing !== undefined && { ignoredMissing })
  }
}

export function readComponentTemplate(body: JsonObject): ComponentTemplate {
  mustKnow(body, 'component_template', ['template', 'version', '_meta', 'deprecated'])
  const { template } = body
  if (!isObject(template)) return malformed('Required [template]')
  return { content: readContent(template), ...readAbout(body) }
}

/** Source: Elasticsearch, `PutIndexTemplateRequest.source` and `validate`. */
export function readLegacyTemplate(body: JsonObject, order: number): LegacyTemplate {
  const known = ['index_patterns', 'order', 'version', 'settings', 'mappings', 'aliases']
  const unknown = Object.keys(body).find(key => !known.includes(key))
  if (unknown !== undefined) malformed(`unknown key [${unknown}] in the template `)
  const patterns = readNames(body, 'index_patterns') ?? []
  if (patterns.length === 0) {
    refuse({ code: 'VALIDATION_FAILED', complaints: ['index patterns are missing'] })
  }
  const version = readWhole(body, 'version')
  return {
    patterns,
    order: readWhole(body, 'order') ?? order,
    ...(version !== undefined && { version }),
    content: readContent(body)
  }
}

function readAbout(body: JsonObject) {
  const version = readWhole(body, 'version')
  const meta = body['_meta']
  return { ...(version !== undefined && { version }), ...(isObject(meta) && { meta }) }
}

function readWhole(body: JsonObject, key: string): number | undefined {
  const value = body[key]
  if (value === undefined || value === null) return undefined
  const number = numberIn(value)
  return Number.isSafeInteger(number) ? number : malformed(`failed to parse field [${key}]`)
}

/** Where the original stopped reading is not known here, and not told. */
function mustKnow(body: JsonObject, parser: string, keys: readonly string[]): void {
  const unknown = Object.keys(body).find(key => !keys.includes(key))
  if (unknown === undefined) return
  refuse({ code: 'PARSE_FAILED', reason: `[${parser}] unknown field [${unknown}]` })
}
