import {
  type ClusterSettings,
  type ExporterCommand,
  type ExporterRefusal,
  exporterRefusal,
  exportersAfter,
  type PlannedChange
} from '../domain/cluster-change.js'
import type { Clock } from './clock.js'
import type { Seed } from './seed.js'

export interface ClusterConfigurationSetting {
  /** The exporters that the brokers are configured with. */
  readonly exporterIds: readonly string[]
  /** Operations that one change means for each broker. */
  readonly partitionsCount: number
}

/**
 * What the brokers agree on and gossip about: exporters, and the last change to them. Changes are made at
 * once, although clients are told that they were only accepted.
 */
export class ClusterConfiguration {
  readonly #setting: ClusterConfigurationSetting
  readonly #clock: Clock
  readonly #seed: Seed
  #settings: ClusterSettings

  constructor(
    setting: ClusterConfigurationSetting,
    ground: { readonly clock: Clock; readonly seed: Seed }
  ) {
    this.#setting = setting
    this.#clock = ground.clock
    this.#seed = ground.seed
    this.#settings = this.#initial()
  }

  reset(): void {
    this.#settings = this.#initial()
  }

  current(): ClusterSettings {
    return this.#settings
  }

  /** Lets every exporter run that is configured, as the brokers do when they forget that one was disabled. */
  enableAll(): void {
    const exporters = this.#settings.exporters.map(it => ({ ...it, state: 'ENABLED' as const }))
    this.#settings = { ...this.#settings, exporters }
  }

  restore(settings: ClusterSettings): void {
    this.#settings = settings
  }

  /** Carries a command out, or says why not. */
  change(
    command: ExporterCommand,
    rule: { readonly deleteNeedsOrphan: boolean }
  ): PlannedChange | ExporterRefusal {
    const before = this.#settings
    const refusal = exporterRefusal(command, before.exporters, rule)
    if (refusal !== undefined) return refusal
    const nowMs = this.#clock.nowMs()
    const changeId = before.version + 1
    this.#settings = {
      ...before,
      version: changeId + 1,
      brokerVersion: before.brokerVersion + this.#setting.partitionsCount,
      exporters: exportersAfter(before.exporters, command, nowMs),
      lastChange: { id: changeId, startedMs: nowMs, completedMs: nowMs }
    }
    return { changeId, before, after: this.#settings }
  }

  #initial(): ClusterSettings {
    const exporters = this.#setting.exporterIds.map(id => ({ id, state: 'ENABLED' as const }))
    const clusterId = this.#seed.javaUuid('cluster.id')
    return { clusterId, version: 1, brokerVersion: 0, exporters }
  }
}
