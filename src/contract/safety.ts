/** What a case does to the system that it is run against. */

export const safetyClasses = [
  'read-only',
  'creates-backups',
  'deletes-what-it-created',
  'pauses-exporting',
  'destructive'
] as const
/**
 * - `read-only`: leaves everything as it is.
 * - `creates-backups`: adds backups, snapshots or indices under names of its own.
 * - `deletes-what-it-created`: takes away again what it has added.
 * - `pauses-exporting`: stops and resumes exporting, or has the cluster acknowledge nothing for a while.
 * - `destructive`: touches what was there before, or settings of the whole cluster.
 */
export type SafetyClass = (typeof safetyClasses)[number]

/** What a case does: one class, or several. `deletes-what-it-created` says that it creates as well. */
export type Safety = SafetyClass | readonly [SafetyClass, ...SafetyClass[]]

export function classesIn(safety: Safety): readonly SafetyClass[] {
  return typeof safety === 'string' ? [safety] : safety
}

/** Each class with what has to be allowed as well for its cases to clean up after themselves. */
const includes: Readonly<Record<SafetyClass, readonly SafetyClass[]>> = {
  'read-only': [],
  'creates-backups': ['read-only'],
  'deletes-what-it-created': ['read-only', 'creates-backups'],
  'pauses-exporting': ['read-only'],
  destructive: safetyClasses
}

/** All that may be run when these are allowed; reading always may. */
export function allowedClasses(named: readonly SafetyClass[]): ReadonlySet<SafetyClass> {
  return new Set<SafetyClass>(['read-only', ...named, ...named.flatMap(it => includes[it])])
}
