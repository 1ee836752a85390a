import type { FastifyRequest } from 'fastify'
import type { AppTraits } from '../../domain/app-traits.js'
import { refuse } from '../../domain/refusal.js'
import { NotABoolean, springBoolean } from '../../wire/actuator/binding/boolean.js'
import { FrameworkError } from '../../wire/actuator/framework-refusal.js'
import { everything, type ListFilter } from '../../world/app-backups.js'
import { queryParameter } from './binding.js'

/** The longest pattern, in characters. Source: Tasklist, `BackupManager`. */
const patternCharsMax = 20

/**
 * `?verbose=` and `?pattern=` of a list. Releases that do not know them ignore them, whatever they hold.
 *
 * Source: camunda/camunda#30833 and #30836.
 */
export function listFilter(request: FastifyRequest, { listFilters }: AppTraits): ListFilter {
  if (!listFilters) return everything
  const verbose = verboseOf(queryParameter(request, 'verbose') ?? '')
  return { verbose, pattern: listPattern(request) }
}

/** Digits with an optional `*` behind them; none at all are all backups. */
export function listPattern(request: FastifyRequest): string {
  const pattern = queryParameter(request, 'pattern') || '*'
  if (pattern.length > patternCharsMax || !/^\d*\*?$/.test(pattern)) {
    refuse({ code: 'PATTERN_INVALID', pattern })
  }
  return pattern
}

function verboseOf(value: string): boolean {
  try {
    return springBoolean(value) ?? true
  } catch (error) {
    if (!(error instanceof NotABoolean)) throw error
    const cause = `Invalid boolean value [${value}]`
    throw new FrameworkError({ kind: 'conversion', name: 'verbose', value, cause }, 'controller')
  }
}
