/** The bodies of the web applications' common endpoint, 8.8 and later. */
import { type Static, Type } from '@sinclair/typebox'
import type { BackupState } from '../../domain/history-state.js'
import type { Profile } from '../../domain/profile/profile.js'
import type { ShardFailure, SnapshotView } from '../../domain/snapshot.js'
import { type PartWord, partWord, partWords, shardFailureText } from './history-backup.js'
import { Long, NullableString, Words } from './schema.js'
import { isoWithOffset } from './timestamps.js'

const states = ['IN_PROGRESS', 'COMPLETED', 'FAILED', 'INCOMPATIBLE', 'INCOMPLETE'] as const

const PartDetail = Type.Object({
  snapshotName: Type.String(),
  /** `null` where a list left it unread and did not notice. */
  state: Type.Unsafe<PartWord | null>({
    type: ['string', 'null'],
    enum: [...partWords, null]
  }),
  /** `null` in a list with `verbose=false`. */
  startTime: NullableString,
  /** The reasons of the shards that failed, or all that is known of them. */
  failures: Type.Optional(
    Type.Unsafe<readonly string[] | null>({ type: ['array', 'null'], items: { type: 'string' } })
  )
})
type PartDetail = Static<typeof PartDetail>

const Details = Type.Array(PartDetail)
const FailureReason = Type.Optional(NullableString)

const TenantBackup = Type.Object({
  physicalTenantId: Type.String(),
  state: Words(states),
  failureReason: FailureReason,
  details: Details
})

export const WebappsBackup = Type.Object({
  backupId: Long,
  state: Words(states satisfies readonly BackupState[]),
  failureReason: FailureReason,
  details: Details,
  physicalTenants: Type.Optional(Type.Array(TenantBackup))
})
export type WebappsBackup = Static<typeof WebappsBackup>

interface BackupFacts {
  readonly backupId: bigint
  readonly state: BackupState
  readonly failureReason: string | null
  readonly parts: readonly SnapshotView[]
}

type BodyTraits = Pick<
  Profile['webapps'],
  | 'failureReason'
  | 'failures'
  | 'failureTexts'
  | 'physicalTenants'
  | 'runningWord'
  | 'startTime'
  | 'verboseFalseVerdict'
>

/** @param verbose - where `false`, what must be read from each snapshot is left out. */
export function webappsBackup(
  { backupId, state, failureReason, parts }: BackupFacts,
  traits: BodyTraits,
  verbose = true
): WebappsBackup {
  const reason = verbose ? failureReason : null
  const told = reason === null && traits.failureReason === 'omit' ? {} : { failureReason: reason }
  const details = parts.map(part => partDetail(part, traits, verbose))
  const tenant = { physicalTenantId: 'default', state, ...told, details }
  const tenants = traits.physicalTenants ? { physicalTenants: [tenant] } : {}
  return { backupId, state, ...told, details, ...tenants }
}

function partDetail(
  { plan, state }: SnapshotView,
  traits: BodyTraits,
  verbose: boolean
): PartDetail {
  const unread = !verbose && traits.verboseFalseVerdict === 'failed'
  const textOf = failureTexts[traits.failureTexts]
  return {
    snapshotName: plan.name,
    state: unread ? null : partWord(state, traits.runningWord),
    startTime: verbose ? startTime(plan.startMs, traits) : null,
    ...failuresOf(verbose ? plan.failures.map(textOf) : [], traits)
  }
}

/** Assumed: printed as by Elasticsearch's client; nobody promises how a client of OpenSearch prints its objects. */
const failureTexts = {
  reason: ({ reason }: ShardFailure) => reason,
  whole: shardFailureText
} as const

function startTime(startMs: number, { startTime: form }: BodyTraits): string {
  return form === 'Z' ? new Date(startMs).toISOString() : isoWithOffset(startMs, '+0000')
}

/** How no failures are written depends on the mapper. */
function failuresOf(reasons: readonly string[], { failures: form }: BodyTraits) {
  if (reasons.length > 0 || form === '[]') return { failures: reasons }
  return form === 'null' ? { failures: null } : {}
}
