import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'

/**
 * Reads the body where an operation asks for it, as Spring does: what nobody asks for is never read, so
 * that a wrong content type or an unknown path is refused before the first byte.
 */
export async function readBody({ raw, server }: FastifyRequest): Promise<Buffer> {
  const { bodyBytesMax } = server.edge
  if (declaredBytes(raw) > bodyBytesMax) throw tooLarge()
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of raw) {
    const piece: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk)
    bytes += piece.length
    if (bytes > bodyBytesMax) throw tooLarge()
    chunks.push(piece)
  }
  return Buffer.concat(chunks)
}

/** Whether a body is announced at all. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function declaredBytes({ headers }: IncomingMessage): number {
  return Number(headers['content-length'] ?? 0)
}

function tooLarge(): FrameworkError {
  return new FrameworkError({ kind: 'bodyTooLarge' }, 'mapping')
}
