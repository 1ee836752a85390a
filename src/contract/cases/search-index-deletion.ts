/** Deleting indices, and the setting that guards them. */
import type { Step } from '../case.js'
import { object } from '../pattern.js'
import { docs } from './evidence.js'
import { illegal, noIndex } from './search-answers.js'
import { elastic, known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, deleted, got, put, steps } from './search-steps.js'

const service = elastic('TransportDeleteIndexAction and IndexNameExpressionResolver')
const guard = elastic('DestructiveOperations')
const broken = docs('Elasticsearch 8.0 release notes, breaking changes')
const deletePage = docs('Elasticsearch 8.17 reference, delete index API')

const two = [anIndex('{name}-a1', ['{name}-x']), anIndex('{name}-a2')] as const
const left = (...ends: readonly string[]): Step =>
  got('/{name}-*', {
    status: 200,
    json: Object.fromEntries(ends.map(it => [`{name}-${it}`, object]))
  })
const isAlias = illegal(
  'The provided expression [{name}-x] matches an alias, specify the corresponding concrete ' +
    'indices instead.'
)
const tooBroad = illegal('Wildcard expressions or all indices are not allowed')

const byName: readonly SearchRow[] = [
  {
    id: 'indices.delete',
    title: 'an index is deleted by its name, and the others stay',
    evidence: [service],
    steps: [...two, deleted('/{name}-a1'), left('a2')]
  },
  {
    id: 'indices.delete.missing',
    title: 'an index that is not there cannot be deleted, unless it may be missing',
    evidence: [service],
    safety: 'read-only',
    steps: [deleted('/{name}', noIndex('{name}')), deleted('/{name}?ignore_unavailable=true')]
  },
  {
    id: 'indices.delete.alias',
    title: 'an index cannot be deleted by its alias, nor anything with it',
    evidence: [service, deletePage],
    steps: [
      ...two,
      deleted('/{name}-x', isAlias),
      deleted('/{name}-a2,{name}-x', isAlias),
      left('a1', 'a2')
    ]
  },
  {
    id: 'indices.delete.alias.skipped',
    title: 'an alias is passed over where what is deleted may be missing',
    evidence: [service, deletePage],
    steps: [...two, deleted('/{name}-x?ignore_unavailable=true'), left('a1', 'a2')]
  }
]

/** Patterns that are refused where a name is required. */
const patterns = ['{name}-*', '{name}-a1,{name}-a*'] as const

const setting = '/_cluster/settings'
const unguarded = { persistent: { 'action.destructive_requires_name': false } }
const asBefore = { persistent: { 'action.destructive_requires_name': null } }

/** No name is required any longer. */
const freed: Step = {
  ...put(setting, unguarded, {
    status: 200,
    json: {
      acknowledged: true,
      persistent: { action: { destructive_requires_name: 'false' } },
      transient: {}
    }
  }),
  undo: [{ method: 'PUT', path: setting, body: asBefore }]
}

const byPattern: readonly SearchRow[] = [
  {
    id: 'indices.delete.guarded',
    title: 'indices are not deleted by a pattern, because names are required by default',
    engines: ['elasticsearch:8.0-'],
    evidence: [guard, broken],
    steps: [...two, ...steps(patterns, path => deleted(`/${path}`, tooBroad)), left('a1', 'a2')]
  },
  {
    id: 'indices.delete.unguarded',
    title: 'indices are deleted by a pattern, because no names are required by default',
    engines: ['elasticsearch:7.17', 'opensearch'],
    evidence: [known],
    steps: [...two, deleted('/{name}-*'), left()]
  },
  {
    id: 'indices.delete.freed',
    title: 'indices are deleted by a pattern where the cluster was told to allow it',
    evidence: [docs('Elasticsearch 8.17 reference, cluster update settings API'), guard],
    safety: 'destructive',
    steps: [...two, freed, deleted('/{name}-a1,{name}-a*'), left()]
  },
  {
    id: 'indices.delete.pattern.aliases',
    title: 'a pattern deletes indices, finds no aliases, and may find nothing',
    evidence: [service],
    safety: 'destructive',
    steps: [...two, freed, deleted('/{name}-x*'), left('a1', 'a2')]
  },
  {
    id: 'indices.delete.pattern.no-indices',
    title: 'a pattern has to find an index to delete where that was said',
    evidence: [service],
    safety: 'destructive',
    steps: [freed, deleted('/{name}-*?allow_no_indices=false', noIndex('{name}-*'))]
  }
]

export const searchIndexDeletionCases = searchCases([...byName, ...byPattern])
