/** Cases that say the same of several lines of a product, told once for each span of lines that agree. */
import type { ContractCase, MockOnly, Step, Subject } from '../case.js'
import { type Evidence, strongest } from '../evidence.js'
import type { Safety } from '../safety.js'

/** What one line of a product is like, as far as cases differ by it. */
export interface Line {
  readonly subject: Subject
  /** Such as `8.7`. */
  readonly line: string
}

/** A behaviour, with what differs by line as a function of the line. */
export interface Row<L extends Line> {
  /** Operation and behaviour, such as `create.accepted`; other signs than letters and digits become plain ones. */
  readonly id: string
  readonly title: string
  readonly safety: Safety
  readonly evidence: (at: L) => readonly [Evidence, ...Evidence[]]
  readonly engines?: readonly string[]
  readonly mockOnly?: MockOnly | ((at: L) => MockOnly)
  readonly unlikeReal?: string
  /** Whether a line has the behaviour at all. */
  readonly only?: (at: L) => boolean
  readonly steps: (at: L) => readonly [Step, ...Step[]]
}

/** The cases of every row: one for each run of neighbouring lines about which it says the same. */
export function casesOf<L extends Line>(
  lines: readonly L[],
  rows: readonly Row<L>[]
): readonly ContractCase[] {
  return rows.flatMap(row => {
    const spans = spansOf(lines.filter(at => row.only?.(at) ?? true).map(at => caseOf(row, at)))
    return spans.map(spans.length === 1 ? same : withFirstLine)
  })
}

function caseOf<L extends Line>(row: Row<L>, at: L): ContractCase {
  const { id, title, engines, unlikeReal } = row
  const mockOnly = typeof row.mockOnly === 'function' ? row.mockOnly(at) : row.mockOnly
  return {
    id: `${at.subject}.${plain(id)}`,
    title,
    subject: at.subject,
    camunda: [at.line, at.line],
    ...(engines !== undefined && { engines }),
    evidence: row.evidence(at),
    ...(unlikeReal !== undefined && { unlikeReal }),
    safety: safetyOf(row, at),
    ...(mockOnly !== undefined && { mockOnly }),
    steps: row.steps(at)
  }
}

const readingMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** That something is refused is certain only where somebody has seen it or read it; else it may be done. */
function safetyOf<L extends Line>({ safety, evidence, steps }: Row<L>, at: L): Safety {
  const isCertain = ['recorded', 'source'].includes(strongest(evidence(at)))
  if (safety !== 'read-only' || isCertain) return safety
  const methods = steps(at).map(({ send }) => send.method)
  if (methods.includes('DELETE')) return 'deletes-what-it-created'
  return methods.every(it => readingMethods.includes(it)) ? safety : 'creates-backups'
}

/** An id in letters that a file may have in its name. */
function plain(id: string): string {
  return id
    .replaceAll('*', 'star')
    .replaceAll('+', 'plus')
    .replace(/[^\w.-]+/g, '-')
    .replace(/\.-+(?=\w*[a-z])/gi, '.')
}

/** Lines come in their order, and one that a row leaves out parts no span of those around it. */
function spansOf(single: readonly ContractCase[]): readonly ContractCase[] {
  const spans: ContractCase[] = []
  for (const it of single) {
    const last = spans.at(-1)
    if (last?.camunda === undefined || it.camunda === undefined || !isSame(last, it)) {
      spans.push(it)
    } else {
      spans[spans.length - 1] = { ...last, camunda: [last.camunda[0], it.camunda[1]] }
    }
  }
  return spans
}

/** Places that are `Like` something are told apart by their words. */
function isSame(one: ContractCase, other: ContractCase): boolean {
  const text = (it: ContractCase) => JSON.stringify({ ...it, camunda: undefined })
  return text(one) === text(other)
}

const same = (it: ContractCase) => it

/** Where lines differ, the first line of each span is part of its id. */
function withFirstLine(it: ContractCase): ContractCase {
  return { ...it, id: `${it.id}.${it.camunda?.[0]}` }
}
