/** Cases about the search engine, with what is the same of all of them. */
import type { ContractCase, Request, Step } from '../case.js'
import { type Evidence, strongest } from '../evidence.js'
import type { Safety, SafetyClass } from '../safety.js'
import { assumed, source } from './evidence.js'

/** A case without its subject. What it does follows from its steps; that it is destructive it may say besides. */
export interface SearchRow extends Omit<ContractCase, 'subject' | 'safety'> {
  /** Operation and behaviour, such as `delete.list`. */
  readonly id: string
  readonly safety?: 'read-only' | 'deletes-what-it-created' | 'destructive'
}

export function searchCases(rows: readonly SearchRow[]): readonly ContractCase[] {
  return rows.map(row => ({
    ...row,
    id: `search.${row.id}`,
    subject: 'search',
    safety: safetyOf(row)
  }))
}

/** Who registers a repository changes the cluster. A refusal is certain only where somebody has read or seen it. */
function safetyOf(row: SearchRow): Safety {
  if (row.safety !== undefined && row.safety !== 'destructive') return row.safety
  if (row.safety === undefined && row.onlyWhere?.undo === undefined) return deedOf(row)
  const deed = deedOf(row)
  return deed === 'deletes-what-it-created' ? [deed, 'destructive'] : 'destructive'
}

function deedOf({ steps, evidence }: SearchRow): SafetyClass {
  if (steps.some(({ undo = [] }) => undo.some(isDeletion))) return 'deletes-what-it-created'
  const isCertain = ['recorded', 'source'].includes(strongest(evidence))
  const isHarmless = (it: Step) => isReading(it) || (isCertain && it.expect.status >= 400)
  return steps.every(isHarmless) ? 'read-only' : 'creates-backups'
}

/** Of snapshots and indices; a repository is forgotten, which is a change of the cluster. */
const isDeletion = ({ method, path }: Request) =>
  method === 'DELETE' && !/^\/_snapshot\/[^/]+$/.test(path)
const isReading = ({ send }: Step) => ['GET', 'HEAD'].includes(send.method)

export const elastic = (what: string): Evidence => source(`elastic/elasticsearch, ${what}`)
export const openSearch = (what: string): Evidence =>
  source(`opensearch-project/OpenSearch, ${what}`)

/** What everybody knows who works with them, and nobody has looked up. */
export const known: Evidence = assumed('general knowledge of Elasticsearch and OpenSearch')

/** Elasticsearch from a line on; what it was until a line, as OpenSearch still is. */
export const newerThan = (line: string): readonly string[] => [`elasticsearch:${line}-`]
export const olderThan = (lastLine: string): readonly string[] => [
  `elasticsearch:7.17-${lastLine}`,
  'opensearch'
]
