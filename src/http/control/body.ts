import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readJson } from '../../wire/control/json.js'

/** A body that was read, or the status and the sentence that refuse it. */
export type ReadBody =
  | { readonly value: unknown }
  | { readonly status: 400 | 415; readonly complaint: string }

/** Takes bodies as the bytes they are, whatever they are called; {@link readBody} judges them. */
export function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes))
}

/** `undefined` as a value where there is no body. */
export function readBody({ body, headers }: FastifyRequest): ReadBody {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  if (bytes.length === 0) return { value: undefined }
  const type = headers['content-type']
  if (!isJson(type)) return { status: 415, complaint: wrongType(type) }
  const text = textOf(bytes)
  if (text === undefined) return { status: 400, complaint: 'the body: is no UTF-8' }
  const read = readJson(text)
  return 'complaint' in read ? { status: 400, complaint: `the body: ${read.complaint}` } : read
}

function isJson(type: string | undefined): boolean {
  return /^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type ?? '')
}

function wrongType(type: string | undefined): string {
  const found = type === undefined ? 'there is no Content-Type' : `Content-Type is ${type}`
  const ofCurl = /^application\/x-www-form-urlencoded/i.test(type ?? '')
    ? ", which curl -d sends by itself; add -H 'Content-Type: application/json'"
    : '; give Content-Type: application/json'
  return `the body: ${found}${ofCurl}`
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
