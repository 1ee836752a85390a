/** Conditions, from the words of the control API into those of the domain and back. */
import type { BrokerCondition } from '../../domain/broker-condition.js'
import type {
  ConditionSet,
  ExportingCondition,
  RepositoryCondition,
  SearchCondition
} from '../../domain/conditions.js'
import type { ConditionChange, Elasticsearch, Exporting, Repository, Zeebe } from './condition.js'
import { zeebePartitionWords } from './condition.js'
import { durationText, lengthMs } from './duration.js'

/** What a change says of the conditions that it names. */
export function conditionsOf(change: ConditionChange): Partial<ConditionSet> {
  const { elasticsearch, exporting, repository, zeebe } = change
  return {
    ...(elasticsearch !== undefined && { elasticsearch: searchCondition(elasticsearch) }),
    ...(repository !== undefined && { repository: repositoryCondition(repository) }),
    ...(zeebe !== undefined && { zeebe: brokerCondition(zeebe) }),
    ...(exporting !== undefined && { exporting: exportingCondition(exporting) })
  }
}

function searchCondition(it: Elasticsearch): SearchCondition {
  if (typeof it === 'string') return { kind: it }
  return it.kind === 'slow' ? { kind: 'slow', delayMs: lengthMs(it.delay) } : { kind: it.kind }
}

function repositoryCondition(it: Repository): RepositoryCondition {
  return typeof it === 'string' ? { kind: it } : it
}

function brokerCondition(it: Zeebe): BrokerCondition {
  const named = typeof it === 'string' ? { kind: it } : it
  const partitionId = 'partition' in named ? (named.partition ?? 1) : 1
  const { kind } = named
  if (kind === 'brokerError') {
    const message = 'message' in named ? (named.message ?? brokerSays) : brokerSays
    return { kind, partitionId, message }
  }
  const ofPartition = zeebePartitionWords.find(word => word === kind)
  if (ofPartition !== undefined) return { kind: ofPartition, partitionId }
  return { kind: kind as Exclude<typeof kind, (typeof zeebePartitionWords)[number]> }
}

/** What a broker says where nobody has put words into its mouth. */
const brokerSays = 'Expected to handle the request, but an internal error occurred'

function exportingCondition(it: Exporting): ExportingCondition {
  if (typeof it === 'string') return { kind: it }
  return it.kind === 'partial' ? { kind: 'partial', partitionIds: it.partitions } : { kind: 'ok' }
}

/** Complains of partitions that the cluster does not have. */
export function partitionComplaints(
  { zeebe, exporting }: Partial<ConditionSet>,
  partitionsCount: number
): string[] {
  const found: [field: string, partitionId: number][] = []
  if (zeebe !== undefined && 'partitionId' in zeebe) {
    found.push(['zeebe.partition', zeebe.partitionId])
  }
  if (exporting?.kind === 'partial') {
    for (const [index, it] of exporting.partitionIds.entries()) {
      found.push([`exporting.partitions[${index}]`, it])
    }
  }
  return found.flatMap(([field, partitionId]) =>
    partitionComplaint(field, partitionId, partitionsCount)
  )
}

/** Complains of a partition that the cluster does not have; nothing is an empty list. */
export function partitionComplaint(
  field: string,
  partitionId: number | undefined,
  partitionsCount: number
): string[] {
  if (partitionId === undefined || partitionId <= partitionsCount) return []
  const allowed = `give a whole number from 1 to ${partitionsCount}, for so many there are`
  return [`${field}: ${partitionId} is not allowed; ${allowed}`]
}

/** Every condition as an object with `kind`. */
export function conditionState({ elasticsearch, exporting, repository, zeebe }: ConditionSet) {
  return {
    elasticsearch:
      elasticsearch.kind === 'slow'
        ? { kind: elasticsearch.kind, delay: durationText(elasticsearch.delayMs) }
        : elasticsearch,
    repository,
    zeebe: brokerState(zeebe),
    exporting:
      exporting.kind === 'partial'
        ? { kind: exporting.kind, partitions: exporting.partitionIds }
        : exporting
  }
}

function brokerState(condition: BrokerCondition) {
  if (!('partitionId' in condition)) return condition
  const { kind, partitionId: partition, ...rest } = condition
  return { kind, partition, ...rest }
}
