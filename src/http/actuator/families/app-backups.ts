import type { FastifyRequest } from 'fastify'
import { assert } from '../../../domain/assert.js'
import type { BackupApp } from '../../../domain/snapshot-name.js'
import type { AppBackups } from '../../../world/app-backups.js'
import { type FamilyPlace, seen } from './family.js'

/** An application's backups in the world of a request, as the dialect of the place has them. */
export function appBackupsOf(
  app: BackupApp,
  place: FamilyPlace
): (request: FastifyRequest) => AppBackups {
  return seen(place, ({ dialects }) => {
    const backups = dialects[app][place.index]
    assert(backups !== undefined, `every world of a deployment has its dialects of ${app}`)
    return backups
  })
}
