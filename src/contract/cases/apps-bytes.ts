/** Bytes that are not quite HTTP, at the doors of Operate, Tasklist and Optimize. */
import type { ContractCase } from '../case.js'
import { assumed } from './evidence.js'
import { operateLines, tasklistLines } from './history-lines.js'
import { optimizeLines } from './optimize-answers.js'
import { casesOf, type Line, type Row } from './spans.js'
import { bytesRows } from './tomcat-bytes.js'

/** A path that nobody has, in any release. */
const nowhere = { path: '/actuator/nope', expect: { status: 404 } }

const rows = bytesRows.map(
  ({ id, title, steps }): Row<Line> => ({
    id: `server.${id}`,
    title,
    safety: 'read-only',
    evidence: () => [assumed("as the gateway's server, which is the same: requests byte for byte")],
    steps: () => steps(nowhere)
  })
)

export const appsBytesCases: readonly ContractCase[] = [
  ...casesOf<Line>(operateLines, rows),
  ...casesOf<Line>(tasklistLines, rows),
  ...casesOf<Line>(optimizeLines, rows)
]
