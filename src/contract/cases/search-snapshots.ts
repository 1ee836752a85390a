/** Snapshots at the search engine's door. */
import type { ContractCase, Step } from '../case.js'
import { each, instant, text, the, uuid, whole } from '../pattern.js'
import { docs, source } from './evidence.js'

const snapshots = '/_snapshot/{repository}'

/** A snapshot of nothing under the case's own name, which is gone again when the case is over. */
const taken: Step = {
  send: {
    method: 'PUT',
    path: `${snapshots}/{name}?wait_for_completion=true`,
    body: { indices: '-*', include_global_state: false }
  },
  expect: { status: 200 },
  undo: [{ method: 'DELETE', path: `${snapshots}/{name}` }]
}

const pages = source('elastic/elasticsearch, GetSnapshotsResponse')
const info = source('elastic/elasticsearch, SnapshotInfo.toXContentExternal')

export const searchSnapshotCases: readonly ContractCase[] = [
  {
    id: 'search.snapshots.missing',
    title: 'a snapshot that is not there is a 404 that names repository and snapshot',
    subject: 'search',
    evidence: [source('elastic/elasticsearch, SnapshotMissingException')],
    safety: 'read-only',
    steps: [
      {
        send: { method: 'GET', path: `${snapshots}/{name}` },
        expect: {
          status: 404,
          json: {
            error: {
              root_cause: [
                { type: 'snapshot_missing_exception', reason: '[{repository}:{name}] is missing' }
              ],
              type: 'snapshot_missing_exception',
              reason: '[{repository}:{name}] is missing'
            },
            status: 404
          }
        }
      }
    ]
  },
  {
    id: 'search.snapshots.pattern-without-match.empty',
    title: 'a pattern that matches nothing is an empty list',
    subject: 'search',
    engines: ['elasticsearch:8.16-'],
    evidence: [
      source('elastic/elasticsearch, TransportGetSnapshotsAction'),
      docs('camunda/camunda#29624')
    ],
    safety: 'read-only',
    steps: [
      {
        send: { method: 'GET', path: `${snapshots}/{name}*` },
        expect: { status: 200, json: { snapshots: [], total: 0, remaining: 0 } }
      }
    ]
  },
  {
    id: 'search.snapshots.item.elasticsearch',
    title: 'the members of a finished snapshot come in order',
    subject: 'search',
    engines: ['elasticsearch'],
    evidence: [info, pages],
    safety: 'deletes-what-it-created',
    steps: [
      taken,
      {
        send: { method: 'GET', path: `${snapshots}/{name}` },
        expect: {
          status: 200,
          json: {
            snapshots: [
              {
                snapshot: '{name}',
                uuid,
                repository: the('repository'),
                version_id: whole,
                version: text,
                indices: each(text),
                data_streams: each(text),
                include_global_state: false,
                state: 'SUCCESS',
                start_time: instant,
                start_time_in_millis: whole,
                end_time: instant,
                end_time_in_millis: whole,
                duration_in_millis: whole,
                failures: [],
                shards: { total: 0, failed: 0, successful: 0 },
                feature_states: each(text)
              }
            ],
            total: 1,
            remaining: 0
          }
        }
      }
    ]
  }
]
