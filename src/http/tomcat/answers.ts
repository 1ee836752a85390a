import { STATUS_CODES } from 'node:http'
import type { Answer } from '../door.js'
import type { RequestHead } from './head.js'
import { isPlainlyGood } from './plainly-good.js'
import { type RefusalStatus, refusalOf } from './refusal.js'

const style =
  'body {font-family:Tahoma,Arial,sans-serif;} ' +
  'h1, h2, h3, b {color:white;background-color:#525D76;} ' +
  'h1 {font-size:22px;} h2 {font-size:16px;} h3 {font-size:14px;} p {font-size:12px;} ' +
  'a {color:black;} .line {height:1px;background-color:#525D76;border:none;}'

/**
 * Tomcat's own error page, 435 bytes for a 400. The connection is closed behind it.
 *
 * Source: recorded from 8.6.11 (length and frame); Tomcat 10.1, ErrorReportValve and TomcatCSS.
 */
export function errorPage(status: RefusalStatus): Answer {
  const title = `HTTP Status ${status} – ${STATUS_CODES[status]}`
  const body =
    `<!doctype html><html lang="en"><head><title>${title}</title>` +
    `<style type="text/css">${style}</style></head><body><h1>${title}</h1></body></html>`
  return {
    status,
    headers: {
      'Content-Type': 'text/html;charset=utf-8',
      'Content-Language': 'en',
      'Content-Length': `${Buffer.byteLength(body)}`,
      Connection: 'close'
    },
    body
  }
}

/** Source: recorded from 8.6.11. */
const optionsOfTheServer: Answer = {
  status: 200,
  headers: { Allow: 'GET, HEAD, POST, PUT, DELETE, OPTIONS', 'Content-Length': '0' },
  body: ''
}

/** On every path, known or not. Source: recorded from 8.6.11. */
const noTrace: Answer = {
  status: 405,
  headers: { Allow: 'HEAD, DELETE, POST, GET, OPTIONS, PUT', 'Content-Length': '0' },
  body: ''
}

/** What Tomcat answers by itself, or `undefined` if the request is the app's to answer. */
export function gatekeep(head: RequestHead): Answer | undefined {
  if (isPlainlyGood(head)) return undefined
  const status = refusalOf(head)
  if (status !== undefined) return errorPage(status)
  if (head.method === 'OPTIONS' && head.url === '*') return optionsOfTheServer
  return head.method === 'TRACE' ? noTrace : undefined
}

/**
 * The answer to a request whose chunked body breaks off in nonsense while the app is reading it:
 * the one place where Spring's timestamp shape is seen instead of problem JSON.
 *
 * @param path - as sent, without the query
 * Source: recorded from 8.6.11.
 */
export function brokenBody(path: string, nowMs: number): Answer {
  const timestamp = new Date(nowMs).toISOString().replace('Z', '+00:00')
  const body = JSON.stringify({ timestamp, status: 400, error: 'Bad Request', path })
  return { status: 400, headers: { 'Content-Type': 'application/json' }, body }
}
