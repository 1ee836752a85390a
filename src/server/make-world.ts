import type { WorldConfig } from '../config.js'
import { createClock, type TimeSource } from '../world/clock.js'
import { World } from '../world/world.js'
import type { House } from './house.js'

/** A world as it was configured, with its clock started. */
export function makeWorld(config: WorldConfig, house: House, time: TimeSource = Date): World {
  const { pace, partitions: partitionsCount, repository, searchSecurity, seed } = config
  const setting = {
    deployment: house.deployment(config),
    pace,
    partitionsCount,
    repository,
    ...(searchSecurity !== null && { searchSecurity }),
    seed
  }
  const startMs = config.startAt === null ? undefined : Date.parse(config.startAt)
  return new World(setting, createClock(config.clock, time, startMs))
}
