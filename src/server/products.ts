/** What stands behind the door of each product, and how it behaves. */
import type { FastifyInstance } from 'fastify'
import type { Product } from '../config.js'
import type { Deployment } from '../domain/deployment.js'
import type { ActuatorAppOptions } from '../http/actuator/families/family.js'
import { type Manners, plain, tomcat } from '../http/manners.js'

/** What is imitated; the control API is our own. */
export type Emulated = Exclude<Product, 'control'>

interface Row {
  readonly app: (options: ActuatorAppOptions) => Promise<FastifyInstance>
  readonly manners: (deployment: Deployment) => Manners
}

/** Loaded with the first application that is built. */
const actuator = () => import('../http/actuator/apps.js')

const spring = (deployment: Deployment) => tomcatOf(deployment, 'reasonPhrase')

export const products = {
  operate: { app: async it => (await actuator()).operateApp(it), manners: spring },
  tasklist: { app: async it => (await actuator()).tasklistApp(it), manners: spring },
  optimize: {
    app: async it => (await actuator()).optimizeApp(it),
    manners: it => tomcatOf(it, 'optimizeReasonPhrase')
  },
  zeebe: { app: async it => (await actuator()).gatewayApp(it), manners: spring },
  orchestration: { app: async it => (await actuator()).orchestrationApp(it), manners: spring },
  elasticsearch: {
    app: async it => (await import('../http/elasticsearch/app.js')).elasticsearchApp(it),
    manners: () => plain
  }
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
