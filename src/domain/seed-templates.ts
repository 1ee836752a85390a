import type { IndexTemplate } from './search-templates.js'
import { seedIndices } from './seed-indices.js'

/**
 * The templates that the applications and the exporter have put in place, one per kind of index.
 *
 * Documented is only that names of all four are there; how they go on (`operate-list-view-8.3.0_template`,
 * `zeebe-record_job_8.7.2`, `optimize-metadata_v3-template`) is assumed from the names of the indices.
 */
export function seedTemplates(version: string): Readonly<Record<string, IndexTemplate>> {
  const indices = seedIndices({ day: '2000-01-01', version })
  const entries = indices.flatMap(({ name, aliases: [alias] }) => {
    const found = nameAndPattern(name)
    if (found === undefined) return []
    const content = {
      settings: { 'index.number_of_shards': '1', 'index.number_of_replicas': '0' },
      mappings: {},
      aliases: alias === undefined ? {} : { [alias]: {} }
    }
    return [[found.name, { patterns: [found.pattern], content, composedOf: [] }] as const]
  })
  return Object.fromEntries(entries)
}

function nameAndPattern(index: string): { name: string; pattern: string } | undefined {
  const base = /^(?:operate|tasklist)-.+_$/.exec(index)?.[0]
  if (base !== undefined) return { name: `${base}template`, pattern: `${base}*` }
  const records = /^(zeebe-record_.+)_\d{4}-\d\d-\d\d$/.exec(index)?.[1]
  if (records !== undefined) return { name: records, pattern: `${records}_*` }
  if (index.startsWith('optimize-')) return { name: `${index}-template`, pattern: `${index}-*` }
  return undefined
}
