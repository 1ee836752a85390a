/** The state of checkpoints, backups and ranges, which the later endpoint tells. */
import type { ContractCase } from '../case.js'
import { each, including, instant, oneOf, type Pattern, some, the, whole } from '../pattern.js'
import { docs, source } from './evidence.js'
import { finished, start } from './runtime-life.js'
import { givenIds, inEach, lineOf, runtime } from './zeebe-spans.js'

const ofState = docs('Camunda 8.9 documentation, backup of the runtime state')

type Members = Readonly<Record<string, Pattern>>

/** An end of a range, a checkpoint and a backup, in the words of a line. */
function stateOf(tenant: Members): Pattern {
  const kind = { checkpointType: oneOf('MANUAL_BACKUP', 'SCHEDULED_BACKUP', 'MARKER') }
  const head = { checkpointId: whole, ...kind }
  const log = { checkpointPosition: whole, firstLogPosition: whole, checkpointTimestamp: instant }
  const end = { ...head, ...log, ...tenant }
  return {
    checkpointStates: each({
      ...head,
      partitionId: whole,
      checkpointPosition: whole,
      checkpointTimestamp: instant,
      ...tenant
    }),
    backupStates: each({ ...head, partitionId: whole, ...log, ...tenant }, 1),
    ranges: each({ partitionId: whole, start: end, end, ...tenant }, 1)
  }
}

const stateSpans = [
  { ...lineOf(runtime, '8.9'), state: stateOf({}) },
  { ...lineOf(runtime, '8.10'), state: stateOf({ physicalTenantId: 'default' }) }
]

const safety = 'deletes-what-it-created'

export const runtimeStateCases: readonly ContractCase[] = [
  ...inEach(stateSpans, span => ({
    id: 'zeebe.state.after-a-backup',
    title: "the state has each partition's latest checkpoint and backup, and its ranges",
    evidence: [ofState, source('camunda/camunda, BackupEndpoint, CheckpointState')],
    safety,
    ...givenIds(span),
    steps: [
      start(span),
      finished(span),
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: { status: 200, json: span.state },
        eventually: true
      },
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: {
          status: 200,
          json: some({
            backupStates: including(
              some({ checkpointId: the('id'), checkpointType: 'MANUAL_BACKUP' })
            ),
            ranges: including(some({ end: some({ checkpointId: the('id') }) }))
          })
        }
      }
    ]
  })),
  ...inEach(stateSpans, span => ({
    id: 'zeebe.state.sync',
    title: 'writing the state anew answers with it',
    evidence: [ofState],
    safety: ['deletes-what-it-created', 'destructive'],
    ...givenIds(span),
    steps: [
      start(span),
      finished(span),
      {
        send: { method: 'POST', path: `${span.base}/state/sync` },
        expect: { status: 200, json: span.state }
      }
    ]
  })),
  ...inEach(stateSpans, span => ({
    id: 'zeebe.state.delete',
    title: 'the state can be forgotten, and comes back with the next backup',
    evidence: [ofState],
    safety: ['deletes-what-it-created', 'destructive'],
    ...givenIds(span),
    steps: [
      start(span),
      finished(span),
      {
        send: { method: 'DELETE', path: `${span.base}/state` },
        expect: { status: 204, text: '' }
      },
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: { status: 200, json: some({ ranges: [] }) },
        eventually: true
      },
      start(span, 'next'),
      {
        send: { method: 'GET', path: `${span.base}/state` },
        expect: {
          status: 200,
          json: some({
            ranges: including(
              some({
                start: some({ checkpointId: the('next') }),
                end: some({ checkpointId: the('next') })
              })
            )
          })
        },
        eventually: true
      }
    ]
  }))
]
