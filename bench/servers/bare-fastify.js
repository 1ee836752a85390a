// @ts-check
/**
 * The upper floor: what the framework costs. One route with a response schema, whose handler
 * returns an object; its serialised form is the bytes that were recorded.
 */
import { readFileSync } from 'node:fs'
import { createServer, ServerResponse } from 'node:http'
import Fastify from 'fastify'

/** @type {import('../measuring/recording.js').FloorPlan} */
const { request, answer, schema, route } = JSON.parse(readFileSync(String(process.argv[2]), 'utf8'))
const { status, body, isChunked } = answer
const value = JSON.parse(body)

/** Fastify measures every text; this sends it in chunks after all. */
class ChunkedResponse extends ServerResponse {
  /**
   * @override
   * @param {number} status
   * @param {any} headers
   */
  writeHead(status, headers) {
    delete headers['content-length']
    headers['transfer-encoding'] = 'chunked'
    return super.writeHead(status, headers)
  }
}

const app = Fastify(
  isChunked
    ? { serverFactory: handler => createServer({ ServerResponse: ChunkedResponse }, handler) }
    : {}
)
app.route({
  method: request.method,
  url: route ?? request.path,
  schema: { response: { [status]: schema } },
  handler: async (_request, reply) => {
    reply.code(status)
    return value
  }
})

const address = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(JSON.stringify({ doors: { bare: address } }))
process.on('SIGTERM', () => process.exit())
