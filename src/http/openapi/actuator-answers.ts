import { Type } from '@sinclair/typebox'
import {
  Cluster,
  Discovery,
  Exporters,
  HealthAnswer,
  Message,
  Partition,
  PlannedChange
} from '../../wire/actuator/read-side.js'
import type { DescribedAnswer } from '../route-schema.js'

type Answers = Readonly<Record<string, DescribedAnswer>>

const health: Answers = {
  200: { description: 'It is up', schema: HealthAnswer },
  503: { description: 'It is down, or out of service', schema: HealthAnswer }
}
const planned: Answers = {
  202: { description: 'What is going to be done', schema: PlannedChange },
  400: { description: 'It cannot be done', schema: Message },
  502: { description: 'No broker answers', schema: Message }
}
const notSupported: Answers = { 501: { description: 'It is not supported', schema: Message } }
const list: Answers = {
  200: { description: 'The exporters', schema: Exporters },
  502: { description: 'No broker answers', schema: Message }
}

/** Answers that the applications write without a schema, by operation. */
export const actuatorAnswers: Readonly<Record<string, Answers>> = {
  discover: { 200: { description: 'A link for each endpoint', schema: Discovery } },
  health,
  healthOf: { ...health, 404: { description: 'There is no such group or component' } },
  info: {
    200: {
      description: 'What the build tells, which may be nothing',
      schema: Type.Record(Type.String(), Type.Unknown())
    }
  },
  metrics: {
    200: { description: 'The metrics', schema: Type.String(), mediaType: 'text/plain' }
  },
  partitions: {
    200: {
      description: 'The partitions by id, with the physical tenant around them where that is told',
      schema: Type.Record(Type.String(), Type.Unknown())
    }
  },
  partition: {
    200: { description: 'The partition', schema: Partition },
    404: { description: 'There is no such partition' }
  },
  cluster: {
    200: { description: 'The cluster', schema: Cluster },
    502: { description: 'No broker answers', schema: Message }
  },
  rebalance: { 200: { description: 'The leaders were asked' } },
  reconfigureCluster: notSupported,
  scale: notSupported,
  exporters: list,
  exportersListed: list,
  enableExporter: planned,
  disableExporter: planned,
  deleteExporter: planned
}
