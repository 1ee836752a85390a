/** What only the later endpoint has: beginnings of ids, ids that the cluster gives, tenants. */
import type { ContractCase, Step } from '../case.js'
import { each, including, matching, some, the, whole } from '../pattern.js'
import { docs, source } from './evidence.js'
import { finished, start } from './runtime-life.js'
import { givenIds, handler, inEach, lineOf, ownIds, runtime, type Span } from './zeebe-spans.js'

const pages = docs('Camunda 8 documentation, Zeebe backup management API')
const ofState = docs('Camunda 8.9 documentation, backup of the runtime state')

const line9 = lineOf(runtime, '8.9')
const line10 = lineOf(runtime, '8.10')

const safety = 'deletes-what-it-created'

export const runtimeLaterCases: readonly ContractCase[] = [
  ...inEach([runtime], span => ({
    id: 'zeebe.prefix.matching',
    title: 'digits and a star stand for all backups whose id begins so',
    evidence: [pages, handler],
    safety,
    ...givenIds(span),
    steps: [
      start(span),
      finished(span),
      listed(span, '{id}*'),
      listed(span, '{id}%2A'),
      listed(span, '*')
    ]
  })),
  ...inEach([runtime], span => ({
    id: 'zeebe.prefix.without-match',
    title: 'a beginning that no id has is an empty list',
    evidence: [pages, handler],
    safety: 'read-only',
    steps: [
      { send: { method: 'GET', path: `${span.base}/{other}*` }, expect: { status: 200, json: [] } }
    ]
  })),
  ...inEach([runtime], span => ({
    id: 'zeebe.prefix.neither',
    title: 'what is neither an id nor a beginning is refused by the handler',
    evidence: [handler],
    safety: 'read-only',
    steps: [neither(span, 'abc'), neither(span, '1.5'), neither(span, '10**'), neither(span, 'a*')]
  })),
  ...inEach([line9, line10], span => ({
    id: 'zeebe.own-ids.generated',
    title: 'a start without an id tells the id that the cluster has given',
    evidence: [ofState, handler],
    safety,
    ...ownIds(span),
    steps: [
      {
        send: { method: 'POST', path: span.base },
        expect: { status: 202, json: some({ backupId: whole }) },
        keep: { generated: '/backupId' }
      },
      {
        send: { method: 'GET', path: `${span.base}/{generated}` },
        expect: {
          status: 200,
          json: some({ backupId: the('generated'), state: 'COMPLETED' })
        },
        eventually: true,
        undo: [{ method: 'DELETE', path: `${span.base}/{generated}` }]
      }
    ]
  })),
  ...inEach([line9, line10], span => ({
    id: 'zeebe.own-ids.given',
    title: 'an id that somebody gives is refused where the cluster gives them',
    evidence: [handler],
    safety: 'read-only',
    ...ownIds(span),
    steps: [
      {
        send: { method: 'POST', path: span.base, body: { backupId: 1 } },
        expect: { status: 400, json: { message: predetermined(span) } }
      }
    ]
  })),
  ...inEach([line9], span => ({
    id: 'zeebe.own-ids.json',
    title: 'a start without an id that says it were JSON is refused',
    evidence: [docs('reports from clusters of 8.9')],
    safety: 'read-only',
    ...ownIds(span),
    steps: [
      {
        send: {
          method: 'POST',
          path: span.base,
          headers: { 'content-type': 'application/json' }
        },
        expect: { status: 400 }
      }
    ]
  })),
  ...inEach([line9, line10], span => ({
    id: 'zeebe.create.neither-id-nor-body',
    title: 'without an id that the cluster gives, a start without one is refused by the handler',
    evidence: [handler],
    safety: 'read-only',
    ...givenIds(span),
    steps: [
      {
        send: { method: 'POST', path: span.base },
        expect: {
          status: 400,
          json: { message: 'A backupId must be provided and it must be > 0' }
        }
      }
    ]
  })),
  ...inEach([line10], span => ({
    id: 'zeebe.tenants.unknown',
    title: 'a physical tenant that is not configured is refused with the names of those that are',
    evidence: [source('camunda/camunda, PhysicalTenantScope')],
    safety: 'read-only',
    steps: [
      {
        send: { method: 'GET', path: `${span.base}?physicalTenant={name}` },
        expect: {
          status: 400,
          json: {
            message: matching(
              'known tenants',
              /^Unknown physical tenant '[^']+'\. Configured physical tenants: \[.+\]\.$/
            )
          }
        }
      },
      {
        send: { method: 'GET', path: `${span.base}?physicalTenant=` },
        expect: { status: 200, json: each(some({ backupId: whole })) }
      }
    ]
  })),
  ...inEach([line10], span => ({
    id: 'zeebe.write.unknown',
    title: 'a POST below the endpoint that means nothing is refused with its path',
    evidence: [handler],
    safety: 'read-only',
    steps: [
      {
        send: { method: 'POST', path: `${span.base}/some/thing` },
        expect: { status: 400, json: { message: 'Unknown write operation: some/thing' } }
      }
    ]
  })),
  ...inEach([line10], span => ({
    id: 'zeebe.delete.neither',
    title: 'what is neither an id nor the state cannot be deleted',
    evidence: [handler],
    safety: 'read-only',
    steps: [
      {
        send: { method: 'DELETE', path: `${span.base}/abc` },
        expect: {
          status: 400,
          json: { message: "Expected a backup ID or 'state', but got 'abc'." }
        }
      }
    ]
  }))
]

function listed({ base }: Span, selection: string): Step {
  return {
    send: { method: 'GET', path: `${base}/${selection}` },
    expect: { status: 200, json: including(some({ backupId: the('id') })) },
    eventually: true
  }
}

function neither({ base }: Span, selection: string): Step {
  const message = `Expected a backup ID or prefix ending with '*', but got '${selection}'.`
  return {
    send: { method: 'GET', path: `${base}/${selection}` },
    expect: { status: 400, json: { message } }
  }
}

function predetermined({ name }: Span): string {
  const enabled =
    name === '8.9'
      ? 'continuous backups are'
      : 'continuous backups and/or backup or checkpoint scheduler is'
  return `Cannot take backup with predetermined backupId when ${enabled} enabled. Use POST actuator/backupRuntime without specifying a backupId.`
}
