import { nameMatcher } from './name-pattern.js'
import { suggestion } from './nearest.js'

/** Every operation at the emulated doors, by the name that rules, the journal and verification use. */
export const operationNames: readonly string[] = [
  'cluster',
  'commandExporting',
  'deleteBackup',
  'deleteExporter',
  'deleteHistoryBackup',
  'deleteRuntimeBackup',
  'disableExporter',
  'discover',
  'elasticsearch.catIndices',
  'elasticsearch.catRepositories',
  'elasticsearch.catSnapshots',
  'elasticsearch.cleanupRepository',
  'elasticsearch.cloneSnapshot',
  'elasticsearch.closeIndices',
  'elasticsearch.clusterHealth',
  'elasticsearch.count',
  'elasticsearch.createIndex',
  'elasticsearch.createSnapshot',
  'elasticsearch.deleteIndices',
  'elasticsearch.deleteRepository',
  'elasticsearch.deleteSnapshots',
  'elasticsearch.getAliases',
  'elasticsearch.getIndexTemplates',
  'elasticsearch.getIndices',
  'elasticsearch.getRecovery',
  'elasticsearch.getRepositories',
  'elasticsearch.getSnapshotStatus',
  'elasticsearch.getSnapshots',
  'elasticsearch.indexExists',
  'elasticsearch.openIndices',
  'elasticsearch.putClusterSettings',
  'elasticsearch.putRepository',
  'elasticsearch.resolveIndex',
  'elasticsearch.restoreSnapshot',
  'elasticsearch.root',
  'elasticsearch.verifyRepository',
  'enableExporter',
  'exporters',
  'exportersListed',
  'getBackup',
  'getHistoryBackup',
  'getRuntimeBackup',
  'getRuntimeBackupTooDeep',
  'health',
  'healthOf',
  'info',
  'listBackups',
  'listHistoryBackups',
  'listRuntimeBackups',
  'metrics',
  'partition',
  'partitions',
  'rebalance',
  'reconfigureCluster',
  'refuseOldPath',
  'scale',
  'syncRuntimeState',
  'takeBackup',
  'takeHistoryBackup',
  'takeRuntimeBackup',
  'writeRuntimeUnknown'
]

/** What is wrong with a name, or a pattern with `*`, that means no operation. */
export function operationComplaint(text: string): string | undefined {
  const matches = nameMatcher(text)
  if (operationNames.some(matches)) return undefined
  return `there is no operation ${JSON.stringify(text)}${suggestion(text, operationNames)}`
}
