/**
 * The health of Operate, Tasklist and Optimize.
 *
 * Source: camunda/camunda, StandaloneOperate and StandaloneTasklist (default indicators off, Kubernetes
 * groups on, the own check part of readiness) and Optimize's application properties; that the common
 * distribution of 8.6 and 8.7 shows components is inferred from its properties.
 */
import type { HealthTree } from './health.js'

/** What each asks Elasticsearch. */
const checks = { operate: 'indicesCheck', tasklist: 'searchEngineCheck' } as const

export function webAppHealth(
  app: keyof typeof checks,
  { searchable, open }: { readonly searchable: boolean; readonly open: boolean }
): HealthTree {
  const check = checks[app]
  return {
    components: {
      [check]: { status: searchable ? 'UP' : 'DOWN' },
      livenessState: { status: 'UP' },
      readinessState: { status: 'UP' }
    },
    groups: {
      liveness: { members: ['livenessState'], open },
      readiness: { members: ['readinessState', check], open }
    },
    open
  }
}

/** Optimize shows nothing but a status; its own readiness is told by its REST API, on another port. */
export function optimizeHealth({ probes }: { readonly probes: boolean }): HealthTree {
  const groups = {
    liveness: { members: ['livenessState'], open: false },
    readiness: { members: ['readinessState'], open: false }
  }
  return {
    components: { livenessState: { status: 'UP' }, readinessState: { status: 'UP' } },
    groups: probes ? groups : {},
    open: false
  }
}
