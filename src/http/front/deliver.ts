import type { ServerResponse } from 'node:http'
import type { Drip, Mangling } from '../../domain/fault.js'
import { delayMsMax } from '../../domain/fault-delay.js'
import { malformed, wronglyTyped } from '../../wire/mangled.js'
import type { Clock } from '../../world/clock.js'
import { type OwnAnswer, withhold } from './withhold.js'

/** What is done to an answer on its way out. */
export interface Handling {
  readonly mangle?: Mangling | undefined
  readonly drip?: Drip | undefined
  readonly clock: Clock
  /** Ends the dripping: nobody is left to read it. */
  readonly stop: AbortSignal
}

/** Sends an answer, whose headers are set already, mangled and in pieces if so wished. */
export async function deliver(
  response: ServerResponse,
  { status, body }: OwnAnswer,
  { mangle, drip, clock, stop }: Handling
): Promise<void> {
  const isBare = response.req.method === 'HEAD' || status === 204 || status === 304
  if (isBare) {
    if (mangle === 'truncated') cutInHead(response, status)
    else response.writeHead(status).end()
    return
  }
  const whole = mangled(body, mangle)
  if (response.hasHeader('content-length')) response.setHeader('Content-Length', whole.length)
  response.writeHead(status)
  const isCut = mangle === 'truncated'
  const sent = isCut ? whole.subarray(0, Math.floor(whole.length / 2)) : whole
  if (drip === undefined) {
    if (!isCut) response.end(sent)
    else response.write(sent, () => response.req.socket.destroy())
    return
  }
  response.flushHeaders()
  await inPieces(response, sent, { drip, clock, stop })
  if (isCut || stop.aborted) response.req.socket.destroy()
  else response.end()
}

function mangled(body: Buffer, mangle: Mangling | undefined): Buffer {
  if (mangle === 'malformed') return Buffer.from(malformed(body.toString()))
  return mangle === 'wrongTypes' ? Buffer.from(wronglyTyped(body.toString())) : body
}

/** An answer without a body can be cut off in its head only. */
function cutInHead(response: ServerResponse, status: number): void {
  const { req } = response
  // To the application nothing was sent yet, and it would send its answer once more.
  withhold(response)
  req.socket.write(`HTTP/1.1 ${status} \r\nDate:`, () => req.socket.destroy())
}

/** The first piece goes at once; none is more than an hour behind it. */
async function inPieces(
  response: ServerResponse,
  body: Buffer,
  { drip, clock, stop }: Handling & { readonly drip: Drip }
): Promise<void> {
  const startMs = clock.nowMs()
  for (let at = 0; at < body.length; at += drip.bytes) {
    const dueMs = (at / drip.bytes) * drip.everyMs
    await clock.until(startMs + Math.min(dueMs, delayMsMax), stop)
    if (stop.aborted) return
    response.write(body.subarray(at, at + drip.bytes))
  }
}
