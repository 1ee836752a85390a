import {
  type GatePoint as DomainPoint,
  gateForms,
  gateName,
  gatePointOf
} from '../../domain/gate.js'
import { type BackupIdJson, backupIdOf } from '../../wire/control/backup-id.js'
import { partitionComplaint } from '../../wire/control/condition-words.js'
import { Gate, GateAwait, GateHold, GatePoint, GateQuery, Gates } from '../../wire/control/gate.js'
import { gatesMax, type HeldGate } from '../../world/gates.js'
import type { World } from '../../world/world.js'
import { gateState, waitAtGate } from './gate-wait.js'
import {
  noContent,
  type Operation,
  ok,
  operation,
  type Reply,
  refused,
  tooManyWait
} from './operation.js'
import { partComplaint } from './step-complaint.js'

const tag = 'gates'

export const gateOperations: readonly Operation[] = [
  operation({
    operationId: 'listGates',
    method: 'GET',
    path: '/gates',
    tag,
    summary: 'The points of runs that are held, and what stands there',
    responses: { 200: { description: 'The gates', schema: Gates } },
    handle: ({ world }) => ok({ gates: world.gates.list().map(it => gateState(world, it)) })
  }),
  operation({
    operationId: 'holdGate',
    method: 'PUT',
    path: '/gates/{point}',
    tag,
    summary: 'Holds a point: whatever comes there waits until it is released',
    params: GatePoint,
    body: GateHold,
    bodyOptional: true,
    responses: {
      200: { description: 'The gate', schema: Gate },
      429: { description: 'There are as many gates as there may be' }
    },
    handle: ({ world, params, body }) =>
      withGate(params.point, body.backupId, gate => {
        const complaints = pointComplaints(world, gate.point)
        if (complaints.length > 0) return refused(400, ...complaints)
        if (world.gates.hold(gate)) return ok(gateState(world, gate))
        return refused(
          429,
          `${gatesMax} gates are held already; release one before holding another`
        )
      })
  }),
  operation({
    operationId: 'getGate',
    method: 'GET',
    path: '/gates/{point}',
    tag,
    summary: 'Whether a point is held, and what stands there',
    params: GatePoint,
    query: GateQuery,
    responses: { 200: { description: 'The gate', schema: Gate } },
    handle: ({ world, params, query }) =>
      withGate(params.point, query.backupId, gate => ok(gateState(world, gate)))
  }),
  operation({
    operationId: 'awaitGate',
    method: 'POST',
    path: '/gates/{point}/await',
    tag,
    summary: 'Waits until a run stands at a point that is held',
    params: GatePoint,
    body: GateAwait,
    bodyOptional: true,
    responses: {
      200: { description: 'A run stands there', schema: Gate },
      408: { description: 'None came in time' },
      409: { description: 'The point is not held' },
      429: { description: 'Too many requests wait already' }
    },
    handle: ({ world, params, body, departure }) =>
      withGate(params.point, body.backupId, gate =>
        departure.takePlace()
          ? waitAtGate(world, gate, body.timeout, departure.gone)
          : tooManyWait()
      )
  }),
  operation({
    operationId: 'releaseGate',
    method: 'POST',
    path: '/gates/{point}/release',
    tag,
    summary: 'Releases a point: what stands there goes on',
    params: GatePoint,
    body: GateHold,
    bodyOptional: true,
    responses: {
      200: { description: 'The gate as it was, with what goes on', schema: Gate },
      409: { description: 'The point is not held' }
    },
    handle: ({ world, params, body }) =>
      withGate(params.point, body.backupId, gate => {
        const before = gateState(world, gate)
        if (world.gates.release(gate)) return ok({ ...before, held: false, reached: false })
        return refused(409, `${gateName(gate.point)} is not held; GET /gates lists those that are`)
      })
  }),
  operation({
    operationId: 'releaseGates',
    method: 'DELETE',
    path: '/gates',
    tag,
    summary: 'Releases all points',
    responses: { 204: { description: 'Nothing is held' } },
    handle: ({ world }) => {
      world.gates.releaseAll()
      return noContent
    }
  })
]

/** A point that no run ever comes to. */
function pointComplaints(world: World, point: DomainPoint): readonly string[] {
  if (point.app === 'elasticsearch') return []
  if (point.app !== 'zeebe') return partComplaint(world, point.app, point.partNo)
  return partitionComplaint('point', point.partitionId, world.setting.partitionsCount)
}

function withGate<R extends Reply | Promise<Reply>>(
  name: string,
  backupId: BackupIdJson | undefined,
  answer: (gate: HeldGate) => R
): R | Reply {
  const point = gatePointOf(name)
  if (point === undefined) {
    return refused(400, `point: ${JSON.stringify(name)} is not allowed; give ${gateForms}`)
  }
  return answer({ point, ...(backupId !== undefined && { backupId: backupIdOf(backupId) }) })
}
