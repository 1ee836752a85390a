/** What every form of the exporting endpoint does, whatever it answers. */
import { Type } from '@sinclair/typebox'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { brokerAddress } from '../../domain/broker-condition.js'
import type { ExportingCommand } from '../../domain/exporting.js'
import {
  exportingException,
  type JavaException,
  unknownOperation
} from '../../wire/actuator/exporting.js'
import { Words } from '../../wire/actuator/schema.js'
import type { Zeebe, ZeebeTraits } from '../../world/zeebe.js'

export interface ExportingOptions {
  /** The cluster behind a request. */
  readonly zeebeOf: (request: FastifyRequest) => Zeebe
  /** The habits of the release that the endpoint is of. */
  readonly traits: ZeebeTraits
}

/** The name of the operation is a path segment: anything but nothing. */
export const exportingPath = '/actuator/exporting/:operation(^.+$)'

/** The operations that there are; others lead to the handler as well. */
export const exportingParams = Type.Object({ operation: Words(['pause', 'resume']) })

/** Whether another dialect at the same door has the endpoint already; the first one answers. */
export function exportingIsServed(app: FastifyInstance, prefix: string): boolean {
  return app.hasRoute({ method: 'POST', url: `${prefix}${exportingPath}` })
}

/** @returns the exception that ended it, or `undefined` where all partitions obeyed. */
export async function obey(
  operation: string,
  soft: boolean,
  { zeebe, traits }: { readonly zeebe: Zeebe; readonly traits: ZeebeTraits }
): Promise<JavaException | undefined> {
  const command = commandOf(operation, soft)
  if (command === undefined) return unknownOperation()
  const failure = await zeebe.command(command, traits)
  const { requestTimeoutMs } = zeebe.setting
  const facts = { requestTimeoutMs, address: brokerAddress(0) }
  return failure && exportingException(failure, operation, facts)
}

/** `undefined` for an operation that does not exist; `soft` means nothing to a resume. */
function commandOf(operation: string, soft: boolean): ExportingCommand | undefined {
  if (operation === 'resume') return 'resume'
  if (operation === 'pause') return soft ? 'softPause' : 'pause'
  return undefined
}
