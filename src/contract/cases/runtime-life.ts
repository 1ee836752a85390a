/** A backup of Zeebe from its start to its end, and what becomes of its id. */
import type { ContractCase, Step } from '../case.js'
import { beginning, including, some, the } from '../pattern.js'
import { docs, source } from './evidence.js'
import { type BodySpan, bodySpans } from './runtime-bodies.js'
import {
  backups,
  bothNames,
  givenIds,
  handler,
  inEach,
  runtime,
  type Span,
  seenWithBrokers
} from './zeebe-spans.js'

const vendorType = 'application/vnd.spring-boot.actuator.v3+json'

/** A start of `{id}`, or of another variable; whatever comes of it is deleted in the end. */
export function start({ base }: Span, name = 'id'): Step {
  return {
    send: { method: 'POST', path: base, body: { backupId: the(name) } },
    expect: { status: 202 },
    undo: [{ method: 'DELETE', path: `${base}/{${name}}` }]
  }
}

/** Looks until the backup has ended well. */
export function finished({ base }: Span): Step {
  return {
    send: { method: 'GET', path: `${base}/{id}` },
    expect: { status: 200, json: some({ state: 'COMPLETED' }) },
    eventually: true
  }
}

export function refusedStart({ base }: Span, requested: string, latest: string): Step {
  const expect = { status: 409, json: { message: conflict(base, requested, latest) } }
  return { send: { method: 'POST', path: base, body: { backupId: named(requested) } }, expect }
}

const named = (text: string) => (text === '{id}' ? the('id') : Number(text))

/** The words of a conflict; those of the older endpoint end with a blank. */
function conflict(base: string, requested: string, latest: string): string {
  if (base === backups.base) {
    return (
      `Requested backup has id ${requested}. The latest backup has id ${latest}. ` +
      'Id of new backups must be higher than the previous one. '
    )
  }
  return (
    `Requested backup has ID ${requested}. The latest backup has ID ${latest}. The backup ID must be ` +
    'greater than the ID of previous backups that are completed, failed, or deleted.'
  )
}

const accepted = (span: BodySpan) => ({ ...start(span), expect: startedAs(span) })
const startedAs = ({ scheduled }: BodySpan) => ({
  status: 202,
  headers: { 'content-type': vendorType },
  json: scheduled
})

const unknown = ({ base }: Span, name = 'other'): Step => ({
  send: { method: 'GET', path: `${base}/{${name}}` },
  expect: {
    status: 404,
    headers: { 'content-type': vendorType },
    json: { message: `Backup with id {${name}} does not exist` }
  }
})

const deleted = ({ base }: Span, name = 'id'): Step => ({
  send: { method: 'DELETE', path: `${base}/{${name}}` },
  expect: { status: 204, headers: { 'content-type': null }, text: '' }
})

const safety = 'deletes-what-it-created'
const pages = docs('Camunda 8 documentation, Zeebe backup management API')

export const runtimeLifeCases: readonly ContractCase[] = [
  ...inEach(bodySpans, span => ({
    id: 'zeebe.create.accepted',
    title: 'a start is accepted before anything is backed up, and told where to look',
    evidence: span.base === backups.base ? [seenWithBrokers, handler, pages] : [handler, pages],
    safety,
    ...givenIds(span),
    steps: [accepted(span)]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.create.id-as-text',
    title: 'an id may be written as a text',
    evidence: [seenWithBrokers, pages],
    safety,
    ...givenIds(span),
    steps: [
      {
        ...start(span),
        send: { method: 'POST', path: span.base, body: { backupId: '{id}' } }
      },
      finished(span)
    ]
  })),
  ...inEach(bodySpans, span => ({
    id: 'zeebe.get.completed',
    title: 'a finished backup tells of each partition, without a member that is not known',
    evidence: span.base === backups.base ? [seenWithBrokers, pages] : [pages, handler],
    safety,
    ...givenIds(span),
    steps: [start(span), { ...finished(span), expect: { status: 200, json: span.completed } }]
  })),
  ...inEach(bodySpans, span => ({
    id: 'zeebe.list.completed',
    title: 'the list has less of each partition than the backup itself',
    evidence: [seenWithBrokers, pages, source('camunda/camunda, BackupEndpoint.list')],
    safety,
    ...givenIds(span),
    steps: [
      start(span),
      finished(span),
      {
        send: { method: 'GET', path: span.base },
        expect: { status: 200, json: including(span.listed) },
        eventually: true
      }
    ]
  })),
  ...inEach(bodySpans.slice(2), span => ({
    id: 'zeebe.list.descending',
    title: 'the highest id comes first in the list',
    evidence: [handler, pages],
    safety,
    ...givenIds(span),
    steps: [
      start(span),
      start(span, 'next'),
      {
        send: { method: 'GET', path: span.base },
        expect: {
          status: 200,
          json: beginning(some({ backupId: the('next') }), some({ backupId: the('id') }))
        },
        eventually: true
      }
    ]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.create.same-id',
    title: 'an id can be used once; the next one must be higher',
    evidence: span === backups ? [seenWithBrokers, handler] : [handler],
    safety,
    ...givenIds(span),
    steps: [start(span), finished(span), refusedStart(span, '{id}', '{id}')]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.create.lower-id',
    title: 'an id below the latest one is refused, although nobody has it',
    evidence: span === backups ? [seenWithBrokers, handler] : [handler],
    safety,
    ...givenIds(span),
    steps: [start(span), refusedStart(span, '1', '{id}')]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.create.deleted-id',
    title: 'the id of a deleted backup stays taken',
    evidence: [seenWithBrokers, handler, pages],
    safety,
    ...givenIds(span),
    steps: [
      start(span),
      finished(span),
      deleted(span),
      { ...unknown(span, 'id'), eventually: true },
      refusedStart(span, '{id}', '{id}')
    ]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.delete.again',
    title: 'deleting asks for no existence: a second time succeeds like the first',
    evidence: [seenWithBrokers, handler],
    safety,
    ...givenIds(span),
    steps: [start(span), finished(span), deleted(span), deleted(span)]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.delete.unknown',
    title: 'deleting what never was succeeds',
    evidence: [seenWithBrokers, handler],
    safety,
    steps: [deleted(span, 'other')]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.get.unknown',
    title: 'a backup that nobody took does not exist',
    evidence: [seenWithBrokers, handler],
    safety: 'read-only',
    steps: [unknown(span)]
  })),
  ...inEach(bothNames, span => ({
    id: 'zeebe.get.unknown-number',
    title: 'ids keep all their digits, and zero and negative ones are asked for like others',
    evidence: [seenWithBrokers],
    safety: 'read-only',
    steps: [
      asked(span, '9223372036854775807'),
      asked(span, '9007199254740993'),
      asked(span, '0'),
      asked(span, '-5')
    ]
  })),
  ...inEach([runtime], span => ({
    id: 'zeebe.alias.same-backups',
    title: 'a gateway of its own serves the older name as well',
    evidence: [source('camunda/camunda, BackupEndpointStandalone')],
    safety,
    onlyWhere: {
      send: { method: 'GET', path: backups.base },
      expect: { status: 200 },
      otherwise: 'is no gateway of its own'
    },
    steps: [
      start({ ...span, base: backups.base }),
      finished(span),
      deleted({ ...span, base: backups.base })
    ]
  }))
]

/** A number that no backup has: asked for, it comes back digit for digit. */
function asked({ base }: Span, id: string): Step {
  return {
    send: { method: 'GET', path: `${base}/${id}` },
    expect: { status: 404, json: { message: `Backup with id ${id} does not exist` } }
  }
}
