import { createServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createSafeServer } from 'node:https'
import type { DoorTls } from '../door.js'
import { DoorRequest } from '../door-request.js'
import { MannersResponse } from '../manners-response.js'
import { Handshakes } from './handshakes.js'

type Limits = Pick<
  ServerOptions,
  | 'insecureHTTPParser'
  | 'maxHeaderSize'
  | 'keepAliveTimeout'
  | 'headersTimeout'
  | 'requestTimeout'
  | 'requireHostHeader'
>

/** A server for HTTP or for HTTPS, which are the same but for the way to a connection. */
export interface HttpServer {
  readonly server: Server<typeof DoorRequest, typeof MannersResponse>
  /** Emitted with a connection on which HTTP can begin. */
  readonly connected: 'connection' | 'secureConnection'
  /** Those on which it cannot yet; absent where it always can. */
  readonly handshakes?: Handshakes
}

/** @param handshakeTimeoutMs - how long somebody may take to agree upon TLS. */
export function httpServer(
  limits: Limits,
  { tls, handshakeTimeoutMs }: { readonly tls?: DoorTls; readonly handshakeTimeoutMs: number }
): HttpServer {
  const options = { ...limits, IncomingMessage: DoorRequest, ServerResponse: MannersResponse }
  if (tls === undefined) return { server: createServer(options), connected: 'connection' }
  const { cert, key } = tls
  const server = createSafeServer({ ...options, cert, key, handshakeTimeout: handshakeTimeoutMs })
  return { server, connected: 'secureConnection', handshakes: new Handshakes(server) }
}
