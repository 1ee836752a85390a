import { partitionComplaint } from '../../wire/control/condition-words.js'
import { ItemId } from '../../wire/control/fault.js'
import { ListedPlan, Plan, Plans } from '../../wire/control/plan.js'
import { listedPlan, wishOf } from '../../wire/control/plan-wish.js'
import { wishesMax } from '../../world/plans.js'
import { created, noContent, type Operation, ok, operation, refused } from './operation.js'
import { partComplaint } from './step-complaint.js'

const tag = 'plans'

export const planOperations: readonly Operation[] = [
  operation({
    operationId: 'listPlans',
    method: 'GET',
    path: '/plans',
    tag,
    summary: 'What shall become of parts, partitions and snapshots that have not ended',
    responses: { 200: { description: 'The plans', schema: Plans } },
    handle: ({ world }) =>
      ok({ plans: world.plans.list().map(({ id, wish }) => listedPlan(id, wish)) })
  }),
  operation({
    operationId: 'addPlan',
    method: 'POST',
    path: '/plans',
    tag,
    summary: 'Plans an outcome or a duration; what is running or waiting is planned anew at once',
    body: Plan,
    responses: {
      201: { description: 'The plan with its id', schema: ListedPlan },
      429: { description: 'There are as many plans as there may be' }
    },
    handle: ({ world, body }) => {
      const read = wishOf(body)
      if ('complaints' in read) return refused(400, ...read.complaints)
      const partition = 'partition' in body ? body.partition : undefined
      const { partitionsCount } = world.setting
      const complaints = [
        ...partitionComplaint('partition', partition, partitionsCount),
        ...('part' in body ? partComplaint(world, body.app, body.part) : [])
      ]
      if (complaints.length > 0) return refused(400, ...complaints)
      const id = world.plans.add(read.wish)
      if (id === undefined) {
        return refused(
          429,
          `there are ${wishesMax} plans already; remove one before adding another`
        )
      }
      return created(listedPlan(id, read.wish))
    }
  }),
  operation({
    operationId: 'removePlan',
    method: 'DELETE',
    path: '/plans/{id}',
    tag,
    summary: 'Removes a plan; what has not ended is planned anew at once',
    params: ItemId,
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'There is no such plan' }
    },
    handle: ({ world, params: { id } }) =>
      world.plans.remove(id)
        ? noContent
        : refused(404, `no plan ${JSON.stringify(id)}; GET /plans lists those there are`)
  }),
  operation({
    operationId: 'clearPlans',
    method: 'DELETE',
    path: '/plans',
    tag,
    summary: 'Removes all plans',
    responses: { 204: { description: 'They are gone' } },
    handle: ({ world }) => {
      world.plans.clear()
      return noContent
    }
  })
]
