import type { FaultWish } from '../../domain/fault.js'
import { faultComplaints } from '../../domain/fault-complaints.js'
import { operationComplaint } from '../../domain/operation-names.js'
import { Fault, Faults, ItemId, ListedFault } from '../../wire/control/fault.js'
import { faultWish, listedFault } from '../../wire/control/fault-rule.js'
import { faultsMax } from '../../world/faults.js'
import { created, noContent, type Operation, ok, operation, refused } from './operation.js'

const tag = 'faults'

const unknown = (id: string) =>
  refused(404, `no fault ${JSON.stringify(id)}; GET /faults lists those there are`)

/** A rule for an operation that nobody has would never strike. */
function operationComplaints({ when: { operation: name } }: FaultWish): readonly string[] {
  const complaint = name === undefined ? undefined : operationComplaint(name)
  return complaint === undefined ? [] : [`when.operation: ${complaint}`]
}

export const faultOperations: readonly Operation[] = [
  operation({
    operationId: 'listFaults',
    method: 'GET',
    path: '/faults',
    tag,
    summary: 'The rules that break exchanges, and how often each has done so',
    responses: { 200: { description: 'The faults', schema: Faults } },
    handle: ({ world }) => ok({ faults: world.faults.list().map(listedFault) })
  }),
  operation({
    operationId: 'addFault',
    method: 'POST',
    path: '/faults',
    tag,
    summary: 'Breaks exchanges: which of them, and how',
    body: Fault,
    responses: {
      201: { description: 'The fault with its id', schema: ListedFault },
      429: { description: 'There are as many faults as there may be' }
    },
    handle: ({ world: { clock, faults }, body }) => {
      const read = faultWish(body, clock.nowMs())
      if ('complaints' in read) return refused(400, ...read.complaints)
      const complaints = [...operationComplaints(read.wish), ...faultComplaints(read.wish)]
      if (complaints.length > 0) return refused(400, ...complaints)
      if (faults.list().length >= faultsMax) {
        return refused(
          429,
          `there are ${faultsMax} faults already; remove one before adding another`
        )
      }
      return created(listedFault({ rule: faults.add(read.wish), attempts: 0, struck: 0 }))
    }
  }),
  operation({
    operationId: 'getFault',
    method: 'GET',
    path: '/faults/{id}',
    tag,
    summary: 'One fault, and how often it has struck',
    params: ItemId,
    responses: {
      200: { description: 'The fault', schema: ListedFault },
      404: { description: 'There is no such fault' }
    },
    handle: ({ world, params: { id } }) => {
      const record = world.faults.get(id)
      return record === undefined ? unknown(id) : ok(listedFault(record))
    }
  }),
  operation({
    operationId: 'removeFault',
    method: 'DELETE',
    path: '/faults/{id}',
    tag,
    summary: 'Removes a fault',
    params: ItemId,
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'There is no such fault' }
    },
    handle: ({ world, params: { id } }) => (world.faults.remove(id) ? noContent : unknown(id))
  }),
  operation({
    operationId: 'clearFaults',
    method: 'DELETE',
    path: '/faults',
    tag,
    summary: 'Removes all faults',
    responses: { 204: { description: 'They are gone' } },
    handle: ({ world }) => {
      world.faults.clear()
      return noContent
    }
  })
]
