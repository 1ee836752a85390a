import type { IndexFacts } from '../../domain/index-facts.js'
import { nameMatcher } from '../../domain/name-pattern.js'
import { refuse } from '../../domain/refusal.js'

export interface IndexTemplate {
  readonly name: string
  readonly patterns: readonly string[]
  readonly alias?: string
}

/**
 * The templates that the applications and the exporter have put in place, one per kind of index.
 *
 * Documented is only that names of all four are there; how they go on (`operate-list-view-8.3.0_template`,
 * `zeebe-record_job_8.7.2`, `optimize-metadata_v3-template`) is assumed from the names of the indices.
 */
export function indexTemplates(indices: readonly Pick<IndexFacts, 'name' | 'aliases'>[]) {
  const templates = indices.flatMap(({ name, aliases: [alias] }): IndexTemplate[] => {
    const base = /^(?:operate|tasklist)-.+_$/.exec(name)?.[0]
    const records = /^(zeebe-record_.+)_\d{4}-\d\d-\d\d$/.exec(name)?.[1]
    const template = templateOf({ name, base, records })
    if (template === undefined) return []
    return [{ ...template, ...(alias !== undefined && { alias }) }]
  })
  const byName = new Map(templates.map(template => [template.name, template]))
  return [...byName.values()]
}

function templateOf({
  name,
  base,
  records
}: {
  name: string
  base: string | undefined
  records: string | undefined
}): IndexTemplate | undefined {
  if (base !== undefined) return { name: `${base}template`, patterns: [`${base}*`] }
  if (records !== undefined) return { name: records, patterns: [`${records}_*`] }
  if (name.startsWith('optimize-')) return { name: `${name}-template`, patterns: [`${name}-*`] }
  return undefined
}

/** The templates of one name or pattern; a plain name has to exist. */
export function findTemplates(
  templates: readonly IndexTemplate[],
  asked: string | undefined
): readonly IndexTemplate[] {
  if (asked === undefined) return templates
  const found = templates.filter(({ name }) => nameMatcher(asked)(name))
  if (found.length === 0 && !asked.includes('*')) {
    refuse({ code: 'TEMPLATE_UNKNOWN', template: asked })
  }
  return found
}

export function templateList(templates: readonly IndexTemplate[]) {
  return {
    index_templates: templates.map(({ name, patterns, alias }) => ({
      name,
      index_template: {
        index_patterns: patterns,
        template: {
          settings: { index: { number_of_shards: '1', number_of_replicas: '0' } },
          mappings: {},
          aliases: alias === undefined ? {} : { [alias]: {} }
        },
        composed_of: []
      }
    }))
  }
}
