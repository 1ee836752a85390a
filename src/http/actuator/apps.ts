/**
 * The applications of a deployment, each as its clients see it. None opens a port, and none belongs to a world:
 * all worlds of the deployment share them.
 */
import type { FastifyInstance } from 'fastify'
import type { Dialect } from '../../domain/deployment.js'
import type { ActuatorAppOptions, FamilyPlace } from './families/family.js'
import { addHistory, type HistoryApp, historySpeech } from './families/history.js'
import { addOptimize, optimizeSpeech } from './families/optimize.js'
import { addClusterReadSide, addGatewayReadSide } from './families/read-side.js'
import {
  addClusterBesideOperate,
  addOptimizeReadSide,
  addWebAppReadSide
} from './families/read-side-webapps.js'
import { addWebapps } from './families/webapps.js'
import { addZeebe, zeebeSpeech } from './families/zeebe.js'
import type { Speech } from './speech.js'
import { type SpringApp, springApp } from './spring-app.js'

/**
 * Operate's application. Where every family is served side by side it answers for the orchestration cluster
 * of 8.8 too: the paths do not collide.
 */
export async function operateApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const app = await historyApp('operate', options)
  const { deployment } = options
  await each(deployment.webapps, app, options, addWebapps)
  const runtime = deployment.zeebe.filter(it => it.profile.zeebe.endpoint === 'backupRuntime')
  await each(runtime, app, options, addZeebe)
  await each(runtime.slice(0, 1), app, options, addClusterBesideOperate)
  return app.app
}

export async function tasklistApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  return (await historyApp('tasklist', options)).app
}

/** Optimize's management port does not know the base path that the application has elsewhere. */
export async function optimizeApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const app = emptyApp(options, optimizeSpeech(options.deployment))
  const { main, optimize } = options.deployment
  const unprefixed = { ...options, basePath: '' }
  await each(optimize, app, unprefixed, addOptimize)
  await each([main], app, unprefixed, addOptimizeReadSide)
  return app.app
}

export async function gatewayApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const app = emptyApp(options, zeebeSpeech(options.deployment))
  const { main, zeebe } = options.deployment
  await each(zeebe, app, options, addZeebe)
  await each([main], app, options, addGatewayReadSide)
  return app.app
}

/** The orchestration cluster of 8.8 and later: web applications and Zeebe behind one door. */
export async function orchestrationApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const app = emptyApp(options, zeebeSpeech(options.deployment))
  const { main, webapps, zeebe } = options.deployment
  await each(webapps, app, options, addWebapps)
  await each(zeebe, app, options, addZeebe)
  await each([main], app, options, addClusterReadSide)
  return app.app
}

async function historyApp(name: HistoryApp, options: ActuatorAppOptions): Promise<SpringApp> {
  const app = emptyApp(options, historySpeech(name, options.deployment))
  const { main, [name]: dialects } = options.deployment
  await each(dialects, app, options, place => addHistory(name, place))
  await each([main], app, options, place => addWebAppReadSide(name, place))
  return app
}

function emptyApp({ deployment, worldOf, logger }: ActuatorAppOptions, speech: Speech): SpringApp {
  const { edge } = deployment.main.profile
  return springApp({ logger, edge, speech, worldOf })
}

async function each(
  dialects: readonly Dialect[],
  app: SpringApp,
  { deployment, worldOf, basePath: prefix }: ActuatorAppOptions,
  add: (place: FamilyPlace) => Promise<void>
): Promise<void> {
  for (const [index, dialect] of dialects.entries()) {
    await add({ app, deployment, worldOf, dialect, index, prefix })
  }
}
