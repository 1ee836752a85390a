import type { BackupId } from '../domain/backup-id.js'
import type { InstantMs } from '../domain/instant.js'
import { type BackupApp, backupApps } from '../domain/snapshot-name.js'
import { backupWords, inOrder, type WorldEvent } from '../domain/world-event.js'
import type { AppBackups } from './app-backups.js'
import type { Clock } from './clock.js'
import { faultEvents } from './fault-events.js'
import type { Faults } from './faults.js'
import { type Arrival, arrivalEvent, pieceArrivals, runArrivals } from './gate-events.js'
import type { Gates } from './gates.js'
import type { Indices } from './indices.js'
import type { Runs } from './runs.js'
import { snapshotEvents } from './snapshot-events.js'
import type { SnapshotRepositories } from './snapshot-repositories.js'
import type { Zeebe } from './zeebe.js'
import type { StoredBackup } from './zeebe-store.js'

interface EventsGround {
  readonly clock: Clock
  readonly faults: Faults
  readonly gates: Gates
  readonly repositories: SnapshotRepositories
  readonly runs: Runs
  readonly indices: Indices
  readonly zeebe: Zeebe
  readonly dialects: Readonly<Record<BackupApp, readonly AppBackups[]>>
}

/**
 * What happens when, as things are planned. Nothing is written down for it: events are read off the plans, so
 * that what was rewritten happens otherwise.
 */
export class Events {
  readonly #ground: EventsGround

  constructor(ground: EventsGround) {
    this.#ground = ground
  }

  /** The next instant at which something happens; `undefined` where nothing is planned. */
  nextMs(): InstantMs | undefined {
    const nowMs = this.#ground.clock.nowMs()
    let nextMs = Number.POSITIVE_INFINITY
    for (const { atMs } of this.#all()) if (atMs > nowMs && atMs < nextMs) nextMs = atMs
    return Number.isFinite(nextMs) ? nextMs : undefined
  }

  /** What happens after one instant and up to another, in order. */
  between(fromMs: InstantMs, toMs: InstantMs): readonly WorldEvent[] {
    return inOrder(this.#all().filter(({ atMs }) => fromMs < atMs && atMs <= toMs))
  }

  /** What has come to held gates, or will. */
  arrivals(): readonly Arrival[] {
    const { gates, runs, zeebe } = this.#ground
    if (gates.list().length === 0) return []
    return [
      ...runs.all().flatMap(run => runArrivals(run, gates)),
      ...zeebe.stored().flatMap(backup => pieceArrivals(backup, gates))
    ]
  }

  #all(): WorldEvent[] {
    const { faults, repositories, zeebe } = this.#ground
    return [
      ...faults.list().flatMap(({ rule }) => faultEvents(rule)),
      ...repositories.plans().flatMap(({ plan }) => snapshotEvents(plan)),
      ...zeebe.stored().flatMap(pieceEvents),
      ...this.arrivals().map(arrivalEvent),
      ...this.#gaps(),
      ...this.#restores()
    ]
  }

  #gaps(): WorldEvent[] {
    return backupApps.flatMap(app =>
      this.#ground.dialects[app].flatMap(({ runs }) =>
        runs.gapEnds().map(({ backupId, atMs }) => visibleEvent(app, backupId, atMs))
      )
    )
  }

  #restores(): WorldEvent[] {
    return this.#ground.indices.all().flatMap(({ name, recovery }) =>
      recovery === undefined
        ? []
        : [
            {
              atMs: recovery.endMs,
              kind: 'restore.ended' as const,
              subject: `index ${name}`,
              snapshot: recovery.snapshot,
              text: `index ${name} is restored from ${recovery.snapshot}`
            }
          ]
    )
  }
}

/** The pieces of a Zeebe backup, and its end in the store. */
function pieceEvents({ backupId, partitions, takenMs, gapMs, goneMs }: StoredBackup): WorldEvent[] {
  const pieces = partitions
    .filter(plan => !plan.vanishes)
    .flatMap(({ partitionId, startMs, endMs, outcome }): WorldEvent[] => {
      const facts = { subject: `zeebe.partition${partitionId}`, backupId }
      const words = `partition ${partitionId} of ${backupWords('zeebe', backupId)}`
      return [
        { atMs: startMs, kind: 'partition.started', ...facts, text: `${words} started` },
        {
          atMs: endMs,
          kind: 'partition.ended',
          ...facts,
          state: outcome,
          text: `${words} ended: ${outcome}`
        }
      ]
    })
  const visible = gapMs === undefined ? [] : [visibleEvent('zeebe', backupId, takenMs + gapMs)]
  return [...pieces.filter(it => it.atMs < goneMs), ...visible, goneEvent(backupId, goneMs)]
}

function visibleEvent(app: BackupApp | 'zeebe', backupId: BackupId | string, atMs: InstantMs) {
  const text = `${backupWords(app, backupId)} is found from now on`
  return { atMs, kind: 'backup.visible', subject: app, backupId, text } as const
}

function goneEvent(backupId: BackupId, atMs: InstantMs): WorldEvent {
  const text = `${backupWords('zeebe', backupId)} is gone`
  return { atMs, kind: 'backup.gone', subject: 'zeebe', backupId, text }
}
