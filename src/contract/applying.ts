/** Which cases are about a target, and which of them may be run there. */
import { lineRank } from '../domain/line-rank.js'
import type { ContractCase, Subject } from './case.js'
import { classesIn, type SafetyClass } from './safety.js'
import type { Release, Target } from './target.js'

export interface Asked {
  readonly target: Target
  readonly release: Release
  readonly allowed: ReadonlySet<SafetyClass>
  /** Beginnings of ids; every case where empty. */
  readonly only: readonly string[]
}

/** Why a case is not run, or `undefined`. A case about another release is left out altogether. */
export function reasonToSkip(it: ContractCase, { target, allowed }: Asked): string | undefined {
  const missing = classesIn(it.safety).filter(one => !allowed.has(one))
  if (missing.length > 0) {
    const deeds = missing.map(one => words[one]).join(' and ')
    return `it ${deeds}; allow it with --safety ${missing.join(',')}`
  }
  if (it.mockOnly !== undefined && target.control === undefined) {
    return 'only a mock can be brought into the situation'
  }
  return undefined
}

const words: Readonly<Record<SafetyClass, string>> = {
  'read-only': 'reads',
  'creates-backups': 'creates backups',
  'deletes-what-it-created': 'deletes what it has created',
  'pauses-exporting': 'pauses exporting',
  destructive: 'changes what was there before'
}

/** Whether a case is about the target and was asked for. */
export function isAbout(it: ContractCase, { target, release, only }: Asked): boolean {
  if (only.length > 0 && !only.some(beginning => it.id.startsWith(beginning))) return false
  if (target.addresses[it.subject] === undefined) return false
  if (it.steps.some(({ send }) => isMissing(send.to ?? it.subject, target))) return false
  return isOfRelease(it, release)
}

/** What only a mock has makes no case be about other targets; it is skipped there. */
function isMissing(part: Subject | 'control', { addresses }: Target): boolean {
  return part !== 'control' && addresses[part] === undefined
}

export function isOfRelease(
  { camunda, engines, subject }: Pick<ContractCase, 'camunda' | 'engines' | 'subject'>,
  release: Release
): boolean {
  if (camunda !== undefined) {
    if (release.camunda === undefined) return false
    const [first, last] = camunda
    const line = lineRank(release.camunda)
    if (line < lineRank(first) || line > lineRank(last)) return false
  }
  if (engines === undefined) return true
  const { engine } = release
  // What is not asked is taken for the one that most have.
  if (engine === undefined) {
    return subject !== 'search' && engines.some(span => span.startsWith('elasticsearch'))
  }
  return engines.some(span => isInSpan(engine, span))
}

/** `elasticsearch`, `elasticsearch:8.16`, `elasticsearch:8.16-` or `elasticsearch:7.17-8.15`. */
function isInSpan(engine: string, span: string): boolean {
  const [product, lines] = span.split(':')
  const [ownProduct, ownLine = ''] = engine.split(':')
  if (product !== ownProduct) return false
  if (lines === undefined) return true
  const [first = '', last] = lines.split('-')
  const line = lineRank(ownLine)
  if (last === undefined) return line === lineRank(first)
  return line >= lineRank(first) && (last === '' || line <= lineRank(last))
}
