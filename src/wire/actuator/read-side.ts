/** Answers of what tools poll, as far as every release has them. */
import { Type } from '@sinclair/typebox'
import { Words } from './schema.js'

/** `GET /actuator`. */
export const Discovery = Type.Object({
  _links: Type.Record(
    Type.String(),
    Type.Object({ href: Type.String(), templated: Type.Boolean() })
  )
})

/** Health, of the whole, of a group or of a component. */
export const HealthAnswer = Type.Object({
  status: Words(['UP', 'DEGRADED', 'OUT_OF_SERVICE', 'DOWN']),
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  components: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  groups: Type.Optional(Type.Array(Type.String()))
})

const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] })
const NullableText = Type.Unsafe<string | null>({ type: ['string', 'null'] })

/** How a broker sees one of its partitions. */
export const Partition = Type.Object({
  role: Words(['LEADER', 'FOLLOWER']),
  processedPosition: NullableInteger,
  snapshotId: NullableText,
  processedPositionInSnapshot: NullableInteger,
  streamProcessorPhase: NullableText,
  exporterPhase: NullableText,
  exportedPosition: NullableInteger,
  clock: Type.Record(Type.String(), Type.Unknown()),
  health: Type.Record(Type.String(), Type.Unknown())
})

const Broker = Type.Object({
  id: Type.Integer(),
  state: Type.String(),
  version: Type.Integer(),
  lastUpdatedAt: Type.String(),
  partitions: Type.Array(
    Type.Object({
      id: Type.Integer(),
      state: Type.String(),
      priority: Type.Integer(),
      config: Type.Optional(Type.Record(Type.String(), Type.Unknown()))
    })
  )
})

/** `GET /actuator/cluster`. */
export const Cluster = Type.Object({
  version: Type.Integer(),
  brokers: Type.Array(Broker),
  lastChange: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  routing: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  clusterId: Type.Optional(Type.String())
})

/** `GET /actuator/exporters`. */
export const Exporters = Type.Array(
  Type.Object({ exporterId: Type.String(), status: Type.String() })
)

/** What comes of a command to an exporter. */
export const PlannedChange = Type.Object({
  changeId: Type.Integer(),
  currentTopology: Type.Array(Broker),
  plannedChanges: Type.Array(
    Type.Object({
      operation: Type.String(),
      brokerId: Type.Integer(),
      partitionId: Type.Integer(),
      brokers: Type.Optional(Type.Array(Type.Integer())),
      exporterId: Type.String()
    })
  ),
  expectedTopology: Type.Array(Broker)
})

/** A refusal of the cluster's own. */
export const Message = Type.Object({ message: Type.String() })

/** The answer to a pause whose status is in its body. */
export const EnvelopedStatus = Type.Object({
  body: Type.Unknown({ description: 'null, or why it failed' }),
  status: Type.Integer({ enum: [204, 500] }),
  contentType: Type.Null()
})
