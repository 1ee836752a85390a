import { type Static, Type, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { advanceMs, ClockAdvance, ClockState } from '../../wire/control/clock.js'
import { type Clock, ManualClock } from '../../world/clock.js'
import type { World } from '../../world/world.js'
import { QuietLogController } from '../quiet-log-controller.js'
import { isForeign } from './foreign.js'

export interface ControlAppOptions {
  readonly world: World
  readonly logger: FastifyBaseLogger
  /** The addresses of all doors, once they are open. */
  readonly doors: () => Readonly<Record<string, string>>
}

const Complaint = Type.Object({ error: Type.String() })

/** The control API: a door of its own, which no emulated product has. Opens no port. */
export async function controlApp(options: ControlAppOptions): Promise<FastifyInstance> {
  const { world, logger, doors } = options
  const app = Fastify({
    loggerInstance: logger,
    logController: new QuietLogController(),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } }
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.addHook('onRequest', async (request, reply) => {
    const complaint = isForeign(request.headers)
    if (complaint !== undefined) return await reply.code(403).send({ error: complaint })
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `no control operation ${request.method} ${request.url}` })
  )
  app.setErrorHandler<Error & { statusCode?: number }>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) request.log.error({ err: error }, 'unhandled error')
    return reply.code(status).send({ error: error.message })
  })

  app.get('/health', { schema: { operationId: 'health' } }, async () => ({ status: 'UP' }))
  app.get('/doors', { schema: { operationId: 'doors' } }, async () => doors())

  app.get(
    '/clock',
    { schema: { operationId: 'getClock', response: { 200: ClockState } } },
    async () => clockState(world.clock)
  )

  app.post(
    '/clock/advance',
    {
      schema: {
        operationId: 'advanceClock',
        body: ClockAdvance,
        response: { 200: ClockState, 400: Complaint, 409: Complaint }
      }
    },
    async (request, reply) => {
      const { clock } = world
      if (!(clock instanceof ManualClock)) {
        const error = `a ${clock.mode.mode} clock runs by itself; start with --clock manual to move it`
        return reply.code(409).send({ error })
      }
      const stepMs = advanceMs(request.body, clock.nowMs())
      if (typeof stepMs === 'string') return reply.code(400).send({ error: stepMs })
      clock.advance(stepMs)
      return clockState(clock)
    }
  )
  return app
}

function clockState(clock: Clock): Static<typeof ClockState> {
  const nowMs = clock.nowMs()
  const { mode } = clock.mode
  const factor = clock.mode.mode === 'scaled' ? clock.mode.factor : mode === 'real' ? 1 : 0
  return { mode, factor, now: new Date(nowMs).toISOString(), nowMs }
}
