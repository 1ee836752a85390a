import {
  type BrokerCondition,
  healthyTopology,
  type Topology,
  topologyUnder
} from '../domain/broker-condition.js'
import { backupTrouble, type RuntimeOperation, type Trouble } from '../domain/gateway-trouble.js'
import { refuse } from '../domain/refusal.js'
import type { Clock } from './clock.js'
import type { Conditions } from './conditions.js'
import type { ZeebeTraits } from './zeebe.js'

interface BrokersSetting {
  readonly partitionsCount: number
  readonly clusterSize: number
  /** How long the gateway waits for a broker, in milliseconds. */
  readonly requestTimeoutMs: number
}

interface BrokersGround {
  readonly clock: Clock
  readonly conditions: Conditions
  readonly closed: AbortSignal
}

/** The brokers as the gateway reaches them. */
export class ZeebeBrokers {
  /** The topology that the cluster has while nothing is wrong. */
  readonly healthy: Topology
  readonly #setting: BrokersSetting
  readonly #ground: BrokersGround

  constructor(setting: BrokersSetting, ground: BrokersGround) {
    this.#setting = setting
    this.#ground = ground
    this.healthy = healthyTopology(setting.partitionsCount, setting.clusterSize)
  }

  condition(): BrokerCondition {
    return this.#ground.conditions.current().zeebe
  }

  topology(): Topology {
    return topologyUnder(this.condition(), this.healthy)
  }

  /** Refuses what keeps an operation from the brokers. */
  async reach(operation: RuntimeOperation, traits: ZeebeTraits): Promise<void> {
    const trouble = await this.troubleOf(operation, traits)
    if (trouble !== undefined) refuse(trouble.refusal)
  }

  /** What keeps the request from the brokers, after as long as it takes to notice. */
  async troubleOf(operation: RuntimeOperation, traits: ZeebeTraits): Promise<Trouble | undefined> {
    const trouble = backupTrouble(this.condition(), operation, this.topology(), traits)
    if (trouble?.afterTimeout) await this.waitForTimeout()
    return trouble
  }

  /** Lets the gateway's patience run out, on the world's clock. */
  async waitForTimeout(): Promise<void> {
    const { clock, closed } = this.#ground
    await clock.until(clock.nowMs() + this.#setting.requestTimeoutMs, closed)
  }
}
