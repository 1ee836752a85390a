import { setImmediate } from 'node:timers/promises'
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Test } from 'tap'
import type { DoorPlan } from '../../src/http/door.js'
import { openDoors } from '../../src/http/doors.js'
import { tomcat } from '../../src/http/manners.js'

/** A date nobody will mistake for the machine's own, and the same one as `Date` headers say it. */
export const NOW_MS = Date.parse('2001-02-03T04:05:06.789Z')
export const NOW_DATE = 'Sat, 03 Feb 2001 04:05:06 GMT'

/** Fastify adds a charset to JSON in a string, and leaves bytes alone. */
export function sendJson(reply: FastifyReply, value: unknown): FastifyReply {
  return reply.header('content-type', 'application/json').send(Buffer.from(JSON.stringify(value)))
}

/**
 * An app for talking to doors: `/list` answers `[]` to whatever method, `/echo` the body it was
 * sent, `/iterate` too, but reads it late and by itself, `/ignore` without reading it,
 * `/status/{n}` with that status, `/empty` nothing at all.
 */
export function aTinyApp(): FastifyInstance {
  const app = Fastify({ exposeHeadRoutes: false, bodyLimit: 20_000_000 })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body)
  )
  app.get('/list', (_request, reply) => sendJson(reply, []))
  app.head('/list', (_request, reply) => sendJson(reply, []))
  app.delete('/list', (_request, reply) => reply.code(204).send())
  app.options('/list', (_request, reply) => reply.header('allow', 'GET').send())
  app.post('/echo', ({ body }, reply) => sendJson(reply, { body: body ?? null }))
  app.post('/iterate', async ({ raw }, reply) => {
    await setImmediate()
    const chunks: Buffer[] = []
    for await (const chunk of raw) chunks.push(chunk)
    return sendJson(reply, { body: Buffer.concat(chunks).toString() })
  })
  app.post('/ignore', async (_request, reply) => {
    await setImmediate()
    return sendJson(reply, { ignored: true })
  })
  app.get('/flat', (_request, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, 'Fine', ['content-type', 'application/json', 'x-a', '1']).end('[]')
  })
  app.get('/page', (_request, reply) => reply.type('text/html').send(Buffer.from('<p>')))
  app.head('/page', (_request, reply) => reply.type('text/html').send(Buffer.from('<p>')))
  app.get('/typeless', (_request, reply) => {
    reply.hijack()
    reply.raw.end('no')
  })
  app.get('/empty', (_request, reply) => reply.code(406).send())
  app.head('/empty', (_request, reply) => reply.code(406).send())
  app.all<{ Params: { status: string } }>('/status/:status', ({ params }, reply) =>
    sendJson(reply.code(Number(params.status)), { status: Number(params.status) })
  )
  app.setNotFoundHandler(({ method, url }, reply) => sendJson(reply.code(404), { method, url }))
  return app
}

/** A door as `over` wants it; by default a Tomcat on a free loopback port with a tiny app. */
export function aPlan(over: Partial<DoorPlan> = {}): DoorPlan {
  return {
    product: 'operate',
    host: '127.0.0.1',
    port: 0,
    hostNames: [],
    app: aTinyApp(),
    manners: tomcat,
    portFlag: '--operate-port',
    nowMs: () => NOW_MS,
    ...over
  }
}

/** Opens one door, which closes with the test, and returns its port. */
export async function aDoor(t: Test, over: Partial<DoorPlan> = {}): Promise<number> {
  const open = await openDoors([aPlan(over)])
  t.teardown(() => open.close(0))
  const [door] = open.doors
  if (door === undefined) throw new Error('one plan makes one door')
  return door.port
}

/** A request with a `Host` header, lines ended as they are meant to be. */
export function aRequest(line: string, ...headers: readonly string[]): string {
  return `${[line, 'Host: camunda', ...headers].join('\r\n')}\r\n\r\n`
}
