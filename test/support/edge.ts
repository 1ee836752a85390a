/** The doors of several releases in this process, and what they say on the wire: all of it. */
import type { Test } from 'tap'
import type { RunningServer } from '../../src/server.js'
import { type RawAnswer, send } from './raw-http.js'
import { startHere } from './started.js'

interface Place {
  readonly camunda: string
  readonly door: 'operate' | 'tasklist' | 'optimize' | 'zeebe' | 'orchestration'
  readonly path: string
}

/** One of each kind: which release, behind which door, and where it serves backups. */
const places = {
  'gateway 8.7': { camunda: '8.7', door: 'zeebe', path: '/actuator/backups' },
  'cluster 8.8': { camunda: '8.8', door: 'orchestration', path: '/actuator/backupRuntime' },
  'history 8.8': { camunda: '8.8', door: 'orchestration', path: '/actuator/backupHistory' },
  'gateway 8.3': { camunda: '8.3', door: 'zeebe', path: '/actuator/backups' },
  'Operate 8.7': { camunda: '8.7', door: 'operate', path: '/actuator/backups' },
  'Tasklist 8.7': { camunda: '8.7', door: 'tasklist', path: '/actuator/backups' },
  'Operate 8.2': { camunda: '8.2', door: 'operate', path: '/actuator/backups' },
  'Operate 8.1': { camunda: '8.1', door: 'operate', path: '/actuator/backup' },
  'Optimize 8.7': { camunda: '8.7', door: 'optimize', path: '/actuator/backups' },
  'Optimize 8.3': { camunda: '8.3', door: 'optimize', path: '/actuator/backups' },
  'Optimize 8.1': { camunda: '8.1', door: 'optimize', path: '/actuator/backup' }
} as const satisfies Record<string, Place>

export type Kind = keyof typeof places

/** One answer: `headers` are all but `Date`, and `body` has a word for what differs at every run. */
export type Told = Pick<RawAnswer, 'statusLine' | 'headers' | 'body' | 'closed'>

export interface Edge {
  readonly port: number
  /** Where it serves backups, such as `/actuator/backups`. */
  readonly path: string
  /** With its patch, as snapshots are named. */
  readonly version: string
  /** Sends one request on a connection of its own. */
  tell(request: string | Buffer): Promise<Told>
}

/** Opens the doors of `kinds`, one server for each release; they close with the test. */
export async function edges<Wanted extends Kind>(
  t: Test,
  ...kinds: readonly Wanted[]
): Promise<Readonly<Record<Wanted, Edge>>> {
  const servers = new Map<string, RunningServer>()
  const found: Partial<Record<Wanted, Edge>> = {}
  for (const kind of kinds) {
    const { camunda, door, path } = places[kind]
    const server =
      servers.get(camunda) ?? (await startHere(t, ['--camunda', camunda, '--pace', 'instant']))
    servers.set(camunda, server)
    const port = Number(new URL(server.ready.doors[door] ?? '').port)
    const version = server.ready.camunda
    found[kind] = { port, path, version, tell: async request => told(await send(port, request)) }
  }
  return found as Record<Wanted, Edge>
}

/** A request with its head in order; a body gets its length, unless a header tells of chunks. */
export function request(
  line: string,
  headers: readonly string[] = [],
  body?: string | Buffer
): Buffer {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const chunked = headers.some(it => /^transfer-encoding/i.test(it))
  const length = bytes === undefined || chunked ? [] : [`Content-Length: ${bytes.length}`]
  const head = [`${line} HTTP/1.1`, 'Host: camunda', ...headers, ...length].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), bytes ?? Buffer.alloc(0)])
}

export const asJson = 'Content-Type: application/json'

function told({ statusLine, headers, body, closed }: RawAnswer): Told {
  const { date: _, ...rest } = headers
  return { statusLine, headers: rest, body: withoutChance(body), closed }
}

/** Takes times and random ids out of an error body. */
function withoutChance(body: string): string {
  return body
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00/g, 'TIME')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'UUID')
    .replace(/(?<="requestId":")[0-9a-f]{8}(?=-\d+")/g, 'REQUEST')
}
