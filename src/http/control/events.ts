import { Type } from '@sinclair/typebox'
import { EventsQuery, kindsIn } from '../../wire/control/event.js'
import { eventStream } from './event-stream.js'
import { type Operation, operation, refused, tooManyWait } from './operation.js'

const lines = Type.String({
  description:
    'Server-sent events: "event" is transition, request, condition or fault, "data" is JSON; a comment ' +
    'every 15 s. A reader who is too far behind is cut off with a comment.'
})

export const eventOperations: readonly Operation[] = [
  operation({
    operationId: 'streamEvents',
    method: 'GET',
    path: '/events',
    tag: 'journal',
    summary: 'What happens in the world from now on, as a stream that does not end',
    query: EventsQuery,
    responses: {
      200: { description: 'Events', schema: lines, mediaType: 'text/event-stream' },
      429: { description: 'Too many requests wait already' }
    },
    handle: ({ world, worldName, query, departure }) => {
      const kinds = kindsIn(query)
      if (typeof kinds === 'string') return refused(400, kinds)
      if (!departure.takePlace()) return tooManyWait()
      const { gone } = departure
      return { status: 200, stream: eventStream(world, { worldName, kinds, gone }) }
    }
  })
]
