/** Cases about the search engine, with what is the same of all of them. */
import type { ContractCase, Step } from '../case.js'
import { type Evidence, strongest } from '../evidence.js'
import type { SafetyClass } from '../safety.js'
import { assumed, source } from './evidence.js'

/** A case without its subject. Its class of safety follows from its steps unless it says more of itself. */
export interface SearchRow extends Omit<ContractCase, 'subject' | 'safety'> {
  /** Operation and behaviour, such as `delete.list`. */
  readonly id: string
  readonly safety?: SafetyClass
}

export function searchCases(rows: readonly SearchRow[]): readonly ContractCase[] {
  return rows.map(row => ({
    ...row,
    id: `search.${row.id}`,
    subject: 'search',
    safety: row.safety ?? safetyOf(row)
  }))
}

/** Who registers a repository changes the cluster. A refusal is certain only where somebody has read or seen it. */
function safetyOf({ steps, evidence, onlyWhere }: SearchRow): SafetyClass {
  if (onlyWhere?.undo !== undefined) return 'destructive'
  if (steps.some(it => it.undo !== undefined)) return 'deletes-what-it-created'
  const isCertain = ['recorded', 'source'].includes(strongest(evidence))
  const isHarmless = (it: Step) => isReading(it) || (isCertain && it.expect.status >= 400)
  return steps.every(isHarmless) ? 'read-only' : 'creates-backups'
}

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
