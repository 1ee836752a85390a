import { type ConditionSet, healthy } from '../../domain/conditions.js'
import { ConditionChange, ConditionState } from '../../wire/control/condition.js'
import {
  conditionState,
  conditionsOf,
  partitionComplaints
} from '../../wire/control/condition-words.js'
import type { World } from '../../world/world.js'
import { type Operation, ok, operation, type Reply, refused } from './operation.js'

const tag = 'conditions'
const path = '/conditions'
const responses = { 200: { description: 'Every condition', schema: ConditionState } }

export const conditionOperations: readonly Operation[] = [
  operation({
    operationId: 'getConditions',
    method: 'GET',
    path,
    tag,
    summary: "The state of the world's surroundings",
    responses,
    handle: ({ world }) => ok(conditionState(world.conditions.current()))
  }),
  operation({
    operationId: 'changeConditions',
    method: 'PATCH',
    path,
    tag,
    summary: 'Changes the conditions that are named, and leaves the rest as it is',
    body: ConditionChange,
    responses,
    handle: ({ world, body }) => changed(world, body, {})
  }),
  operation({
    operationId: 'setConditions',
    method: 'PUT',
    path,
    tag,
    summary: 'Changes the conditions that are named, and makes the rest healthy',
    body: ConditionChange,
    responses,
    handle: ({ world, body }) => changed(world, body, healthy)
  }),
  operation({
    operationId: 'resetConditions',
    method: 'DELETE',
    path,
    tag,
    summary: 'Makes everything healthy',
    responses,
    handle: ({ world }) => {
      world.conditions.heal()
      return ok(conditionState(world.conditions.current()))
    }
  })
]

function changed(world: World, body: ConditionChange, rest: Partial<ConditionSet>): Reply {
  const named = conditionsOf(body)
  const complaints = partitionComplaints(named, world.setting.partitionsCount)
  if (complaints.length > 0) return refused(400, ...complaints)
  world.conditions.set({ ...rest, ...named })
  return ok(conditionState(world.conditions.current()))
}
