/** The answer to a start of Zeebe's backup, 8.2 and later. */
import { type Static, Type } from '@sinclair/typebox'
import { defaultTenant } from '../../domain/physical-tenants.js'
import type { Profile } from '../../domain/profile/profile.js'
import { Long } from './schema.js'

export const Scheduled = Type.Object({
  backupId: Type.Optional(Long),
  backupIds: Type.Optional(Type.Object({ [defaultTenant]: Long })),
  message: Type.String()
})
export type Scheduled = Static<typeof Scheduled>

export type StartHabits = Pick<Profile['zeebe'], 'createBody' | 'foreignEcho' | 'messagePath'>

/** @param nowMs - what an echo is made of that is not the id. */
export function scheduled(backupId: bigint, habits: StartHabits, nowMs: number): Scheduled {
  const { createBody, foreignEcho, messagePath } = habits
  const path = `${messagePath}/${backupId}`
  const message = `A backup with id ${backupId} has been scheduled. Use GET ${path} to monitor the status.`
  const echo = foreignEcho ? { backupId: otherThan(backupId, nowMs) } : { backupId }
  switch (createBody) {
    case 'message':
      return { message }
    case 'backupId':
      return { ...echo, message }
    default:
      return { ...echo, backupIds: { [defaultTenant]: backupId }, message }
  }
}

/** The documentation's own example names the time where the id was another. Source: Camunda 8.9 documentation. */
function otherThan(backupId: bigint, nowMs: number): bigint {
  const ofNow = BigInt(nowMs)
  return ofNow === backupId ? ofNow + 1n : ofNow
}
