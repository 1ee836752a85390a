/**
 * The indices of a Camunda cluster that has been used for a while, as far as backups see them.
 *
 * Source: camunda/camunda 8.7, the index descriptors of Operate and Tasklist, Optimize's schema, and the
 * Elasticsearch exporter (`zeebe-record_<type>_<version>_<date>`).
 */
import { Documents } from './documents.js'
import type { IndexFacts } from './index-facts.js'
import { sownMappings } from './sown-documents.js'

export interface SeedIndex {
  readonly name: string
  readonly aliases: readonly string[]
  readonly shards: number
  readonly documentsCount: number
}

const operate = {
  'import-position-8.3.0': 24,
  'list-view-8.3.0': 412,
  'post-importer-queue-8.3.0': 37,
  'batch-operation-1.0.0': 2,
  'decision-instance-8.3.0': 18,
  'event-8.3.0': 655,
  'flownode-instance-8.3.1': 655,
  'incident-8.3.1': 3,
  'message-8.5.0': 9,
  'operation-8.4.1': 5,
  'sequence-flow-8.3.0': 540,
  'user-task-8.5.0': 61,
  'variable-8.3.0': 280,
  'decision-8.3.0': 4,
  'decision-requirements-8.3.0': 2,
  'metric-8.3.0': 190,
  'process-8.3.0': 12
} as const

const tasklist = {
  'import-position-8.2.0': 12,
  'list-view-8.6.0': 61,
  'task-8.5.0': 61,
  'draft-task-variable-8.3.0': 1,
  'task-variable-8.3.0': 120,
  'form-8.4.0': 6,
  'metric-8.3.0': 61,
  'process-8.4.0': 12,
  'user-1.4.0': 2
} as const

const optimize = {
  'position-based-import-index_v3': 12,
  'timestamp-based-import-index_v5': 6,
  'combined-report_v5': 1,
  dashboard_v8: 2,
  metadata_v3: 1,
  'process-definition_v6': 12,
  'process-instance-invoice_v8': 143,
  settings_v3: 1,
  'single-process-report_v11': 8
} as const

const records = {
  deployment: 12,
  incident: 3,
  job: 480,
  process: 12,
  'process-instance': 1310,
  variable: 280
} as const

/**
 * @param day - `yyyy-MM-dd`, the day of the exported records.
 * @param version - the exporter's version, part of the records' index names since 8.6.
 */
export function seedIndices({ day, version }: { day: string; version: string }): SeedIndex[] {
  return [
    ...webAppIndices('operate', operate),
    ...webAppIndices('tasklist', tasklist),
    ...Object.entries(optimize).map(([name, documentsCount]) => ({
      name: `optimize-${name}`,
      aliases: [`optimize-${name.slice(0, name.lastIndexOf('_'))}`],
      shards: 1,
      documentsCount
    })),
    ...Object.entries(records).map(([type, documentsCount]) => ({
      name: `zeebe-record_${type}_${version}_${day}`,
      aliases: [`zeebe-record-${type}`],
      shards: 1,
      documentsCount
    }))
  ]
}

/** An index with all its documents, as it is in the first moment. */
export function sownIndex(
  { documentsCount: count, ...index }: SeedIndex,
  where: {
    readonly uuid: string
    /** The world's. */
    readonly seed: string
    readonly partitionsCount: number
    readonly createdMs: number
  }
): IndexFacts {
  const { uuid, seed, partitionsCount, createdMs } = where
  const documents = { seed, index: index.name, count, partitionsCount, untilMs: createdMs }
  return {
    ...index,
    uuid,
    replicas: 0,
    documents: Documents.sown(documents),
    open: true,
    createdMs,
    mappings: sownMappings
  }
}

/** How many {@link seedIndices} there are, whatever the day. */
export const seedIndexCount: number = [operate, tasklist, optimize, records].flatMap(it =>
  Object.keys(it)
).length

/** The indices of Operate and Tasklist, by name: all but their archives, which come and go. */
export const webAppIndexNames: readonly string[] = [
  ...webAppIndices('operate', operate),
  ...webAppIndices('tasklist', tasklist)
].map(index => index.name)

function webAppIndices(app: string, counts: Readonly<Record<string, number>>): SeedIndex[] {
  return Object.entries(counts).map(([name, documentsCount]) => ({
    name: `${app}-${name}_`,
    aliases: [`${app}-${name}_alias`],
    shards: 1,
    documentsCount
  }))
}
