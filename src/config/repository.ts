import type { Choice, Origin } from './choice.js'
import { settings } from './settings.js'

export interface RepositoryChoice {
  /** `null`: there is to be none. */
  readonly name: string | null
  readonly from: string
  /** What decided whether there is one. */
  readonly noneFrom: string
  readonly complaints: readonly string[]
}

/**
 * `--repository` and `--no-repository` answer one question, so the stronger source decides, and one
 * source that says both contradicts itself.
 */
export function repositoryOf(choice: Choice): RepositoryChoice {
  const some = choice.originOf(settings.repository)
  const none = choice.originOf(settings.noRepository)
  const name = choice.read(settings.repository)
  if (!choice.read(settings.noRepository)) {
    return { name, from: some.from, noneFrom: none.from, complaints: [] }
  }
  if (some.rank < none.rank) {
    return { name, from: some.from, noneFrom: some.from, complaints: [] }
  }
  const complaints = contradictions(some, none)
  return { name: null, from: none.from, noneFrom: none.from, complaints }
}

function contradictions(some: Origin, none: Origin): readonly string[] {
  if (some.rank !== none.rank) return []
  return [`${none.label}: contradicts ${some.label}; give one of the two`]
}
