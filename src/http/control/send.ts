import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { writeJson } from '../../wire/control/json.js'
import type { Reply } from './operation.js'

/** How long a reader who is cut off may take to read so, in milliseconds. */
const cutOffGraceMs = 1_000

/** Puts an answer into bytes. */
export function send(
  reply: FastifyReply,
  { status, body, headers = {}, stream }: Reply
): FastifyReply {
  reply.code(status).headers({ 'cache-control': 'no-store', ...headers })
  if (stream !== undefined) {
    stream.onCutOff(() => {
      setTimeout(() => reply.raw.destroy(), cutOffGraceMs).unref()
    })
    return reply.type('text/event-stream').send(Readable.from(stream))
  }
  if (body === undefined) return reply.send()
  const json = writeJson(body)
  reply.type('application/json; charset=utf-8').header('content-length', Buffer.byteLength(json))
  return reply.send(reply.request.method === 'HEAD' ? '' : json)
}
