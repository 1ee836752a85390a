import { createServer, type IncomingHttpHeaders, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Test } from 'tap'

/** An answer on its way, to be changed. */
export interface PassingAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface PassingRequest {
  readonly method: string
  readonly path: string
}

export type Change = (answer: PassingAnswer, request: PassingRequest) => PassingAnswer

/** A door in front of another one that changes what comes back. Closes with the test. */
export async function changing(t: Test, url: string, change: Change): Promise<string> {
  const { hostname, port } = new URL(url)
  const server = createServer((incoming, outgoing) => {
    const { method = 'GET', url: path = '/', headers } = incoming
    const passed = send({ hostname, port, method, path, headers, agent: false }, answer => {
      const chunks: Buffer[] = []
      answer.on('data', chunk => chunks.push(chunk))
      answer.on('end', () => {
        const { statusCode: status = 0, headers: heads } = answer
        const body = Buffer.concat(chunks).toString()
        const changed = change({ status, headers: heads, body }, { method, path })
        const { 'content-length': _, 'transfer-encoding': __, ...rest } = changed.headers
        const known = Object.entries(rest).filter(([, value]) => value !== undefined)
        outgoing.writeHead(changed.status, Object.fromEntries(known))
        outgoing.end(changed.body)
      })
    })
    passed.on('error', () => outgoing.destroy())
    incoming.pipe(passed)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port: own } = server.address() as AddressInfo
  return `http://127.0.0.1:${own}`
}
