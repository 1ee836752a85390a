import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import '../route-schema.js'
import type { RequestFacts } from '../../domain/fault.js'
import { backupIdInBody, backupIdInSnapshot } from '../../domain/written-backup-id.js'
import type { Answer } from '../door.js'
import { befall, type Scene } from './effects.js'
import { type Exchange, exchangeOf } from './exchange.js'

/** The product's own error with a status, as one of its clients would get it. */
export type OwnError = (request: FastifyRequest, status: number) => Answer

/**
 * Stands before everything that an application does: notes which operation was found and for which backup, and
 * carries out the faults that strike. Installed before any other hook. Without rules it costs a few writes.
 */
export function front(app: FastifyInstance, ownError: OwnError): void {
  app.addHook('onRequest', (request, reply, done) => {
    const exchange = exchangeOf(request.raw)
    if (exchange === undefined) return done()
    noteOperation(request, exchange)
    if (exchange.world.faults.isEmpty) return done()
    let isPassedOn = false
    const proceed = () => {
      isPassedOn = true
      done()
    }
    const end = () => {
      if (!isPassedOn) reply.hijack()
    }
    const fail = (error: Error) => {
      if (!isPassedOn) return done(error)
      request.log.error({ err: error }, 'a fault failed')
      request.raw.socket.destroy()
    }
    const own = (status: number) => ownError(request, status)
    strike(request, reply, { exchange, ownError: own, proceed }).then(end, fail)
  })
}

async function strike(
  request: FastifyRequest,
  { raw: response }: FastifyReply,
  scene: Pick<Scene, 'exchange' | 'ownError' | 'proceed'>
): Promise<void> {
  const { exchange, proceed } = scene
  if (isBodyAwaited(exchange)) await exchange.whenBodySeen()
  const strike = exchange.world.faults.strike(factsOf(request, exchange))
  if (strike === undefined) return proceed()
  exchange.note(strike)
  await befall({ ...scene, request: request.raw, response, strike })
}

function noteOperation({ routeOptions, params }: FastifyRequest, { recording }: Exchange): void {
  const operation = routeOptions.schema?.operationId
  if (operation === undefined) return
  recording.operation = operation
  const backupId = backupIdOf(routeOptions.url ?? '', params)
  if (backupId !== undefined) recording.backupId = backupId
}

function backupIdOf(route: string, params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined
  if ('snapshot' in params) return backupIdInSnapshot(`${params.snapshot}`)
  return 'id' in params && /backup/i.test(route) ? `${params.id}` : undefined
}

/** Whether a rule asks for an id that may stand in a body that is still coming. */
function isBodyAwaited({ recording, world, isBodySeen }: Exchange): boolean {
  const { backupId, method } = recording
  if (backupId !== undefined || isBodySeen) return false
  return (method === 'POST' || method === 'PUT') && world.faults.askForBackups
}

function factsOf({ raw }: FastifyRequest, { recording, world }: Exchange): RequestFacts {
  const { product, operation, method, requestBody } = recording
  const hasWritten = recording.backupId === undefined && world.faults.askForBackups
  const backupId = hasWritten ? backupIdInBody(requestBody.text()) : recording.backupId
  const path = raw.url?.split('?', 1)[0] ?? '/'
  return { product, operation, backupId, method, path, nowMs: world.clock.nowMs() }
}
