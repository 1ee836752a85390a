import type { FastifyRequest } from 'fastify'
import type { Profile } from '../../domain/profile/profile.js'
import { NotABoolean, springBoolean } from '../../wire/actuator/binding/boolean.js'
import { FrameworkError, type FrameworkRefusal } from '../../wire/actuator/framework-refusal.js'
import type { ListFilter } from '../../world/app-backups.js'
import { queryParameter } from './binding.js'
import { listPattern } from './list-filter.js'

/**
 * `?verbose=` and `?pattern=` of a list, as an actuator operation binds them: verbose by itself before the
 * pattern is looked at by the application.
 *
 * Source: camunda/camunda, `BackupController`; one 8.8 build demanded verbose.
 */
export function webappsListFilter(
  request: FastifyRequest,
  { pattern, verboseMandatory }: Pick<Profile['webapps'], 'pattern' | 'verboseMandatory'>
): ListFilter {
  const text = queryParameter(request, 'verbose')
  if (text === undefined && verboseMandatory) {
    refuse({ kind: 'parametersMissing', names: ['verbose'] })
  }
  const verbose = verboseOf(text ?? '')
  return { verbose, pattern: pattern ? listPattern(request) : '*' }
}

function verboseOf(value: string): boolean {
  try {
    return springBoolean(value) ?? true
  } catch (error) {
    if (!(error instanceof NotABoolean)) throw error
    return refuse({ kind: 'parameterMapping' })
  }
}

function refuse(refusal: FrameworkRefusal): never {
  throw new FrameworkError(refusal, 'controller')
}
