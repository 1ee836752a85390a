import type { BackupApp } from '../../domain/snapshot-name.js'
import type { World } from '../../world/world.js'

/** Complains of a part that no backup of the application has, in any release that the world serves. */
export function partComplaint(
  { apps, dialects }: World,
  app: BackupApp,
  partNo: number | undefined
): readonly string[] {
  const served = dialects[app].length === 0 ? [apps[app]] : dialects[app]
  const partsMax = Math.max(...served.map(it => it.setting.traits.parts))
  if (partNo === undefined || partNo <= partsMax) return []
  return [
    `part: ${partNo} is not allowed; give a whole number from 1 to ${partsMax}, for so many parts has a backup of ${app}`
  ]
}
