import type { IndexFacts } from '../domain/index-facts.js'
import { lostShard } from '../domain/shard-failures.js'
import type { BackupApp } from '../domain/snapshot-name.js'
import type { WishedFailure } from '../domain/wish.js'
import type { World } from './world.js'

/** Something that happens at one instant, and leaves what follows to the plans. */
export type Incident =
  /** A process ends and starts again: an application loses its queue, the brokers change their leaders. */
  | { readonly kind: 'restart'; readonly app: BackupApp | 'zeebe' }
  | { readonly kind: 'leaderChange'; readonly partitionId: number }
  /** A node of Elasticsearch leaves: running snapshots lose a shard of each index, and end. */
  | { readonly kind: 'nodeLost' }

/** Lets incidents happen. */
export class Incidents {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  happen(incident: Incident): void {
    const { runs, zeebe } = this.#world
    if (incident.kind === 'nodeLost') runs.endRunning(lostShards)
    else if (incident.kind === 'leaderChange') zeebe.changeLeader(incident.partitionId)
    else if (incident.app === 'zeebe') this.#restartBrokers()
    else this.#restart(incident.app)
  }

  /** All dialects of an application are one process. */
  #restart(app: BackupApp): void {
    for (const dialect of this.#world.dialects[app]) dialect.restart()
  }

  #restartBrokers(): void {
    const { zeebe, cluster, conditions, setting } = this.#world
    const lost = zeebe.restart()
    if (setting.deployment.main.profile.zeebe.restartEnablesExporters) cluster.enableAll()
    if (lost !== undefined) conditions.set({ zeebe: { kind: 'leaderless', partitionId: lost } })
  }
}

/** The first shard of each index was on the node. */
function lostShards(indices: readonly IndexFacts[]): WishedFailure[] {
  return indices.map(({ name: index }) => ({ ...lostShard, index }))
}
