import type { HealthMoment } from '../../wire/elasticsearch/index-health.js'
import type { World } from '../../world/world.js'

/** The health of everything that is asked for now, in whatever form, follows from this. */
export function healthMoment({ clock, conditions }: World): HealthMoment {
  return {
    nowMs: clock.nowMs(),
    isDiskFull: conditions.current().elasticsearch.kind === 'diskFull'
  }
}
