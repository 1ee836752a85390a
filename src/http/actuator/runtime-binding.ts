/** Arguments of Zeebe's backup operations from 8.8 on, which take texts and make of them what they can. */
import type { FastifyRequest } from 'fastify'
import { type BackupId, backupIdMax } from '../../domain/backup-id.js'
import { defaultTenant } from '../../domain/physical-tenants.js'
import { refuse } from '../../domain/refusal.js'
import { javaInteger } from '../../wire/actuator/binding/java-text.js'
import { InvalidMediaType, parseMediaType } from '../../wire/actuator/binding/media-type.js'
import { consumes } from '../../wire/actuator/binding/negotiation.js'
import { actuatorTypes } from '../../wire/actuator/media-types.js'
import type { ZeebeTraits } from '../../world/zeebe.js'
import { actuatorArgument, actuatorLong, actuatorMembers, queryParameter } from './binding.js'

type Members = ReadonlyMap<string, string | null>

/**
 * Whether the content type chooses the operation that reads a body. Where there is one without parameters
 * beside it, every other type, readable or not, leads to that one.
 */
export function sendsJson({ raw }: FastifyRequest): boolean {
  const contentType = raw.headers['content-type']
  if (!contentType) return false
  try {
    return consumes(parseMediaType(contentType), actuatorTypes.types)
  } catch (error) {
    if (error instanceof InvalidMediaType) return false
    throw error
  }
}

/** The members of a JSON body; none where the body is of another type, which is not read. */
export async function jsonMembers(request: FastifyRequest): Promise<Members> {
  return sendsJson(request) ? await actuatorMembers(request) : new Map()
}

/** The id in a start's body, which may be missing: the empty text is no id, either. */
export function optionalId(request: FastifyRequest, members: Members): BackupId | undefined {
  const text = actuatorArgument(request, members, 'backupId')
  return text === undefined || text === '' ? undefined : actuatorLong(text)
}

/** A blank tenant stands for all of them, like none. */
export function tenantIsKnown(tenant: string | undefined): boolean {
  return tenant === undefined || tenant.trim() === '' || tenant === defaultTenant
}

/** Refuses a request for a tenant that is not there, where the release knows tenants at all. */
export function checkTenant(
  request: FastifyRequest,
  { physicalTenants }: ZeebeTraits,
  members: Members = new Map()
): void {
  if (!physicalTenants) return
  const tenant = actuatorArgument(request, members, 'physicalTenant')
  if (tenant === undefined || tenantIsKnown(tenant)) return
  refuse({ code: 'TENANT_UNKNOWN', tenant, known: [defaultTenant] })
}

/** What GET is asked for behind the endpoint. */
export type Selection =
  | { readonly kind: 'state' }
  | { readonly kind: 'prefix'; readonly digits: string }
  | { readonly kind: 'id'; readonly id: BackupId }

/** A number as Java reads it, without the liberties of Spring; `10*` for all ids that begin with 10. */
export function selectionOf(text: string, { stateRead }: ZeebeTraits): Selection {
  if (stateRead && text === 'state') return { kind: 'state' }
  const [, digits] = /^(\d*)\*$/.exec(text) ?? []
  if (digits !== undefined) return { kind: 'prefix', digits }
  const id = javaLong(text)
  return id === undefined ? refuse({ code: 'PREFIX_OR_ID_EXPECTED', text }) : { kind: 'id', id }
}

/** What DELETE is asked for: `state`, or an id, of which the handler or the framework makes a number. */
export function deletionOf(
  request: FastifyRequest<{ Params: { id: string } }>,
  { stateOps, deleteId }: ZeebeTraits
): BackupId | 'state' {
  const text = queryParameter(request, 'id') ?? request.params.id
  if (stateOps && text === 'state') return 'state'
  if (deleteId === 'framework') return actuatorLong(text)
  return javaLong(text) ?? refuse({ code: 'ID_OR_STATE_EXPECTED', text })
}

/** `Long.parseLong`: no white space, no hexadecimal digits; a sign, and digits of any script. */
function javaLong(text: string): BackupId | undefined {
  const value = javaInteger(text, 10)
  if (value === undefined || value > backupIdMax || value < -backupIdMax - 1n) return undefined
  return value
}
