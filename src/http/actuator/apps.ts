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
import { springApp } from './spring-app.js'

export interface ActuatorAppOptions {
  readonly world: World
  readonly logger: FastifyBaseLogger
  /** Put in front of every path, for example `/core`; empty for none. */
  readonly basePath: string
}

export async function operateApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  return await historyApp('operate', options, { voice: operateVoice })
}

export async function tasklistApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  return await historyApp('tasklist', options, { voice: tasklistVoice, serialize: jacksonPretty })
}

export async function optimizeApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const { world } = options
  const voice = optimizeVoice({ duplicates: 'name', era: 'new' })
  const app = emptyApp('optimize', options, { voice })
  await app.register(optimizeBackups, { backups: world.apps.optimize })
  return app
}

export async function gatewayApp(options: ActuatorAppOptions): Promise<FastifyInstance> {
  const { zeebe } = options.world
  const app = emptyApp('zeebe', options, { voice: gatewayVoice(zeebe.setting) })
  await app.register(runtimeBackups, { zeebe, prefix: options.basePath })
  await app.register(exporting, { zeebe, prefix: options.basePath })
  await app.register(gatewayHealth, { zeebe, prefix: options.basePath })
  await app.register(discovery, { links: gatewayLinks, prefix: options.basePath })
  return app
}

interface Manner {
  readonly voice: Voice<never>
  readonly serialize?: (body: unknown) => string
}

async function historyApp(
  name: Extract<BackupApp, 'operate' | 'tasklist'>,
  options: ActuatorAppOptions,
  manner: Manner
): Promise<FastifyInstance> {
  const app = emptyApp(name, options, manner)
  await app.register(historyBackups, {
    backups: options.world.apps[name],
    requestShape: {
      javaType: `io.camunda.${name}.webapp.management.dto.TakeBackupRequestDto`,
      member: 'backupId',
      range: 'int64',
      comments: true
    },
    prefix: options.basePath
  })
  await app.register(discovery, { links: webAppLinks, prefix: options.basePath })
  return app
}

function emptyApp(name: string, { world, logger }: ActuatorAppOptions, manner: Manner) {
  return springApp({
    ...manner,
    logger,
    nowMs: () => world.clock.nowMs(),
    uuid: () => world.seed.javaUuid(`${name}.error`)
  })
}
