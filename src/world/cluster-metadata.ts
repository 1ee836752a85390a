import type { GlobalState } from '../domain/global-state.js'
import { seedTemplates } from '../domain/seed-templates.js'
import type { SnapshotPlan } from '../domain/snapshot.js'

export interface ClusterMetadataState {
  /** Absent where nobody has changed what a world begins with. */
  readonly global?: GlobalState
  /** Flat. */
  readonly transient: Readonly<Record<string, string>>
}

/** What the cluster knows beside its indices: its settings and its templates. */
export class ClusterMetadata {
  readonly #version: string
  readonly #onChange: () => void
  #initial: GlobalState | undefined
  #changed: GlobalState | undefined
  #transient: Readonly<Record<string, string>> = {}

  /**
   * @param version - of the release, for the templates that a world begins with.
   * @param onChange - called when the global state is another; waiting snapshots will hold that.
   */
  constructor(version: string, onChange: () => void = () => {}) {
    this.#version = version
    this.#onChange = onChange
  }

  /** What a snapshot would hold now; made when somebody first looks. */
  get global(): GlobalState {
    return this.#changed ?? this.initial
  }

  /** @param state - `undefined` for what a world begins with. */
  set global(state: GlobalState | undefined) {
    this.#changed = state
    this.#onChange()
  }

  /** The global state, where it is not what a world begins with. */
  get changed(): GlobalState | undefined {
    return this.#changed
  }

  get transient(): Readonly<Record<string, string>> {
    return this.#transient
  }

  set transient(settings: Readonly<Record<string, string>>) {
    this.#transient = settings
  }

  /** A setting as it was set, the transient one first; `undefined` while the default holds. */
  setting(key: string): string | undefined {
    return this.#transient[key] ?? this.#changed?.settings[key]
  }

  reset(): void {
    this.#changed = undefined
    this.#transient = {}
  }

  /** `undefined` where there is nothing to remember. */
  get state(): ClusterMetadataState | undefined {
    const global = this.#changed
    const transient = this.#transient
    if (global === undefined && Object.keys(transient).length === 0) return undefined
    return { transient, ...(global !== undefined && { global }) }
  }

  /** Takes over what another had; snapshots that wait hold theirs already. */
  restore(state: ClusterMetadataState | undefined): void {
    this.#changed = state?.global
    this.#transient = state?.transient ?? {}
  }

  /** What a world begins with. */
  get initial(): GlobalState {
    this.#initial ??= {
      settings: {},
      templates: { index: seedTemplates(this.#version), component: {}, legacy: {} }
    }
    return this.#initial
  }
}

/** What a snapshot that begins now holds of the global state. */
export function heldState(
  { includeGlobalState }: { readonly includeGlobalState: boolean },
  { changed }: ClusterMetadata
): { readonly globalState?: GlobalState } {
  return includeGlobalState && changed !== undefined ? { globalState: changed } : {}
}

/** A plan that has not begun, with what it will hold as things stand. */
export function withStateOf(metadata: ClusterMetadata, plan: SnapshotPlan): SnapshotPlan {
  return { ...plan, globalState: heldState(plan, metadata).globalState }
}
