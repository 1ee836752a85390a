/** The four applications of a standalone deployment, each as its clients see it. None opens a port. */
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import type { BackupApp } from '../../domain/snapshot-name.js'
import { gatewayLinks, webAppLinks } from '../../wire/actuator/discovery.js'
import { jacksonPretty } from '../../wire/actuator/jackson-pretty.js'
import type { Voice } from '../../wire/actuator/voice.js'
import { gatewayVoice } from '../../wire/actuator/voices/gateway.js'
import { operateVoice } from '../../wire/actuator/voices/operate.js'
import { optimizeVoice } from '../../wire/actuator/voices/optimize.js'
import { tasklistVoice } from '../../wire/actuator/voices/tasklist.js'
import type { World } from '../../world/world.js'
import { discovery } from './discovery.js'
import { exporting } from './exporting.js'
import { gatewayHealth } from './gateway-health.js'
import { historyBackups } from './history-backups.js'
import { optimizeBackups } from './optimize-backups.js'
import { runtimeBackups } from './runtime-backups.js'
import type { Speech } from './speech.js'
import { springApp } from './spring-app.js'

export interface ActuatorAppOptions {
  readonly world: World
  readonly logger: FastifyBaseLogger
  /** Put in front of every path, for example `/core`; empty for none. */
  readonly basePath: string
}

export async function operateApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  return await historyApp('operate', options, speechOf('operate', options, operateVoice))
}

export async function tasklistApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const speech = speechOf('tasklist', options, tasklistVoice)
  return await historyApp('tasklist', options, { ...speech, serialize: jacksonPretty })
}

/** Optimize's management port does not know the base path that the application has elsewhere. */
export async function optimizeApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const speech = speechOf('optimize', options, optimizeVoice({ duplicates: 'name', era: 'new' }))
  const { app, add } = springApp(options.logger, speech)
  const { optimize: backups } = options.world.apps
  await add(optimizeBackups, { backups }, { speech, prefix: '' })
  return app
}

export async function gatewayApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const { zeebe } = options.world
  const speech = speechOf('zeebe', options, gatewayVoice(zeebe.setting))
  const { app, add } = springApp(options.logger, speech)
  const place = { speech, prefix: options.basePath }
  await add(runtimeBackups, { zeebe }, place)
  await add(exporting, { zeebe }, place)
  await add(gatewayHealth, { zeebe }, place)
  await add(discovery, { links: gatewayLinks }, place)
  return app
}

async function historyApp(
  name: Extract<BackupApp, 'operate' | 'tasklist'>,
  { world, logger, basePath }: ActuatorAppOptions,
  speech: Speech
): Promise<FastifyInstance> {
  const { app, add } = springApp(logger, speech)
  const place = { speech, prefix: basePath }
  const requestShape = {
    javaType: `io.camunda.${name}.webapp.management.dto.TakeBackupRequestDto`,
    member: 'backupId',
    range: 'int64',
    comments: true
  } as const
  await add(historyBackups, { backups: world.apps[name], requestShape }, place)
  await add(discovery, { links: webAppLinks }, place)
  return app
}

function speechOf(name: string, { world }: ActuatorAppOptions, voice: Voice<never>): Speech {
  const uuid = () => world.seed.javaUuid(`${name}.error`)
  return { voice, nowMs: () => world.clock.nowMs(), uuid }
}
