/** How the operations of the emulated products are introduced: a heading, and what each is for. */
import { searchWords } from './search-words.js'

export type OperationWords = readonly [tag: string, summary: string]

const actuatorWords = {
  takeBackup: ['backups', 'Begins a backup'],
  getBackup: ['backups', 'One backup, with the state that follows from its snapshots'],
  listBackups: ['backups', 'All backups'],
  deleteBackup: ['backups', 'Deletes the snapshots of a backup'],
  takeHistoryBackup: ['backups', 'Begins a backup of the web applications'],
  getHistoryBackup: ['backups', 'One backup of the web applications'],
  listHistoryBackups: ['backups', 'All backups of the web applications'],
  deleteHistoryBackup: ['backups', 'Deletes the snapshots of a backup of the web applications'],
  takeRuntimeBackup: ['backups', "Begins a backup of the brokers' partitions"],
  getRuntimeBackup: ['backups', "One backup of the brokers' partitions"],
  listRuntimeBackups: ['backups', "All backups of the brokers' partitions"],
  deleteRuntimeBackup: ['backups', "Deletes a backup of the brokers' partitions"],
  syncRuntimeState: ['backups', 'Writes the state of checkpoints and backups anew'],
  commandExporting: ['exporting', 'Pauses or resumes the exporters of all partitions'],
  exporters: ['exporting', 'The exporters, and whether they are enabled'],
  exportersListed: ['exporting', 'The same, as the documentation writes it'],
  enableExporter: ['exporting', 'Enables an exporter'],
  disableExporter: ['exporting', 'Disables an exporter'],
  deleteExporter: ['exporting', 'Deletes an exporter that is configured no longer'],
  cluster: ['cluster', 'The brokers and their partitions'],
  reconfigureCluster: ['cluster', 'Changes the cluster; this one is not changed'],
  scale: ['cluster', 'Changes the size of the cluster; this one is not changed'],
  partitions: ['cluster', 'How this broker sees its partitions'],
  partition: ['cluster', 'How this broker sees one of its partitions'],
  rebalance: ['cluster', 'Asks the leaders to go where they belong'],
  discover: ['application', 'Where the endpoints are'],
  health: ['application', 'How the application is'],
  healthOf: ['application', 'How a group or a component is'],
  info: ['application', 'Which build this is'],
  metrics: ['application', 'Metrics as scrapers read them']
} as const satisfies Readonly<Record<string, OperationWords>>

const words: Readonly<Record<string, OperationWords>> = { ...actuatorWords, ...searchWords }

/** What an operation is called; a name that nobody has put into words stands for itself. */
export function wordsOf(operationId: string): OperationWords {
  return words[operationId] ?? ['other', operationId]
}
