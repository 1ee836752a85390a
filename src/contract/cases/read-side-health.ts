/** The health of a Zeebe gateway and of an orchestration cluster. */
import type { ContractCase, Expectation, Step } from '../case.js'
import { flag, type Pattern, some, text, whole } from '../pattern.js'
import { docs, source } from './evidence.js'
import { cluster, gateway, noMethod, notAcceptable, reactive, servlets } from './framework.js'
import {
  inEach,
  lineOf,
  recordedEdge,
  recordings,
  seen,
  seenWithBrokers,
  steps
} from './zeebe-spans.js'

const safety = 'read-only'
const vendor = 'application/vnd.spring-boot.actuator.v3+json'
const health = '/actuator/health'

const up = { status: 'UP' }

function looked(path: string, json: Pattern, status = 200): Step {
  return {
    send: { method: 'GET', path },
    expect: { status, headers: { 'content-type': vendor }, json }
  }
}

const missing: Expectation = {
  status: 404,
  headers: { 'content-type': null, 'content-length': '0' },
  text: ''
}

/** A liveness indicator that forgives its delegate for a while. */
function patient(derivedFrom: string): Pattern {
  return {
    ...up,
    details: {
      derivedFrom,
      wasEverUp: true,
      maxDowntime: 'PT5M',
      lastSeenDelegateHealthStatus: up
    }
  }
}

const liveness = {
  livenessGatewayClusterAwareness: patient('ClusterAwarenessHealthIndicator'),
  livenessGatewayPartitionLeaderAwareness: patient('PartitionLeaderAwarenessHealthIndicator'),
  livenessMemory: { ...up, details: { threshold: 0.01 } }
}

const gatewayHealth = {
  ...up,
  groups: ['liveness', 'readiness', 'startup'],
  components: {
    clusterHealth: { ...up, details: some({ 'Partition 1': 'HEALTHY' }) },
    diskSpace: {
      ...up,
      details: { total: whole, free: whole, threshold: whole, path: text, exists: flag }
    },
    gatewayClusterAwareness: up,
    gatewayPartitionLeaderAwareness: up,
    gatewayStarted: up,
    ...liveness,
    ping: up
  }
}

const later = [lineOf(cluster, '8.9'), lineOf(cluster, '8.10')]

export const readSideHealthCases: readonly ContractCase[] = [
  ...inEach([gateway], () => ({
    id: 'zeebe.health.gateway',
    title: "a gateway's health has its groups before its components, each with what it looks at",
    evidence: [seenWithBrokers],
    safety,
    steps: [looked(health, gatewayHealth)]
  })),
  ...inEach([gateway], () => ({
    id: 'zeebe.health.groups',
    title: 'liveness and readiness show their components, startup does not',
    evidence: [seenWithBrokers, seen('method-health-startup-get')],
    safety,
    steps: [
      looked(`${health}/liveness`, { ...up, components: liveness }),
      looked(`${health}/readiness`, { ...up, components: { gatewayStarted: up } }),
      looked(`${health}/startup`, up),
      looked(`${health}/ping`, up),
      looked(`${health}/clusterHealth`, { ...up, details: some({ 'Partition 1': 'HEALTHY' }) })
    ]
  })),
  ...inEach([gateway], () => ({
    id: 'zeebe.health.without-brokers',
    title: 'a gateway that never saw a broker is down, and ready all the same',
    evidence: [recordedEdge('health without brokers')],
    safety,
    mockOnly: { conditions: { zeebe: 'noBrokers' } },
    steps: [
      looked(
        health,
        some({
          status: 'DOWN',
          components: some({
            clusterHealth: { status: 'DOWN' },
            gatewayClusterAwareness: { status: 'DOWN' },
            gatewayPartitionLeaderAwareness: { status: 'DOWN' },
            livenessGatewayClusterAwareness: some({
              status: 'DOWN',
              details: some({ wasEverUp: false })
            })
          })
        }),
        503
      ),
      looked(`${health}/liveness`, some({ status: 'DOWN' }), 503),
      looked(`${health}/readiness`, some(up)),
      looked(`${health}/startup`, up)
    ]
  })),
  ...inEach(servlets, _span => ({
    id: 'zeebe.health.slash',
    title: 'only here a slash at the end does no harm',
    evidence: recordings('health-startup-slash'),
    safety,
    steps: [looked(`${health}/`, some(up)), looked(`${health}/startup/`, up)]
  })),
  ...inEach(servlets, _span => ({
    id: 'zeebe.health.unknown',
    title: 'a component or group that is not there is a 404 without a body',
    evidence: recordings('health-status-group'),
    safety,
    steps: steps(['nope', 'STARTUP', 'startup/gatewayStarted'], it => ({
      send: { method: 'GET', path: `${health}/${it}` },
      expect: missing
    }))
  })),
  ...inEach(servlets, span => ({
    id: 'zeebe.health.edge',
    title: 'health is read, in types of JSON',
    evidence: recordings(
      'health-post',
      'health-put',
      'health-startup-accept-html',
      'health-startup-accept-json'
    ),
    safety,
    steps: [
      { send: { method: 'POST', path: health }, expect: noMethod(span, 'POST', health, 'GET') },
      {
        send: { method: 'GET', path: health, headers: { accept: 'text/html' } },
        expect: notAcceptable(span, health)
      },
      {
        send: { method: 'GET', path: `${health}/startup`, headers: { accept: 'application/json' } },
        expect: { status: 200, headers: { 'content-type': 'application/json' }, json: up }
      }
    ]
  })),
  ...inEach([reactive, cluster], () => ({
    id: 'zeebe.health.up',
    title: 'a cluster that is well is UP, by itself and for probes',
    evidence: [source('camunda/camunda, HealthConfigurationInitializer')],
    safety,
    steps: [
      looked(health, some({ ...up, components: some({}) })),
      looked(`${health}/liveness`, some(up)),
      looked(`${health}/readiness`, some(up)),
      looked(`${health}/startup`, some(up))
    ]
  })),
  ...inEach([cluster], () => ({
    id: 'zeebe.health.status',
    title: 'a broker has a status beside its probes',
    evidence: [source('camunda/camunda, HealthConfigurationInitializer')],
    safety,
    steps: [
      {
        send: { to: 'webapps', method: 'GET', path: `${health}/status` },
        expect: { status: 200, json: some(up) }
      }
    ]
  })),
  ...inEach(later, () => ({
    id: 'zeebe.health.order',
    title: 'from 8.9 on the components stand before the groups',
    evidence: [docs('reports from clusters of 8.9')],
    safety,
    steps: [
      {
        send: { to: 'webapps', method: 'GET', path: health },
        expect: {
          status: 200,
          json: {
            ...up,
            components: some({ brokerReady: up }),
            groups: ['liveness', 'readiness', 'startup', 'status']
          }
        }
      }
    ]
  }))
]
