/** The applications of a deployment, each as its clients see it. None opens a port. */
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
  const { deployment } = options.world.setting
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
  const { world } = options
  const app = emptyApp(options, optimizeSpeech(world))
  const { main, optimize } = world.setting.deployment
  const unprefixed = { ...options, basePath: '' }
  await each(optimize, app, unprefixed, addOptimize)
  await each([main], app, unprefixed, addOptimizeReadSide)
  return app.app
}

export async function gatewayApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const { world } = options
  const app = emptyApp(options, zeebeSpeech(world))
  const { main, zeebe } = world.setting.deployment
  await each(zeebe, app, options, addZeebe)
  await each([main], app, options, addGatewayReadSide)
  return app.app
}

/** The orchestration cluster of 8.8 and later: web applications and Zeebe behind one door. */
export async function orchestrationApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const { world } = options
  const app = emptyApp(options, zeebeSpeech(world))
  const { main, webapps, zeebe } = world.setting.deployment
  await each(webapps, app, options, addWebapps)
  await each(zeebe, app, options, addZeebe)
  await each([main], app, options, addClusterReadSide)
  return app.app
}

async function historyApp(name: HistoryApp, options: ActuatorAppOptions): Promise<SpringApp> {
  const { world } = options
  const app = emptyApp(options, historySpeech(name, world))
  const { main, [name]: dialects } = world.setting.deployment
  await each(dialects, app, options, place => addHistory(name, place))
  await each([main], app, options, place => addWebAppReadSide(name, place))
  return app
}

function emptyApp({ world, logger }: ActuatorAppOptions, speech: Speech): SpringApp {
  const { edge } = world.setting.deployment.main.profile
  return springApp({ logger, edge, speech })
}

async function each(
  dialects: readonly Dialect[],
  app: SpringApp,
  { world, basePath: prefix }: ActuatorAppOptions,
  add: (place: FamilyPlace) => Promise<void>
): Promise<void> {
  for (const [index, dialect] of dialects.entries()) {
    await add({ app, world, dialect, index, prefix })
  }
}
