import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { brokerAddress } from '../../domain/broker-condition.js'
import type { ExportingCommand } from '../../domain/exporting.js'
import { NotABoolean, springBoolean } from '../../wire/actuator/binding/boolean.js'
import { formParameters } from '../../wire/actuator/binding/query.js'
import {
  type ExportingEnvelope,
  exportingFailed,
  obeyed,
  unknownOperation
} from '../../wire/actuator/exporting.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import type { Zeebe } from '../../world/zeebe.js'
import { queryParameter } from './binding.js'
import { readBody } from './body.js'
import { negotiatedAfterwards } from './mapping.js'

/** Forms beyond this many bytes are not read. Tomcat's default. */
const formBytesMax = 2 * 1024 * 1024

/** Pausing and resuming the exporters: a plain controller that takes any body and any content type. */
export const exporting: FastifyPluginAsyncTypebox<{ zeebe: Zeebe }> = async (app, { zeebe }) => {
  app.addHook('preSerialization', negotiatedAfterwards)

  app.post(
    '/actuator/exporting/:operation(^.+$)',
    {
      schema: {
        operationId: 'commandExporting',
        params: Type.Object({ operation: Type.String() })
      }
    },
    async request => {
      const { operation } = request.params
      const soft = await softParameter(request)
      const command = commandOf(operation, soft)
      return command === undefined ? unknownOperation() : carryOut(zeebe, operation, command)
    }
  )
}

async function carryOut(
  zeebe: Zeebe,
  operation: string,
  command: ExportingCommand
): Promise<Static<typeof ExportingEnvelope>> {
  const failure = await zeebe.command(command)
  if (failure === undefined) return obeyed
  const { requestTimeoutMs } = zeebe.setting
  return exportingFailed(failure, operation, { requestTimeoutMs, address: brokerAddress(0) })
}

/** `undefined` for an operation that does not exist; `soft` means nothing to a resume. */
function commandOf(operation: string, soft: boolean): ExportingCommand | undefined {
  if (operation === 'resume') return 'resume'
  if (operation === 'pause') return soft ? 'softPause' : 'pause'
  return undefined
}

/** Checked for every operation, even one that has no use for it or does not exist. */
async function softParameter(request: FastifyRequest): Promise<boolean> {
  const value = queryParameter(request, 'soft') ?? (await formParameter(request, 'soft')) ?? ''
  try {
    return springBoolean(value) ?? false
  } catch (error) {
    if (!(error instanceof NotABoolean)) throw error
    const cause = `Invalid boolean value [${value}]`
    throw new FrameworkError({ kind: 'conversion', name: 'soft', value, cause }, 'controller')
  }
}

/** A form's fields count as parameters, so a client that sends one changes the operation by it. */
async function formParameter(request: FastifyRequest, name: string): Promise<string | undefined> {
  const { 'content-type': type, 'content-length': length } = request.raw.headers
  if (!/^application\/x-www-form-urlencoded\b/i.test(type ?? '')) return undefined
  if (Number(length ?? 0) > formBytesMax) return undefined
  return formParameters(await readBody(request)).get(name)?.[0]
}
