/** The rules that break exchanges. */
import type {
  Drip,
  FaultDelay,
  FaultEffect,
  FaultPoint,
  FaultRecord,
  FaultRule,
  FaultWhen,
  Mangling
} from '../../domain/fault.js'
import { type FaultsState, faultsMax } from '../faults.js'
import { type Codec, isRecord, list, optional, pair, record, shape, word } from './codec.js'
import { freeValue } from './free-json.js'
import { instant, real, text, whole } from './scalars.js'

const when = shape<FaultWhen>({
  product: optional(text),
  operation: optional(text),
  backupId: optional(text),
  method: optional(text),
  path: optional(text),
  nth: optional(whole(1)),
  skip: optional(whole()),
  times: optional(whole(1)),
  probability: optional(real(0, 1)),
  window: optional(
    shape<NonNullable<FaultWhen['window']>>({
      fromMs: optional(instant),
      toMs: optional(instant)
    })
  )
})

type UniformDelay = Extract<FaultDelay, { readonly uniform: unknown }>
type LogNormalDelay = Extract<FaultDelay, { readonly logNormal: unknown }>

const uniform = shape<UniformDelay>({ uniform: pair(whole(), whole()) })

const logNormal = shape<LogNormalDelay>({
  logNormal: shape<LogNormalDelay['logNormal']>({ medianMs: whole(), sigma: real() })
})

const delay: Codec<FaultDelay> = {
  write: value => {
    if (typeof value === 'number') return value
    return 'uniform' in value ? uniform.write(value) : logNormal.write(value)
  },
  read: (json, at) => {
    if (!isRecord(json)) return whole().read(json, at)
    return Object.hasOwn(json, 'uniform') ? uniform.read(json, at) : logNormal.read(json, at)
  }
}

const point = word<FaultPoint>('before', 'after')

const effect = shape<FaultEffect>({
  delay: optional(delay),
  status: optional(whole()),
  body: optional(freeValue),
  headers: optional(record(text)),
  point: optional(point),
  hang: optional(point),
  reset: optional(point),
  mangle: optional(word<Mangling>('truncated', 'malformed', 'wrongTypes')),
  drip: optional(shape<Drip>({ bytes: whole(1), everyMs: whole() }))
})

const rule = shape<FaultRule>({ id: text, when, effect })

export const faultsState = shape<FaultsState>({
  lastNo: whole(),
  records: list(shape<FaultRecord>({ rule, attempts: whole(), struck: whole() }), faultsMax)
})
