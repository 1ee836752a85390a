import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { defaultTenant } from '../../domain/physical-tenants.js'
import { NotABoolean, springBoolean } from '../../wire/actuator/binding/boolean.js'
import { failureBody } from '../../wire/actuator/exporting.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import { unknownTenant } from '../../wire/actuator/gateway-messages.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import { exportingQuery } from '../../wire/actuator/requests.js'
import { actuatorArgument } from './binding.js'
import { type ExportingOptions, exportingParams, exportingPath, obey } from './exporting-command.js'
import { formParameter } from './form-parameter.js'
import { mapping } from './mapping.js'
import { jsonMembers, tenantIsKnown } from './runtime-binding.js'

/**
 * Pausing and resuming the exporters as an actuator operation, with a status of its own: the form of the
 * first releases, which know no parameter, and of the latest.
 */
export const exportingOperation: FastifyPluginAsyncTypebox<ExportingOptions> = async (
  app,
  options
) => {
  const { zeebeOf, traits } = options
  const { exportingNeedsJson } = traits
  const conditions = {
    ...(exportingNeedsJson && { consumes: actuatorTypes }),
    produces: actuatorTypes
  }

  app.post(
    exportingPath,
    {
      onRequest: mapping(conditions),
      schema: {
        operationId: 'commandExporting',
        params: exportingParams,
        querystring: exportingQuery({ soft: traits.softPause, tenants: traits.physicalTenants }),
        answers: { 204: { description: 'All partitions obeyed' } }
      }
    },
    async (request, reply) => {
      const { soft, tenant } = await parametersOf(request, options)
      if (tenant !== undefined && !tenantIsKnown(tenant)) {
        return sendText(reply.code(400), unknownTenant({ tenant, known: [defaultTenant] }))
      }
      const zeebe = zeebeOf(request)
      const exception = await obey(request.params.operation, soft, { zeebe, traits })
      if (exception === undefined) return reply.code(204).send(undefined)
      const body = failureBody(exception, traits.exportingFailureBody)
      return typeof body === 'object' && body !== null
        ? reply.code(500).send(body)
        : sendText(reply.code(500), body)
    }
  )
}

/** A text is written as it is, although its type says JSON; without one there is no body. */
function sendText(reply: FastifyReply, text: string | null): FastifyReply {
  if (text === null) return reply.send()
  return reply.type('text/plain').send(text)
}

interface Parameters {
  readonly soft: boolean
  readonly tenant: string | undefined
}

/** Where the operation declares no parameter, nothing of query and body is looked at. */
async function parametersOf(
  request: FastifyRequest,
  { traits }: ExportingOptions
): Promise<Parameters> {
  if (!traits.softPause && !traits.physicalTenants) return { soft: false, tenant: undefined }
  const members = await jsonMembers(request)
  const tenant = traits.physicalTenants
    ? actuatorArgument(request, members, 'physicalTenant')
    : undefined
  if (!traits.softPause) return { soft: false, tenant }
  const form = traits.formSoft ? await formParameter(request, 'soft') : undefined
  return { soft: softOf(actuatorArgument(request, members, 'soft') ?? form ?? ''), tenant }
}

function softOf(text: string): boolean {
  try {
    return springBoolean(text) ?? false
  } catch (error) {
    if (!(error instanceof NotABoolean)) throw error
    throw new FrameworkError({ kind: 'parameterMapping' }, 'controller')
  }
}
