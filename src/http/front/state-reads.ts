/** Operations that look at the state of a backup or of snapshots: what a client polls. */
export const stateReads: ReadonlySet<string> = new Set([
  'getBackup',
  'listBackups',
  'getHistoryBackup',
  'listHistoryBackups',
  'getRuntimeBackup',
  'listRuntimeBackups',
  'elasticsearch.getSnapshots',
  'elasticsearch.getSnapshotStatus',
  'elasticsearch.catSnapshots'
])
