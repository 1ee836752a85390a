/** Servers that are not what a client hopes for. */
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import type { Test } from 'tap'
import type { Pem } from './certificates.js'

/** Where it listens, as `host:port`. Closes with the test, whatever its connections are doing. */
async function listening(t: Test, server: Server): Promise<string> {
  const sockets = new Set<Socket>()
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => {
    for (const it of sockets) it.destroy()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return `127.0.0.1:${port}`
}

/** Whoever connects meets this. */
export async function raw(t: Test, meet: (socket: Socket) => void): Promise<string> {
  return `http://${await listening(t, createServer(meet))}`
}

export async function answering(t: Test, answer: RequestListener): Promise<string> {
  return `http://${await listening(t, createHttpServer(answer))}`
}

export async function answeringOverTls(
  t: Test,
  pem: Pem,
  answer: RequestListener
): Promise<string> {
  return `https://${await listening(t, createHttpsServer(pem, answer))}`
}

/** An answer of the same body to everything. */
export function always(status: number, type: string, body: string): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(body)
  }
}

/** Sends a piece again and again for as long as somebody listens, every so many milliseconds. */
export function repeating(socket: Socket, piece: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(piece), everyMs)
  socket.on('close', () => clearInterval(timer))
}

/** Sends a piece as fast as it is taken. */
export function flooding(socket: Socket, piece: string): void {
  const send = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', send)
  send()
}
