import { Doors, Health } from '../../wire/control/server.js'
import { type Operation, ok, operation } from './operation.js'

export const serverOperations: readonly Operation[] = [
  operation({
    operationId: 'getHealth',
    method: 'GET',
    path: '/health',
    tag: 'server',
    summary: 'Whether every door answers; asks for no token',
    ofServer: true,
    responses: { 200: { description: 'They do', schema: Health } },
    handle: () => ok({ status: 'UP' })
  }),
  operation({
    operationId: 'getDoors',
    method: 'GET',
    path: '/doors',
    tag: 'server',
    summary: 'Where the products of the world answer',
    responses: { 200: { description: 'The base URL of every product', schema: Doors } },
    handle: ({ server, worldName }) => ok(server.doorsOf(worldName))
  })
]
