/** What stands behind the door of each product, and how it behaves. */
import type { FastifyInstance } from 'fastify'
import type { Product } from '../config.js'
import type { Deployment } from '../domain/deployment.js'
import {
  gatewayApp,
  operateApp,
  optimizeApp,
  orchestrationApp,
  tasklistApp
} from '../http/actuator/apps.js'
import type { ActuatorAppOptions } from '../http/actuator/families/family.js'
import { elasticsearchApp } from '../http/elasticsearch/app.js'
import { type Manners, plain, tomcat } from '../http/manners.js'

/** What is imitated; the control API is our own. */
export type Emulated = Exclude<Product, 'control'>

interface Row {
  readonly app: (options: ActuatorAppOptions) => Promise<FastifyInstance>
  readonly manners: (deployment: Deployment) => Manners
}

const spring = (deployment: Deployment) => tomcatOf(deployment, 'reasonPhrase')

export const products = {
  operate: { app: operateApp, manners: spring },
  tasklist: { app: tasklistApp, manners: spring },
  optimize: { app: optimizeApp, manners: it => tomcatOf(it, 'optimizeReasonPhrase') },
  zeebe: { app: gatewayApp, manners: spring },
  orchestration: { app: orchestrationApp, manners: spring },
  elasticsearch: { app: elasticsearchApp, manners: () => plain }
} as const satisfies Record<Emulated, Row>

/** The products of a deployment that have doors of their own. */
export function productsOf({ topology }: Deployment): readonly Emulated[] {
  return topology === 'unified'
    ? ['orchestration', 'optimize', 'elasticsearch']
    : ['operate', 'tasklist', 'optimize', 'zeebe', 'elasticsearch']
}

/**
 * The product whose door answers for the one that is asked for: where every release is served side by side,
 * Operate's answers for the orchestration cluster too. `undefined` where the deployment has none.
 */
export function productBehind(name: string, deployment: Deployment): Emulated | undefined {
  if (name === 'orchestration' && operateIsAll(deployment)) return 'operate'
  return productsOf(deployment).find(it => it === name)
}

/** Whether Operate's door serves the web applications as one beside Operate as it was before. */
export function operateIsAll({ operate, webapps }: Deployment): boolean {
  return operate.length > 0 && webapps.length > 0
}

/** Tomcat as the release has it. */
function tomcatOf({ main }: Deployment, phrase: 'reasonPhrase' | 'optimizeReasonPhrase'): Manners {
  const { edge } = main.profile
  return {
    ...tomcat,
    reasonPhrase: edge[phrase],
    chunked: edge.chunked,
    ...(!edge.closesOnErrors && { closeOn: new Set<number>() }),
    ...(!edge.refusesRequests && { gatekeeper: 'none' })
  }
}
