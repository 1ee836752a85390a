import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { NotABoolean, springBoolean } from '../../wire/actuator/binding/boolean.js'
import { enveloped, failureBody } from '../../wire/actuator/exporting.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import { EnvelopedStatus } from '../../wire/actuator/read-side.js'
import { exportingQuery } from '../../wire/actuator/requests.js'
import { queryParameter } from './binding.js'
import { type ExportingOptions, exportingParams, exportingPath, obey } from './exporting-command.js'
import { formParameter } from './form-parameter.js'
import { negotiatedAfterwards } from './mapping.js'

/** Pausing and resuming the exporters: a plain controller that takes any body and any content type. */
export const exporting: FastifyPluginAsyncTypebox<ExportingOptions> = async (app, options) => {
  app.addHook('preSerialization', negotiatedAfterwards)
  const { zeebeOf, traits } = options
  const { softPause, formSoft, exportingFailureBody: style } = traits

  app.post(
    exportingPath,
    {
      schema: {
        operationId: 'commandExporting',
        params: exportingParams,
        ...(softPause && { querystring: exportingQuery({ soft: true, tenants: false }) }),
        answers: { 200: { description: 'The status is in the body', schema: EnvelopedStatus } }
      }
    },
    async request => {
      const soft = softPause && (await softParameter(request, formSoft))
      const zeebe = zeebeOf(request)
      const exception = await obey(request.params.operation, soft, { zeebe, traits })
      if (exception === undefined) return enveloped(204, null)
      return enveloped(500, failureBody(exception, style))
    }
  )
}

/**
 * Checked for every operation, even one that has no use for it or does not exist. A form's fields count as
 * parameters, so a client that sends one changes the operation by it.
 */
async function softParameter(request: FastifyRequest, formSoft: boolean): Promise<boolean> {
  const ofForm = async () => (formSoft ? await formParameter(request, 'soft') : undefined)
  const value = queryParameter(request, 'soft') ?? (await ofForm()) ?? ''
  try {
    return springBoolean(value) ?? false
  } catch (error) {
    if (!(error instanceof NotABoolean)) throw error
    const cause = `Invalid boolean value [${value}]`
    throw new FrameworkError({ kind: 'conversion', name: 'soft', value, cause }, 'controller')
  }
}
