/** Commands beside what is polled at a Zeebe cluster, and one partition by itself. */
import type { ContractCase, Expectation, Request, Step } from '../case.js'
import { each, object, type Pattern, some, text, whole } from '../pattern.js'
import { assumed, docs, source } from './evidence.js'
import {
  cluster,
  type FrameworkSpan,
  gateway,
  noMethod,
  refused,
  unsupportedType
} from './framework.js'
import { inEach, steps } from './zeebe-spans.js'

const json = 'application/json'
const exporters = '/actuator/exporters'
const settings = '/actuator/cluster'

const since84: readonly FrameworkSpan[] = [
  { ...gateway, name: 'reactive', camunda: ['8.4', '8.4'], shape: 'reactive' },
  gateway,
  cluster
]
const since86: readonly FrameworkSpan[] = [{ ...gateway, camunda: ['8.6', '8.7'] }, cluster]

const endpoint = source('camunda/camunda, ClusterEndpoint')
const appliers = source('camunda/camunda, PartitionDisableExporterApplier and its neighbours')
const broker = source('camunda/camunda, BrokerAdminServiceEndpoint')

/** A command whose refusal is a sentence. */
function refusedWith(send: Request, message: Pattern): Step {
  return { send, expect: { status: 400, headers: { 'content-type': json }, json: { message } } }
}

const typed = (method: string, path: string, type: string, body: string): Request => ({
  method,
  path,
  headers: { 'content-type': type },
  body
})

/** What is asked of a broker itself; a gateway by itself has no partitions. */
const ofBroker = (path: string, expect: Expectation): Step => ({
  send: { to: 'webapps', method: 'GET', path },
  expect
})

export const readSideCommandCases: readonly ContractCase[] = [
  ...inEach([cluster], span => ({
    id: 'zeebe.partition.one',
    title:
      'a single partition is told by its id, and one that is not there is a 404 without a body',
    evidence: [broker],
    safety: 'read-only',
    steps: [
      ofBroker('/actuator/partitions/1', {
        status: 200,
        headers: { 'content-type': 'application/vnd.spring-boot.actuator.v3+json' },
        json: some({ role: text, exporterPhase: text, health: some({ status: text }) })
      }),
      ofBroker('/actuator/partitions/9999', {
        status: 404,
        headers: { 'content-type': null },
        text: ''
      }),
      ofBroker(
        '/actuator/partitions/one',
        refused(span, {
          status: 400,
          detail: 'Parameter mapping failure',
          path: '/actuator/partitions/one'
        })
      )
    ]
  })),
  ...inEach(since86, () => ({
    id: 'zeebe.exporters.refusals',
    title: 'a command to an exporter that is not there is refused with a sentence',
    evidence: [appliers],
    safety: 'destructive',
    steps: [
      refusedWith(
        { method: 'POST', path: `${exporters}/{name}/disable` },
        "Expected to disable exporter, but the partition '1' does not have the exporter '{name}'"
      )
    ]
  })),
  ...inEach(since86, () => ({
    id: 'zeebe.exporters.enabled-twice',
    title: 'an exporter that is enabled cannot be enabled once more',
    evidence: [appliers],
    safety: 'destructive',
    steps: [
      {
        send: { method: 'GET', path: exporters },
        expect: { status: 200 },
        keep: { exporter: '/0/exporterId' }
      },
      refusedWith(
        { method: 'POST', path: `${exporters}/{exporter}/enable` },
        "Expected to enable exporter, but the exporter '{exporter}' is already enabled"
      )
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.exporters.delete-unknown',
    title: 'an exporter that is not there cannot be deleted',
    evidence: [source('camunda/camunda, PartitionDeleteExporterApplier')],
    safety: 'destructive',
    steps: [
      refusedWith(
        { method: 'DELETE', path: `${exporters}/{name}` },
        "Expected to delete exporter, but the partition '1' does not have the exporter '{name}'"
      )
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.exporters.delete',
    title: 'an exporter is deleted by a command that is accepted, and told no more',
    evidence: [docs('Camunda 8.8 documentation, exporters API')],
    safety: 'destructive',
    // What it has exported is lost to a real cluster, and nothing brings that back.
    mockOnly: {},
    steps: [
      {
        send: { method: 'GET', path: exporters },
        expect: { status: 200 },
        keep: { exporter: '/0/exporterId' }
      },
      {
        send: { method: 'DELETE', path: `${exporters}/{exporter}` },
        expect: { status: 202, json: some({ changeId: whole, plannedChanges: each(object, 1) }) },
        undo: [{ method: 'POST', path: `${exporters}/{exporter}/enable` }]
      },
      {
        send: { method: 'GET', path: exporters },
        expect: { status: 200, json: [] },
        eventually: true
      }
    ]
  })),
  ...inEach(since84, span => ({
    id: 'zeebe.cluster.change-types',
    title: 'the size of a cluster is changed in JSON only',
    evidence: [assumed('as every endpoint of its kind'), endpoint],
    safety: 'read-only',
    steps: steps(['PATCH', 'POST'], method => {
      const path = method === 'PATCH' ? settings : `${settings}/brokers`
      const expected = unsupportedType(span, path, "Content-Type 'text/plain' is not supported.")
      return {
        send: typed(method, path, 'text/plain', 'x'),
        expect: { status: expected.status, ...(expected.json && { json: expected.json }) }
      }
    })
  })),
  ...inEach(since84, span => ({
    id: 'zeebe.cluster.resources',
    title: 'brokers, partitions and changes can be changed, and nothing else',
    evidence: [endpoint],
    safety: 'read-only',
    steps: [
      {
        send: typed('POST', `${settings}/nope`, json, '[]'),
        expect: refused(span, {
          status: 400,
          detail: "Failed to convert 'resource' with value: 'nope'",
          path: `${settings}/nope`
        })
      }
    ]
  })),
  ...inEach([gateway, cluster], span => ({
    id: 'zeebe.cluster.resource-methods',
    title: 'what a cluster has is not read by its parts',
    evidence: [endpoint],
    safety: 'read-only',
    steps: [
      {
        send: { method: 'GET', path: `${settings}/brokers` },
        expect: noMethod(span, 'GET', `${settings}/brokers`, 'POST')
      }
    ]
  }))
]
