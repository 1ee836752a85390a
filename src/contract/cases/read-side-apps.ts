/** What tools poll at Operate, Tasklist and Optimize: health, build, metrics, links. */
import type { ContractCase, Expectation, Step } from '../case.js'
import { linking, literal, matching, type Pattern, some } from '../pattern.js'
import { assumed, source } from './evidence.js'
import { type HistoryLine, operateLines, tasklistLines } from './history-lines.js'
import { optimizeLines } from './optimize-answers.js'
import { casesOf, type Line, type Row } from './spans.js'

const safety = 'read-only'
const health = '/actuator/health'
const v3 = 'application/vnd.spring-boot.actuator.v3+json'
const up = { status: 'UP' }
const down = { status: 'DOWN' }

/** Lines in which the applications are started as one distribution, which has a build and shows components. */
const isDistributed = ({ line }: Line) => ['8.6', '8.7'].includes(line)
/** Lines in which Optimize has probes. */
const hasProbes = ({ line }: Line) => ['8.9', '8.10'].includes(line)

const checks = { operate: 'indicesCheck', tasklist: 'searchEngineCheck' } as const

function looked(path: string, json: Pattern, status = 200): Step {
  return {
    send: { method: 'GET', path },
    expect: { status, headers: { 'content-type': v3 }, json }
  }
}

function answered(method: string, path: string, expect: Expectation, accept?: string): Step {
  return { send: { method, path, ...(accept !== undefined && { headers: { accept } }) }, expect }
}

const missing: Expectation = { status: 404, headers: { 'content-type': null }, text: '' }

/** Members in the order of their names, as Spring has them; a check that failed is named by its status. */
function shown(
  { subject }: HistoryLine,
  members: readonly string[],
  checked: Pattern = up
): Readonly<Record<string, Pattern>> {
  const all = members.map(it => [it, up] as const)
  const sorted = [...all, [checks[subject], checked] as const].toSorted(([one], [other]) =>
    one < other ? -1 : 1
  )
  return Object.fromEntries(sorted)
}

/** What the whole and a group show: components only where the distribution is the common one. */
const open = (at: HistoryLine, components: Pattern) => (isDistributed(at) ? { components } : {})
const groups = ['liveness', 'readiness']

const fromStart = (at: HistoryLine) =>
  isDistributed(at)
    ? ([assumed('the common distribution shows what its properties say')] as const)
    : ([source('camunda/camunda, StandaloneOperate and StandaloneTasklist')] as const)
const likeGateway = () => [assumed('as the gateway, whose framework is the same')] as const

const sharedRows: readonly Row<Line>[] = [
  {
    id: 'health.unknown',
    title: 'a component or group that is not there is a 404 without a body',
    safety,
    evidence: likeGateway,
    steps: () => [
      answered('GET', `${health}/nope`, missing),
      answered('GET', `${health}/liveness/nope`, missing)
    ]
  },
  {
    id: 'health.methods',
    title: 'health is read, and read only',
    safety,
    evidence: likeGateway,
    steps: () => [
      answered('DELETE', health, { status: 405, headers: { allow: 'GET' } }),
      answered('GET', health, { status: 406 }, 'text/html')
    ]
  },
  {
    id: 'metrics.text',
    title: 'metrics are plain text, and no JSON',
    safety,
    evidence: likeGateway,
    steps: () => [
      answered('GET', '/actuator/prometheus', {
        status: 200,
        headers: {
          'content-type': matching('plain text', /^text\/plain; ?version=0\.0\.4; ?charset=utf-8$/)
        },
        text: matching('metrics with the time since the start', /^process_uptime_seconds \d/m)
      }),
      answered('GET', '/actuator/prometheus', { status: 406 }, 'application/json')
    ]
  }
]

const historyRows: readonly Row<HistoryLine>[] = [
  {
    id: 'health.up',
    title: 'an application that is well is UP, as a whole and for both of its probes',
    safety,
    evidence: fromStart,
    steps: at => {
      const whole = shown(at, ['livenessState', 'readinessState'])
      return [
        looked(health, { ...up, groups, ...open(at, whole) }),
        looked(`${health}/`, some(up)),
        looked(`${health}/liveness`, { ...up, ...open(at, { livenessState: up }) }),
        looked(`${health}/readiness`, { ...up, ...open(at, shown(at, ['readinessState'])) })
      ]
    }
  },
  {
    id: 'health.components',
    title: 'a single component is told where the whole shows its components, and nowhere else',
    safety,
    evidence: fromStart,
    steps: at => {
      const path = `${health}/${checks[at.subject]}`
      return [isDistributed(at) ? looked(path, up) : answered('GET', path, missing)]
    }
  },
  {
    id: 'health.unreachable',
    title: 'without its search engine an application is alive, but not ready',
    safety,
    mockOnly: { conditions: { elasticsearch: 'unreachable' } },
    evidence: fromStart,
    steps: at => {
      const whole = shown(at, ['livenessState', 'readinessState'], down)
      const ready = shown(at, ['readinessState'], down)
      return [
        looked(health, { ...down, groups, ...open(at, whole) }, 503),
        looked(`${health}/liveness`, some(up)),
        looked(`${health}/readiness`, { ...down, ...open(at, ready) }, 503)
      ]
    }
  },
  {
    id: 'info.build',
    title: 'the build is that of the common distribution',
    safety,
    only: isDistributed,
    evidence: likeGateway,
    steps: () => [
      looked('/actuator/info', {
        build: some({ group: 'io.camunda', version: matching('version', /^8\.\d+\.\d+/) })
      })
    ]
  },
  {
    id: 'info.none',
    title: 'an application that exposes no build has no such path',
    safety,
    only: at => !isDistributed(at),
    evidence: () => [
      source('camunda/camunda, Operate and Tasklist Application: exposed endpoints')
    ],
    steps: () => [answered('GET', '/actuator/info', { status: 404 })]
  }
]

const optimizeSource = source('camunda/camunda, Optimize application properties')

const optimizeRows: readonly Row<Line>[] = [
  {
    id: 'health.up',
    title: 'Optimize shows its status and nothing that it is made of',
    safety,
    evidence: () => [optimizeSource],
    steps: at => [
      looked(health, hasProbes(at) ? { ...up, groups } : up),
      ...['liveness', 'readiness'].map(it =>
        hasProbes(at) ? looked(`${health}/${it}`, up) : answered('GET', `${health}/${it}`, missing)
      )
    ]
  },
  {
    id: 'health.unreachable',
    title: 'the health at this port does not ask for the search engine',
    safety,
    mockOnly: { conditions: { elasticsearch: 'unreachable' } },
    evidence: () => [optimizeSource],
    steps: () => [looked(health, some(up))]
  },
  {
    id: 'info.empty',
    title: 'Optimize tells nothing of its build',
    safety,
    evidence: () => [assumed("Spring Boot's defaults, which Optimize does not change")],
    steps: () => [looked('/actuator/info', {})]
  },
  {
    id: 'discovery.links',
    title: 'the links lead to where the client has come from, whatever a proxy says',
    safety,
    evidence: likeGateway,
    steps: ({ line }) => {
      const name = line === '8.1' ? 'backup' : 'backups'
      const link = (path: string, templated = false) => ({
        href: linking(
          `address of ${path}`,
          base =>
            new RegExp(`^http://camunda\\.example\\.org:8092${base}/actuator${literal(path)}$`)
        ),
        templated
      })
      return [
        {
          send: {
            method: 'GET',
            path: '/actuator',
            headers: { host: 'camunda.example.org:8092', 'x-forwarded-host': 'proxy.example.org' }
          },
          expect: {
            status: 200,
            headers: { 'content-type': v3 },
            json: {
              _links: some({
                self: link(''),
                [name]: link(`/${name}`),
                health: link('/health'),
                'health-path': link('/health/{*path}', true),
                prometheus: link('/prometheus')
              })
            }
          }
        }
      ]
    }
  }
]

export const readSideAppCases: readonly ContractCase[] = [
  ...casesOf<HistoryLine>(operateLines, [...sharedRows, ...historyRows]),
  ...casesOf<HistoryLine>(tasklistLines, [...sharedRows, ...historyRows]),
  ...casesOf<Line>(optimizeLines, [...sharedRows, ...optimizeRows])
]
