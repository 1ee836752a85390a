/** What clients send to backup endpoints. Handlers read it as the originals do; these say what is meant. */
import { type TSchema, Type } from '@sinclair/typebox'
import { Long } from './schema.js'

const ids = {
  text: Type.String({ description: 'The id of the backup; any text' }),
  int32: Type.Integer({ format: 'int32', description: 'The id of the backup, of 32 bits' }),
  int64: Type.Unsafe<bigint>({ ...Long, description: 'The id of the backup, of 64 bits' })
} as const satisfies Record<string, TSchema>

const tenant = Type.Optional(
  Type.String({ description: 'The physical tenant; all of them where blank' })
)

/** The body of a start. */
export function startBody(range: keyof typeof ids) {
  return Type.Object({ backupId: ids[range] })
}

/** The body of a start of Zeebe's, where the cluster may choose the id by itself. */
export const idlessStartBody = Type.Object({ backupId: Type.Optional(ids.int64) })

/** The parameters of a list of backups. */
export function listQuery({ verboseIsDue = false, pattern = true } = {}) {
  const verbose = Type.Boolean({
    description: 'Whether details of the parts are told; true where absent'
  })
  return Type.Object({
    verbose: verboseIsDue ? verbose : Type.Optional(verbose),
    ...(pattern && {
      pattern: Type.Optional(
        Type.String({ maxLength: 20, description: 'The beginning of ids, with `*` at its end' })
      )
    })
  })
}

/** The parameters of a pause. */
export function exportingQuery({
  soft,
  tenants
}: {
  readonly soft: boolean
  readonly tenants: boolean
}) {
  return Type.Object({
    ...(soft && {
      soft: Type.Optional(
        Type.Boolean({
          description: 'Goes on exporting, and acknowledges nothing; false where absent'
        })
      )
    }),
    ...(tenants && { physicalTenant: tenant })
  })
}

/** The parameter of operations that are about one physical tenant or all. */
export const tenantQuery = Type.Object({ physicalTenant: tenant })

/** The body that may come with an exporter's enabling. */
export const EnableExporter = Type.Object({
  initializeFrom: Type.Optional(
    Type.String({ description: 'The exporter whose positions are taken over' })
  )
})
