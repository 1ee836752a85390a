/** The endpoint of Zeebe's own backups in each span of releases, and how a case is made for each of them. */
import { lineRank } from '../../domain/line-rank.js'
import type { ContractCase, Setup, Step } from '../case.js'
import type { Evidence } from '../evidence.js'
import { matching, some } from '../pattern.js'
import { assumed, recorded, source } from './evidence.js'

export interface Span {
  /** Stands at the end of the ids of its cases. */
  readonly name: string
  readonly base: string
  readonly camunda: readonly [first: string, last: string]
}

export const backups: Span = { name: 'backups', base: '/actuator/backups', camunda: ['8.2', '8.7'] }
export const runtime: Span = {
  name: 'backupRuntime',
  base: '/actuator/backupRuntime',
  camunda: ['8.8', '8.10']
}

/** Everywhere from 8.2 on. */
export const bothNames = [backups, runtime] as const

/** One line of releases out of a span. */
export function lineOf(span: Span, line: string): Span {
  return { ...span, name: line, camunda: [line, line] }
}

export type SpanCase = Omit<ContractCase, 'subject' | 'camunda'>

/** The same case for each span, told apart by the end of its id. Recordings are none of other releases. */
export function inEach<S extends Span>(
  spans: readonly S[],
  build: (span: S) => SpanCase
): readonly ContractCase[] {
  return spans.map(span => {
    const it = build(span)
    const [first, ...others] = it.evidence
    const evidence = [asOf(span, first), ...others.map(one => asOf(span, one))] as const
    const { camunda } = span
    return { ...it, id: `${it.id}.${span.name}`, subject: 'zeebe', camunda, evidence }
  })
}

/** The line that all recordings are of. */
const recordedLine = '8.6'

/** A recording is evidence for the span that it is out of; for others it is what they are believed to be like. */
function asOf({ camunda: [first, last] }: Span, evidence: Evidence): Evidence {
  const line = lineRank(recordedLine)
  const isIn = lineRank(first) <= line && line <= lineRank(last)
  if (evidence.kind !== 'recorded' || isIn) return evidence
  return assumed(`as recorded from another release: ${evidence.reference}`)
}

export const notPositive = 'A backupId must be provided and it must be > 0'

/** Not about clusters that give ids themselves, as from 8.9 on they may: there an id is always refused. */
export function givenIds({ base, camunda: [, last] }: Span): Pick<ContractCase, 'onlyWhere'> {
  if (last !== '8.9' && last !== '8.10') return {}
  const onlyWhere: Setup = {
    send: { method: 'POST', path: base, body: { backupId: 0 } },
    expect: { status: 400, json: { message: notPositive } },
    otherwise: 'gives the ids of backups itself'
  }
  return { onlyWhere }
}

/** About clusters that give ids themselves, and no others. */
export function ownIds({ base }: Span): Pick<ContractCase, 'onlyWhere'> {
  const text = matching('about a predetermined id', /predetermined backupId/)
  const onlyWhere: Setup = {
    send: { method: 'POST', path: base, body: { backupId: 0 } },
    expect: { status: 400, json: some({ message: text }) },
    otherwise: 'does not give the ids of backups itself'
  }
  return { onlyWhere }
}

/** Recorded from a gateway without brokers. */
export const seen = (id: string) => recorded(`gateway/8.6.11/${id}`)
export function recordings(
  first: string,
  ...others: readonly string[]
): readonly [Evidence, ...Evidence[]] {
  return [seen(first), ...others.map(seen)]
}
/** Recorded from a gateway whose brokers others stood in for: what it decides is proven, what they say is not. */
export const seenWithBrokers = recorded('gateway 8.6.11 in front of stand-in brokers')
/** Recorded from the framework of that gateway, but not among the recordings that come along. */
export const recordedEdge = (what: string) => recorded(`gateway 8.6.11, ${what}`)
export const handler = source('camunda/camunda, BackupEndpoint and BackupRequestHandler')

/** A step for each of what there is at least one of. */
export function steps<T>(
  [first, ...others]: readonly [T, ...T[]],
  build: (it: T) => Step
): ContractCase['steps'] {
  return [build(first), ...others.map(build)]
}
