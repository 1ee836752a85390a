import type { WorldEvent } from '../../domain/world-event.js'
import { partitionComplaint } from '../../wire/control/condition-words.js'
import { eventAt, Happened } from '../../wire/control/event.js'
import { Incident, incidentEvent, incidentOf } from '../../wire/control/incident.js'
import { type Operation, ok, operation, refused } from './operation.js'

export const incidentOperations: readonly Operation[] = [
  operation({
    operationId: 'letHappen',
    method: 'POST',
    path: '/incidents',
    tag: 'conditions',
    summary: 'Lets something happen that is over at once: a restart, a new leader, a lost node',
    body: Incident,
    responses: { 200: { description: 'What it has brought about at once', schema: Happened } },
    handle: ({ world, body }) => {
      const incident = incidentOf(body)
      const partitionId = 'partitionId' in incident ? incident.partitionId : undefined
      const { partitionsCount } = world.setting
      const complaints = partitionComplaint('partition', partitionId, partitionsCount)
      if (complaints.length > 0) return refused(400, ...complaints)
      const nowMs = world.clock.nowMs()
      const before = new Set(world.events.between(nowMs - 1, nowMs).map(keyOf))
      world.incidents.happen(incident)
      const after = world.events.between(nowMs - 1, world.clock.nowMs())
      const own = incidentEvent(incident, nowMs)
      const others = after.filter(it => !before.has(keyOf(it))).map(it => eventAt(it.atMs, it))
      return ok({ happened: [own, ...others] })
    }
  })
]

/** Tells events of one instant apart. */
function keyOf({ kind, subject, text }: WorldEvent): string {
  return `${kind} ${subject} ${text}`
}
