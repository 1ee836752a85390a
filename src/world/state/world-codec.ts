import { type Pace, paces } from '../../domain/pace.js'
import { type Storage, storages } from '../../domain/storage.js'
import type { ClockMode } from '../clock.js'
import type { SeedState } from '../seed.js'
import { type Codec, list, nullable, optional, pair, shape, variants, word } from './codec.js'
import { DocumentPool } from './document-pool.js'
import { faultsState } from './fault-codecs.js'
import { indexFacts } from './index-codec.js'
import { clusterMetadata, globalState } from './metadata-codecs.js'
import { Pool } from './pool.js'
import { instant, real, text, whole } from './scalars.js'
import { apiKey, rememberedRun, repositoriesState, run } from './search-codecs.js'
import { conditionSet, heldGates, plansState } from './wish-codecs.js'
import { ofEachApp, type SettingFacts, stateFormat, type WorldMemory } from './world-memory.js'
import { clusterSettings, zeebeState } from './zeebe-codecs.js'

const settingFacts = shape<SettingFacts>({
  camunda: text,
  storage: word<Storage>(...storages),
  partitionsCount: whole(1),
  repository: nullable(text),
  pace: word<Pace>(...paces)
})

/** The slowest and the fastest that time may run. */
const factor = real(Number.MIN_VALUE)

const clockMode = variants<ClockMode>('mode', {
  real: shape<ClockMode>({ mode: word('real') }),
  scaled: shape<ClockMode & { mode: 'scaled' }>({ mode: word('scaled'), factor }),
  manual: shape<ClockMode>({ mode: word('manual') })
})

/** For one world, to be written or to be read once. */
export function worldCodec(): Codec<WorldMemory> {
  const documents = new DocumentPool()
  const indices = new Pool(indexFacts(documents.documents), 'known indices')
  const globalStates = new Pool(globalState, 'known global states')
  return shape<WorldMemory>({
    format: whole(stateFormat, stateFormat),
    setting: settingFacts,
    clock: shape<WorldMemory['clock']>({ mode: clockMode, nowMs: instant }),
    seed: shape<SeedState>({ text, drawn: list(pair(text, whole())) }),
    conditions: conditionSet,
    plans: plansState,
    gates: heldGates,
    // Each before everything that refers to it.
    knownDocuments: documents.all,
    knownIndices: indices.all,
    knownGlobalStates: optional(globalStates.all),
    indices: shape<WorldMemory['indices']>({ present: indices.references }),
    metadata: optional(clusterMetadata),
    apiKeys: optional(list(apiKey)),
    repositories: repositoriesState(indices, globalStates),
    runs: list(run(indices)),
    apps: shape<WorldMemory['apps']>(ofEachApp(() => list(list(rememberedRun)))),
    zeebe: zeebeState,
    cluster: clusterSettings,
    faults: faultsState
  })
}
