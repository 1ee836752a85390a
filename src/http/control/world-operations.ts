import { WorldInfo, WorldList, WorldPath, WorldRequest } from '../../wire/control/world.js'
import {
  created,
  noContent,
  noSuchWorld,
  type Operation,
  ok,
  operation,
  refused
} from './operation.js'
import { defaultWorldName } from './server.js'

const tag = 'worlds'

export const worldOperations: readonly Operation[] = [
  operation({
    operationId: 'listWorlds',
    method: 'GET',
    path: '/worlds',
    tag,
    summary: 'All worlds of this process',
    ofServer: true,
    responses: { 200: { description: 'The worlds', schema: WorldList } },
    handle: ({ server }) => ok({ worlds: server.worlds.list() })
  }),
  operation({
    operationId: 'createWorld',
    method: 'POST',
    path: '/worlds',
    tag,
    summary: 'Makes a world of its own state, clock, seed, faults and journal',
    ofServer: true,
    body: WorldRequest,
    bodyOptional: true,
    responses: {
      201: { description: 'The world, and where it is reached', schema: WorldInfo },
      409: { description: 'The name is taken' },
      429: { description: 'There are as many worlds as there may be' },
      503: { description: 'Its doors cannot be opened' }
    },
    handle: async ({ server, body }) => {
      const world = await server.worlds.create(body)
      return 'complaints' in world ? refused(world.status, ...world.complaints) : created(world)
    }
  }),
  operation({
    operationId: 'getWorld',
    method: 'GET',
    path: '/worlds/{world}',
    tag,
    summary: 'One world, and where it is reached',
    ofServer: true,
    params: WorldPath,
    responses: {
      200: { description: 'The world', schema: WorldInfo },
      404: { description: 'There is no such world' }
    },
    handle: ({ server, params }) => {
      const world = server.worlds.get(params.world)
      return world === undefined ? noSuchWorld(params.world) : ok(world)
    }
  }),
  operation({
    operationId: 'deleteWorld',
    method: 'DELETE',
    path: '/worlds/{world}',
    tag,
    summary: 'Ends a world; the default world stays',
    ofServer: true,
    params: WorldPath,
    responses: {
      204: { description: 'It is gone' },
      404: { description: 'There is no such world' },
      409: { description: 'It is the default world' }
    },
    handle: async ({ server, params }) => {
      if (params.world === defaultWorldName) {
        return refused(409, 'the default world stays; POST /reset empties it')
      }
      return (await server.worlds.remove(params.world)) ? noContent : noSuchWorld(params.world)
    }
  })
]
