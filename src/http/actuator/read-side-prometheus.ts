import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { type MetricsFormat, metricsText, metricTypes } from '../../wire/actuator/prometheus.js'
import { checkIgnoredBody } from './binding.js'
import { mapping } from './mapping.js'

export interface PrometheusOptions {
  /** The metrics of this moment, in the world of the request. */
  readonly look: (request: FastifyRequest) => Parameters<typeof metricsText>[0]
  readonly format: MetricsFormat
}

/** Metrics, in the plain text that scrapers read; a client that wants JSON gets none. */
export const prometheus: FastifyPluginAsyncTypebox<PrometheusOptions> = async (
  app,
  { look, format }
) => {
  app.get(
    '/actuator/prometheus',
    { onRequest: mapping({ produces: metricTypes }), schema: { operationId: 'metrics' } },
    async request => {
      await checkIgnoredBody(request)
      const open = /^application\/openmetrics/.test(request.answersIn ?? '')
      return metricsText(look(request), { format, open })
    }
  )
}
