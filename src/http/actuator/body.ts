import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'

/**
 * Reads the body where an operation asks for it, as Spring does: what nobody asks for is never read, so
 * that a wrong content type or an unknown path is refused before the first byte.
 *
 * @throws {FrameworkError} where it is too large, or breaks off; the latter mostly where nobody is left to be told.
 */
export function readBody({ raw, server }: FastifyRequest): Promise<Buffer> {
  const { bodyBytesMax } = server.edge
  if (declaredBytes(raw) > bodyBytesMax) return Promise.reject(tooLarge())
  if (raw.readableEnded) return Promise.resolve(nothing)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const take = (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes <= bodyBytesMax) return
      raw.off('data', take).pause()
      reject(tooLarge())
    }
    // Every request closes in the end; making an error is dear, and of no use behind the last byte.
    const breakOff = () => reject(new FrameworkError({ kind: 'bodyBroken' }, 'mapping'))
    raw.on('data', take)
    raw.once('end', () => {
      raw.off('error', breakOff).off('close', breakOff)
      resolve(chunks.length === 1 ? (chunks[0] ?? nothing) : Buffer.concat(chunks))
    })
    raw.once('error', breakOff)
    raw.once('close', breakOff)
  })
}

const nothing = Buffer.alloc(0)

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
