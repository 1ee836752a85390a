import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { writeJson } from '../../wire/control/json.js'
import type { Reply } from './operation.js'

/** How long a reader who is cut off may take to read so, in milliseconds. */
const cutOffGraceMs = 1_000

/** What a page may load: nothing, and its own style. */
const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'"

/** Puts an answer into bytes. */
export function send(
  reply: FastifyReply,
  { status, body, headers = {}, html, stream }: Reply
): FastifyReply {
  reply.code(status).headers({ 'cache-control': 'no-store', ...headers })
  if (stream !== undefined) {
    stream.onCutOff(() => {
      setTimeout(() => reply.raw.destroy(), cutOffGraceMs).unref()
    })
    return reply.type('text/event-stream').send(Readable.from(stream))
  }
  if (html !== undefined) {
    reply.header('content-security-policy', pagePolicy)
    return sendText(reply, 'text/html; charset=utf-8', html)
  }
  if (body === undefined) return reply.send()
  return sendText(reply, 'application/json; charset=utf-8', writeJson(body))
}

function sendText(reply: FastifyReply, type: string, text: string): FastifyReply {
  reply.type(type).header('content-length', Buffer.byteLength(text))
  return reply.send(reply.request.method === 'HEAD' ? '' : text)
}
