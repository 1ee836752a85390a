/** Operations that look at snapshots, or at backups that are nothing but snapshots. */
export const snapshotReads: ReadonlySet<string> = new Set([
  'getBackup',
  'listBackups',
  'getHistoryBackup',
  'listHistoryBackups',
  'elasticsearch.getSnapshots',
  'elasticsearch.getSnapshotStatus',
  'elasticsearch.catSnapshots'
])

/** Operations that look at the state of a backup or of snapshots: what a client polls. */
export const stateReads: ReadonlySet<string> = new Set([
  ...snapshotReads,
  'getRuntimeBackup',
  'listRuntimeBackups'
])
