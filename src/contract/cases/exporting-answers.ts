/** How pause and resume answer in each span of releases. */
import type { Expectation, Step } from '../case.js'
import type { Evidence } from '../evidence.js'
import { type Pattern, some } from '../pattern.js'
import { docs, source } from './evidence.js'
import { cluster, type FrameworkSpan, gateway } from './framework.js'
import { type Span, seen } from './zeebe-spans.js'

export interface ExportingSpan extends Span {
  /** All partitions have obeyed. */
  readonly done: Expectation
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

const base = '/actuator/exporting'
const noContent: Expectation = { status: 204, headers: { 'content-type': null }, text: '' }
const envelope: Expectation = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  json: { body: null, status: 204, contentType: null }
}

/** The first form: an operation with a status of its own, which knows no soft pause. */
export const first: ExportingSpan = {
  name: 'first',
  base,
  camunda: ['8.1', '8.4'],
  done: noContent,
  evidence: [source('camunda/camunda 8.1, ExportingEndpoint'), docs('Camunda 8.1 documentation')]
}
/** A response that is written out as data: HTTP says 200, and the real status stands inside. */
export const enveloped: ExportingSpan = {
  name: 'gateway',
  base,
  camunda: ['8.5', '8.7'],
  done: envelope,
  evidence: [seen('pause'), docs('camunda/camunda-docs#8435')]
}
export const envelopedLater: ExportingSpan = {
  ...enveloped,
  name: 'cluster',
  camunda: ['8.8', '8.9'],
  evidence: [docs('Camunda 8.9 documentation, management API'), docs('camunda/camunda-docs#8435')]
}
export const latest: ExportingSpan = {
  name: 'latest',
  base,
  camunda: ['8.10', '8.10'],
  done: noContent,
  evidence: [source('camunda/camunda#61120')]
}

export const exportingSpans = [first, enveloped, envelopedLater, latest] as const
export const envelopes = [enveloped, envelopedLater] as const

/** The name of the operation with its query, such as `pause?soft=true`. */
export function command(operation: string, expect: Expectation): Step {
  return { send: { method: 'POST', path: `${base}/${operation}` }, expect }
}

/** HTTP says that all is well, and the status inside that it is not. */
export function failedInside(exception: Pattern): Expectation {
  return {
    status: 200,
    headers: { 'content-type': 'application/json' },
    json: { body: exception, status: 500, contentType: null }
  }
}

/** What each partition's exporter does, where the brokers are in the same process and tell it. */
export function phaseOfFirst(phase: string): Step {
  return {
    send: { to: 'webapps', method: 'GET', path: '/actuator/partitions' },
    expect: { status: 200, json: some({ 1: some({ exporterPhase: phase }) }) },
    eventually: true
  }
}

/** The framework around an exporting span of the enveloped form. */
export function around(span: ExportingSpan): FrameworkSpan {
  return span === enveloped ? gateway : cluster
}
