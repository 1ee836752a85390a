/** What Operate and Tasklist are like in each line, as far as clients see it. */
import type { Line } from './spans.js'

export interface HistoryLine extends Line {
  readonly subject: 'operate' | 'tasklist'
  readonly product: 'Operate' | 'Tasklist'
  /** Below the address of the application. */
  readonly base: '/actuator/backup' | '/actuator/backups'
  readonly ids: 'text' | 'int32' | 'int64'
  /**
   * Who makes the errors of the application: Spring Boot itself, Operate's v1 API, which knows hardly anything but
   * 400, or Tasklist's management API.
   */
  readonly errors: 'spring' | 'v1' | 'management'
  /** The shape of the framework's own errors. */
  readonly framework: 'timestamp' | 'problem'
  /** What an Operate or Tasklist without a part in the making says of a missing one. */
  readonly missingPart: 'INCOMPLETE' | 'IN_PROGRESS'
  /** Whether a part that is only PARTIAL ends the run. */
  readonly stopsAtPartial: boolean
  /** Whether DELETE finds what another version has taken. */
  readonly deletesAnyVersion: boolean
  readonly oldPathStatus: 404 | 405
  /** Whether a list takes `verbose` and `pattern`. */
  readonly filters: boolean
}

const first = {
  line: '8.1',
  base: '/actuator/backup',
  ids: 'text',
  errors: 'spring',
  framework: 'timestamp',
  missingPart: 'INCOMPLETE',
  stopsAtPartial: false,
  deletesAnyVersion: false,
  oldPathStatus: 404,
  filters: false
} as const

const second = {
  ...first,
  line: '8.2',
  base: '/actuator/backups',
  ids: 'int32',
  oldPathStatus: 405
} as const
const third = { ...second, line: '8.3', ids: 'int64' } as const
const fifth = { ...third, line: '8.5', framework: 'problem' } as const
const sixth = {
  ...fifth,
  line: '8.6',
  missingPart: 'IN_PROGRESS',
  deletesAnyVersion: true,
  oldPathStatus: 404,
  filters: true
} as const

const operate = { subject: 'operate', product: 'Operate' } as const
const v1 = { errors: 'v1' } as const
const tasklist = { subject: 'tasklist', product: 'Tasklist' } as const
const management = { errors: 'management' } as const

export const operateLines: readonly HistoryLine[] = [
  { ...first, ...operate },
  { ...second, ...operate },
  { ...third, ...operate, ...v1 },
  { ...third, ...operate, ...v1, line: '8.4' },
  { ...fifth, ...operate, ...v1, missingPart: 'IN_PROGRESS', stopsAtPartial: true },
  { ...sixth, ...operate, ...v1, stopsAtPartial: true },
  { ...sixth, ...operate, ...v1, stopsAtPartial: true, line: '8.7' }
]

export const tasklistLines: readonly HistoryLine[] = [
  { ...first, ...tasklist },
  { ...second, ...tasklist, ...management },
  { ...third, ...tasklist, ...management },
  { ...third, ...tasklist, ...management, line: '8.4' },
  { ...fifth, ...tasklist, ...management },
  { ...sixth, ...tasklist, ...management },
  { ...sixth, ...tasklist, ...management, line: '8.7' }
]

/** The lines whose framework is that of the recorded release, 8.6.11. */
export const isLikeRecorded = ({ line }: Line) => ['8.5', '8.6', '8.7'].includes(line)
/** The lines that have OpenSearch. */
export const hasOpenSearch = ({ line }: Line) => !['8.1', '8.2', '8.3'].includes(line)
/** The lines that have a list. */
export const hasList = ({ line }: Line) => line !== '8.1'
