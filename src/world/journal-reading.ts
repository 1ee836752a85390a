import { ailments, type ConditionSet, healthy } from '../domain/conditions.js'
import type { FaultEffect } from '../domain/fault.js'
import type { Strike } from '../domain/fault-strike.js'
import { headPairs } from '../domain/head-pairs.js'
import type { JournalEntry, Why } from '../domain/journal-entry.js'
import { safeBody, safeHeaders, safeUrl } from '../domain/redaction.js'
import { backupIdInBody } from '../domain/written-backup-id.js'
import type { Capture, Recording } from './recording.js'

/** Makes an entry of a recording: decoded, without secrets, and with the reasons for its answer. */
export function readRecording(recording: Recording, release: string): JournalEntry {
  const { id, atMs, endMs, product, operation, method, url, answerBody, delivered } = recording
  const backupId = backupIdOf(recording)
  const status = statusOf(recording)
  const headers = safeHeaders(headPairs(recording.head ?? '').flat())
  const answer = { headers, ...keptOf(answerBody), delivered }
  return {
    id,
    atMs,
    ...(endMs !== undefined && { durationMs: endMs - atMs }),
    product,
    ...(operation !== undefined && { operation }),
    ...(backupId !== undefined && { backupId }),
    method,
    url: safeUrl(url),
    request: {
      headers: safeHeaders(recording.headerLines.split('\n')),
      ...keptOf(recording.requestBody)
    },
    answer: status === undefined ? answer : { status, ...answer },
    effect: hadEffect(recording),
    why: whyOf(recording, release, status)
  }
}

/** The status that was sent. */
export function statusOf({ head }: Recording): number | undefined {
  const digits = /^HTTP\/1\.\d (\d{3})/.exec(head ?? '')?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/** Which backup an exchange was about: the one it named, or else the one that was made for it. */
export function backupIdOf(recording: Recording): string | undefined {
  if (recording.backupId !== undefined) return recording.backupId
  if (!changing.has(recording.method)) return undefined
  const { requestBody, answerBody, own } = recording
  const asked = requestBody.bytes === 0 ? undefined : backupIdInBody(requestBody.text())
  if (asked !== undefined || !/^take/.test(recording.operation ?? '')) return asked
  return backupIdInBody((own?.body ?? answerBody).text())
}

const changing: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/** Operations that change nothing although their method says so. */
const readings: ReadonlySet<string> = new Set([
  'elasticsearch.count',
  'elasticsearch.flush',
  'elasticsearch.getDocuments',
  'elasticsearch.refresh',
  'elasticsearch.search',
  'elasticsearch.verifyRepository'
])

/** Whether the application did as it was asked, whatever became of its answer. */
export function hadEffect(recording: Recording): boolean {
  const { method, operation = '', own, answerBody } = recording
  if (!changing.has(method) || readings.has(operation)) return false
  const replaced = recording.strike?.end?.kind === 'status'
  const status = own?.status ?? (replaced ? undefined : statusOf(recording))
  if (status === undefined || status < 200 || status > 299) return false
  const isEnveloped = operation === 'commandExporting' && status === 200
  return !isEnveloped || innerStatus((own?.body ?? answerBody).text()) === 204
}

/** The status that stands inside the answer of the exporting endpoint, which says 200 whatever happens. */
function innerStatus(text: string): number | undefined {
  const inner = memberOf(text, 'status')
  return typeof inner === 'number' ? inner : undefined
}

function whyOf(recording: Recording, release: string, status: number | undefined): Why {
  const { refusal, strike, own, answerBody, plans = [] } = recording
  const conditions = unhealthy(recording.conditions)
  const fault = strike && faultOf(strike)
  const state = stateIn((own?.body ?? answerBody).text())
  const known = {
    release,
    ...(refusal !== undefined && { refusal }),
    ...(conditions !== undefined && { conditions }),
    ...(fault !== undefined && { fault }),
    ...(state !== undefined && { state }),
    ...(plans.length > 0 && { plans })
  }
  return { ...known, text: sentence(recording, known, status) }
}

function sentence(
  recording: Recording,
  { release, refusal, conditions, fault, state, plans }: Omit<Why, 'text'>,
  status: number | undefined
): string {
  const { product, operation, own, endMs } = recording
  const id = backupIdOf(recording)
  const about = id === undefined ? '' : ` for backup ${id}`
  const ending = endMs === undefined ? 'not answered yet' : 'no answer'
  const parts = [
    `${operation ?? 'no operation'}${about} on ${product} (${release}): ${status ?? ending}`,
    ...(refusal === undefined ? [] : [`refused as ${refusal}`]),
    ...(state === undefined ? [] : [`the state is ${state}`]),
    ...(plans === undefined ? [] : [`decided by ${plans.join(', ')}`]),
    ...(fault === undefined ? [] : [`struck by ${fault.id} (${fault.effect})`]),
    ...(own === undefined || own.status === status ? [] : [`the application said ${own.status}`]),
    ...Object.entries(conditions ?? {}).map(([name, kind]) => `${name} is ${kind}`)
  ]
  return parts.join('; ')
}

function faultOf({ rules, end }: Strike): NonNullable<Why['fault']> {
  const last = rules.at(-1)?.id ?? ''
  const effects = rules.map(({ effect }) => effectText(effect))
  return { id: end?.ruleId ?? last, effect: effects.join(' and ') }
}

function effectText(effect: FaultEffect): string {
  const { status, point = 'before', hang, reset, mangle, drip, delay } = effect
  const words = [
    ...(delay === undefined ? [] : [point === 'after' ? 'delay after' : 'delay']),
    ...(status === undefined ? [] : [`status ${status} ${point}`]),
    ...(hang === undefined ? [] : [`hang ${hang}`]),
    ...(reset === undefined ? [] : [`reset ${reset}`]),
    ...(mangle === undefined ? [] : [mangle]),
    ...(drip === undefined ? [] : ['drip'])
  ]
  return words.join(' and ')
}

/** Names of conditions and their kinds, where they are not as they should be. */
function unhealthy(conditions: ConditionSet | undefined): Why['conditions'] {
  const kinds = Object.entries(ailments(conditions ?? healthy)).map(([name, it]) => [name, it.kind])
  return kinds.length === 0 ? undefined : Object.fromEntries(kinds)
}

/** What an answer says about one backup or snapshot; `status` in the first release of Zeebe. */
function stateIn(text: string): string | undefined {
  const [snapshot, ...others] = listOf(memberOf(text, 'snapshots'))
  const ofSnapshot = others.length === 0 ? stateOf(snapshot) : undefined
  const states = [memberOf(text, 'state'), memberOf(text, 'status'), ofSnapshot]
  return states.find(it => typeof it === 'string' && /^[A-Z_]+$/i.test(it)) as string | undefined
}

function stateOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'state' in value ? value.state : undefined
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function memberOf(text: string, name: string): unknown {
  if (!text.trimStart().startsWith('{')) return undefined
  try {
    return JSON.parse(text)[name]
  } catch {
    return undefined
  }
}

function keptOf(capture: Capture) {
  return { body: safeBody(capture.text()), bodyBytes: capture.bytes }
}
