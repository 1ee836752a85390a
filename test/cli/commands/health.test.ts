import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { invoke } from '../../support/invocation.js'

/** A control door that answers everything with one status. */
async function answering(test: typeof t | Parameters<Parameters<typeof t.test>[1]>[0], status: number) {
  const server = createServer((_request, reply) => reply.writeHead(status).end())
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  test.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/health`
}
