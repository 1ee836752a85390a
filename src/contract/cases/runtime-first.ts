/** Zeebe's backups of 8.1, whose id stands in the path of a start, too. */
import type { ContractCase, Step } from '../case.js'
import { each, instant, type Pattern, text, the, whole } from '../pattern.js'
import { assumed, docs, source } from './evidence.js'

const base = '/actuator/backups'
const pages = docs('Camunda 8.1 documentation, backup and restore of Zeebe')
const endpoint = source('camunda/camunda 8.1, BackupEndpoint')

const about = { subject: 'zeebe', camunda: ['8.1', '8.1'] } as const

/** What is taken here stays: this line has no way to delete it. */
const started: Step = {
  send: { method: 'POST', path: `${base}/{id}` },
  expect: { status: 200, json: { id: the('id') } }
}

function looked(id: string, status: string, partition: Pattern): Step {
  return {
    send: { method: 'GET', path: `${base}/{${id}}` },
    expect: {
      status: 200,
      json: { backupId: the(id), status, failureReason: null, partitions: each(partition, 1) }
    },
    eventually: true
  }
}

export const runtimeFirstCases: readonly ContractCase[] = [
  {
    ...about,
    id: 'zeebe.first.completed',
    title: 'a start has its id in the path, and the backup has null for what is not there',
    evidence: [endpoint, pages],
    safety: 'creates-backups',
    steps: [
      started,
      looked('id', 'COMPLETED', {
        partitionId: whole,
        status: 'COMPLETED',
        description: {
          snapshotId: text,
          checkpointPosition: whole,
          brokerId: whole,
          brokerVersion: text
        },
        failureReason: null,
        createdAt: instant,
        lastUpdatedAt: instant
      })
    ]
  },
  {
    ...about,
    id: 'zeebe.first.unknown',
    title: 'an unknown id is no error: every partition says that it has nothing',
    evidence: [endpoint, pages],
    safety: 'read-only',
    steps: [
      looked('other', 'DOES_NOT_EXIST', {
        partitionId: whole,
        status: 'DOES_NOT_EXIST',
        description: null,
        failureReason: null,
        createdAt: null,
        lastUpdatedAt: null
      })
    ]
  },
  {
    ...about,
    id: 'zeebe.first.same-id',
    title: 'whatever goes wrong is a 500 with the id and the reason',
    evidence: [endpoint],
    safety: 'creates-backups',
    steps: [
      started,
      { ...started, expect: { status: 500, json: { id: the('id'), failure: text } } }
    ]
  },
  {
    ...about,
    id: 'zeebe.first.condition',
    title: 'trouble behind the gateway is a 500 with the id and the reason, whatever it is',
    evidence: [endpoint],
    safety: 'creates-backups',
    mockOnly: { conditions: { zeebe: 'incompleteTopology' } },
    steps: [
      { ...started, expect: { status: 500, json: { id: the('id'), failure: text } } },
      {
        send: { method: 'GET', path: `${base}/{id}` },
        expect: { status: 500, json: { id: the('id'), failure: text } }
      }
    ]
  },
  {
    ...about,
    id: 'zeebe.first.no-list',
    title: 'there is no list yet',
    evidence: [endpoint, assumed('the endpoint has no operation without an id')],
    safety: 'read-only',
    steps: [{ send: { method: 'GET', path: base }, expect: { status: 404 } }]
  }
]
