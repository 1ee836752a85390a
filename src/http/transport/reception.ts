import { METHODS } from 'node:http'
import type { Answer, DoorPlan } from '../door.js'
import { errorPage, gatekeep } from '../tomcat/answers.js'
import { type RequestHead, readHead } from '../tomcat/head.js'
import { targetOf } from '../tomcat/target.js'

/** What becomes of bytes that Node's parser has not accepted as a request. */
export type Reception =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'hang-up' }
  /** The app has to be asked, and is not ready. */
  | { readonly kind: 'unprepared'; readonly door: DoorPlan }
  /** Nothing is wrong with it: Node may have it. */
  | { readonly kind: 'welcome'; readonly door: DoorPlan }
  | { readonly kind: 'answer'; readonly door: DoorPlan; readonly answer: Answer }

const methodsOfNode: ReadonlySet<string> = new Set(METHODS)
const versionsOfNode: ReadonlySet<string> = new Set(['HTTP/1.0', 'HTTP/1.1'])

/** The doors that share an address. The first one also takes the names nobody knows. */
export type Doors = readonly [DoorPlan, ...DoorPlan[]]

/** Finds the door that a `Host` header means. Case and port do not matter. */
export function doorFor(doors: Doors, host: string | undefined): DoorPlan {
  if (doors.length === 1) return doors[0]
  const name = (host ?? '').toLowerCase().replace(/:\d*$/, '')
  return doors.find(door => door.hostNames.some(it => it.toLowerCase() === name)) ?? doors[0]
}

/** The door whose gatekeeper speaks when it is too early to tell which one is meant. */
function gatekeepersDoor(doors: Doors): DoorPlan {
  return doors.find(door => door.manners.gatekeeper === 'tomcat') ?? doors[0]
}

/** Judges the raw bytes of a request as Tomcat would. */
export function receive(doors: Doors, bytes: Buffer): Reception {
  const early = gatekeepersDoor(doors)
  if (early.manners.gatekeeper === 'none') return { kind: 'welcome', door: early }
  const reading = readHead(bytes, early.manners.headBytesMax)
  if (reading.kind === 'refused') return { kind: 'answer', door: early, answer: errorPage(400) }
  if (reading.kind !== 'head') return reading

  const { method, url, version } = reading.head
  const headers = headersOf(reading.head)
  const door = doorFor(doors, headers['host'])
  if (door.manners.gatekeeper === 'none') return { kind: 'welcome', door }
  const { path, query } = targetOf(url)
  const isForeign = !methodsOfNode.has(method)
  if (isForeign && door.app.isPrepared === false) return { kind: 'unprepared', door }
  const answer =
    (isForeign || !versionsOfNode.has(version) ? gatekeep(reading.head) : undefined) ??
    (isForeign
      ? (door.unknownMethod?.(method, path + query, headers) ?? errorPage(400))
      : undefined)
  return answer === undefined ? { kind: 'welcome', door } : { kind: 'answer', door, answer }
}

/** Names in lower case. Of a repeated header the first value counts, but for lists. */
function headersOf({ rawHeaders }: RequestHead): Record<string, string> {
  const headers: Record<string, string> = {}
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? ''
    const value = rawHeaders[at + 1] ?? ''
    const known = headers[name]
    if (known === undefined) headers[name] = value
    else if (name.startsWith('accept')) headers[name] = `${known}, ${value}`
  }
  return headers
}
