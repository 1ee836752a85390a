import type { AppRefusal } from '../../domain/refusal.js'
import type { HistoryDialect } from './history-dialect.js'
import { historySpringDefault } from './history-spring-default.js'
import type { Voice } from './voice.js'
import { operateVoice } from './voices/operate.js'
import { tasklistVoice } from './voices/tasklist.js'

const voices = {
  'spring-default': historySpringDefault,
  'operate-v1': operateVoice,
  'tasklist-mgmt': tasklistVoice
} as const

/** How Operate or Tasklist words what it refuses. Either can be given the other's ways. */
export function historyVoice(dialect: HistoryDialect): Voice<AppRefusal> {
  return voices[dialect.traits.errorStyle](dialect)
}
