import type { Kind, Plain } from './kinds.js'

/** A row of the table of settings. */
export interface Setting<T extends Plain = Plain, D extends Plain | null = Plain | null> {
  readonly kind: Kind<T>
  /** `null` when the setting is unset by default, or when other settings decide. */
  readonly default: D
  /** What help says of the default where the value itself does not say enough. */
  readonly otherwise?: string
  readonly help: string
  /** False for what makes no sense inside a file. */
  readonly inFile?: false
  /** Whether the value is shown to nobody: neither by `--print-config` nor in a complaint. */
  readonly secret?: true
}

/** What is shown in the place of a secret. */
export const hidden = '(secret)'

/** A row, with its default checked against its kind. */
export function setting<T extends Plain, const D extends T | null>(
  row: Setting<T, D>
): Setting<T, D> {
  return row
}
