/** Backup ids where they stand in requests, looked for without reading them as an application would. */

const member = /"backupId"\s*:\s*(?:"([^"\\]{1,4096})"|(-?\d{1,24})(?=\s*[,}]))/
const snapshot = /^camunda_(?:zeebe_records_backup|(?!zeebe_)[a-z]+)_([^_*,]+)(?=[_,]|$)/

/** The `backupId` in the beginning of a JSON body, digit for digit. */
export function backupIdInBody(text: string): string | undefined {
  const found = member.exec(text)
  return found?.[1] ?? found?.[2]
}

/** The id in the name of a snapshot that belongs to a backup: of an application, or of Zeebe's records. */
export function backupIdInSnapshot(name: string): string | undefined {
  return snapshot.exec(name)?.[1]
}
