/** What faults do to an exchange, one function for each way to end it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FaultEnd, Strike } from '../../domain/fault-strike.js'
import { anyOf } from '../../world/any-of.js'
import type { Answer } from '../door.js'
import { resetConnection } from '../transport/reset.js'
import { deliver } from './deliver.js'
import type { Exchange } from './exchange.js'
import { dress, type OwnAnswer, strip, withhold } from './withhold.js'

/** An exchange in the hands of a fault. */
export interface Scene {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly exchange: Exchange
  readonly strike: Strike
  /** The product's own error with a status. */
  readonly ownError: (status: number) => Answer
  /** Lets the application have the request. */
  readonly proceed: () => void
}

/** Carries out everything that befalls a request. Ends when all is done, or nobody is left to notice. */
export async function befall(scene: Scene): Promise<void> {
  const { signal, release } = anyOf([goneFrom(scene.response), scene.exchange.world.closed])
  try {
    await befallUntil(scene, signal)
  } finally {
    release()
  }
}

async function befallUntil(scene: Scene, stop: AbortSignal): Promise<void> {
  const { strike, exchange, response } = scene
  const { world } = exchange
  const wait = (ms: number) =>
    ms === 0 ? undefined : world.clock.until(world.clock.nowMs() + ms, stop)
  await wait(strike.delayMs.before)
  if (stop.aborted) return hangUp(scene)
  const { end, mangle, drip, delayMs } = strike
  if (end?.point === 'before') return await finish(scene, end, stop)
  if (end === undefined && mangle === undefined && drip === undefined && delayMs.after === 0) {
    return scene.proceed()
  }
  const withheld = withhold(response)
  scene.proceed()
  const own = await withheld.answer
  if (own === undefined) return
  exchange.noteOwn(own.status, own.body)
  await wait(delayMs.after)
  if (stop.aborted) return hangUp(scene)
  // Where nothing is sent instead, the application goes on believing that its answer was.
  if (end === undefined || end.kind === 'status') withheld.release()
  if (end !== undefined) return await finish(scene, end, stop)
  await deliver(response, own, { mangle, drip, clock: world.clock, stop })
}

async function finish(scene: Scene, end: FaultEnd, stop: AbortSignal): Promise<void> {
  switch (end.kind) {
    case 'status':
      return await answerInstead(scene, end, stop)
    case 'hang':
      return await hang(scene, stop)
    default:
      // Both ends forget the connection at once; to the client it is an error, and no end.
      resetConnection(scene.request.socket)
  }
}

type StatusEnd = Extract<FaultEnd, { readonly kind: 'status' }>

async function answerInstead(scene: Scene, end: StatusEnd, stop: AbortSignal): Promise<void> {
  const { response, exchange, strike, ownError } = scene
  const { headers, body, status } = end.body === undefined ? ownError(end.status) : given(end)
  strip(response)
  dress(response, { ...headers, ...end.headers })
  const answer: OwnAnswer = { status, body: Buffer.from(body) }
  if (!response.hasHeader('content-length')) {
    response.setHeader('Content-Length', answer.body.length)
  }
  const { mangle, drip } = strike
  await deliver(response, answer, { mangle, drip, clock: exchange.world.clock, stop })
}

/** A body that somebody wished for: a text as it is, everything else as JSON. */
function given({ status, body }: StatusEnd): Answer {
  if (typeof body === 'string') return { status, headers: { 'content-type': 'text/plain' }, body }
  const headers = { 'content-type': 'application/json' }
  return { status, headers, body: JSON.stringify(body) }
}

/** Says nothing more until the client has gone, the rule is removed, or the world is closed. */
async function hang(scene: Scene, stop: AbortSignal): Promise<void> {
  const { strike, exchange } = scene
  const { faults } = exchange.world
  const ruleId = strike.end?.ruleId ?? ''
  // After a reset another rule may have the same id.
  const rule = faults.get(ruleId)?.rule
  while (!stop.aborted && rule !== undefined && faults.get(ruleId)?.rule === rule) {
    await aborted(AbortSignal.any([stop, faults.changes.next]))
  }
  hangUp(scene)
}

function hangUp({ request }: Scene): void {
  request.socket.destroy()
}

/** Aborts when the connection has ended, or all is said. */
function goneFrom(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  if (response.closed) gone.abort()
  else response.once('close', () => gone.abort())
  return gone.signal
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
