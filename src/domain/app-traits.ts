/**
 * How an application behaves that keeps its backups as snapshots: what the switches of its release come to,
 * in the terms in which backups are taken, looked up and deleted.
 */
import type { IncompleteRule } from './history-state.js'
import type { Profile } from './profile/profile.js'
import type { LastAfter } from './run.js'
import type { BackupApp } from './snapshot-name.js'
import type { TextIdRule } from './text-id.js'

export interface AppTraits {
  /** Snapshots of one backup. */
  readonly parts: number
  /** Whether a part waits for the one before it, or all begin at once. */
  readonly inTurn: boolean
  /** Idle milliseconds between two parts that are taken in turn. */
  readonly gapMs: number
  /** The part after which the run is forgotten; 0 for none. */
  readonly stopsAfterPart: number
  readonly verdict: 'history' | 'optimize'
  /** What a missing part means; asked by `history` verdicts only. */
  readonly incomplete: IncompleteRule
  readonly incompleteTimeoutMs: number
  /** Whether an INCOMPATIBLE part is asked for; asked by `history` verdicts only. */
  readonly knowsIncompatible: boolean
  /** The state of a backup with more snapshots than expected. */
  readonly tooManyParts: 'FAILED' | 'INCOMPLETE'
  /** Which parts keep the remaining ones from being taken. */
  readonly lastAfter: LastAfter
  /** The least id that is a number; a smaller one is refused. */
  readonly idMin: bigint
  /** What an id that is a text may hold. */
  readonly textIds: TextIdRule
  /** Whether a path id is held against `idMin` too; Optimize looks at it on create only. */
  readonly checksPathId: boolean
  /** What GET and list ask Elasticsearch first, and so what they complain of when it is away. */
  readonly readsAskFor: 'repository' | 'snapshots'
  /** Until when another start is refused; Optimize hands everything over at once and never does. */
  readonly busyWhile: 'waiting' | 'running' | 'never'
  /** `newest`: the latest backup and its latest part first. `hash`: in the order of a Java map. */
  readonly listOrder: 'newest' | 'hash' | 'idAscending' | 'idDescending'
  /** Whether the list takes `verbose` and `pattern`; ignored where not. */
  readonly listFilters: boolean
  /** Whether id and number stand in the snapshots' metadata, or in their names only. */
  readonly writesMetadata: boolean
  readonly includesGlobalState: boolean
  /** Whether DELETE finds only the snapshots that the running version would have made. */
  readonly deletesOwnVersionOnly: boolean
  /** Whether DELETE of nothing is refused. */
  readonly deleteNeedsBackup: boolean
  /** Milliseconds from the answer to a DELETE to the end of the snapshots. */
  readonly deleteDelayMs: number
  /** Milliseconds after a start in which GET does not find it. */
  readonly registrationGapMs: number
  /** How an empty answer of Elasticsearch to GET is taken; as trouble with the store also by a list. */
  readonly unknownId: 'unknown' | 'crash' | 'store trouble'
  /** Whether more snapshots than parts are an error and no state; then names need not look like parts. */
  readonly refusesTooMany: boolean
  /** Whether a repository that was registered without `location` cannot be read. */
  readonly needsLocation: boolean
  /** Whether a start is refused while an index of the applications is missing. */
  readonly needsIndices: boolean
  /** What a list that leaves the snapshots unread makes of a healthy backup. */
  readonly unreadVerdict: 'right' | 'failed'
  /** Milliseconds of a part after which the client of Elasticsearch gives up; 0 for never. */
  readonly socketTimeoutMs: number
  readonly onSocketTimeout: 'fails' | 'polls' | 'stuck'
  /** Whether snapshots are called by a name within a name. */
  readonly doubledNames: boolean
}

const known = new WeakMap<Profile, Map<BackupApp, AppTraits>>()

/** The traits of one application in a resolved release: one value, which all its worlds share. */
export function appTraits(app: BackupApp, profile: Profile): AppTraits {
  const byApp = known.get(profile) ?? new Map<BackupApp, AppTraits>()
  const traits = byApp.get(app) ?? traitsIn(app, profile)
  known.set(profile, byApp.set(app, traits))
  return traits
}

function traitsIn(app: BackupApp, profile: Profile): AppTraits {
  switch (app) {
    case 'operate':
      return historyTraits(profile.operate)
    case 'tasklist':
      return historyTraits(profile.tasklist)
    case 'webapps':
      return webappsTraits(profile.webapps)
    default:
      return optimizeTraits(profile.optimize)
  }
}

/** What the applications share until their switches say otherwise. */
const shared = {
  inTurn: true,
  verdict: 'history',
  checksPathId: true,
  readsAskFor: 'snapshots',
  textIds: 'history',
  writesMetadata: true,
  includesGlobalState: true,
  unknownId: 'unknown',
  refusesTooMany: false,
  needsLocation: false,
  needsIndices: false,
  unreadVerdict: 'right',
  socketTimeoutMs: 0,
  onSocketTimeout: 'polls',
  doubledNames: false,
  deleteDelayMs: 0,
  deleteNeedsBackup: false,
  deletesOwnVersionOnly: false
} as const satisfies Partial<AppTraits>

/** Operate and Tasklist: six parts, one after another. */
function historyTraits(it: Profile['operate'] | Profile['tasklist']): AppTraits {
  return {
    ...shared,
    parts: 6,
    gapMs: it.partsGapMs,
    stopsAfterPart: it.stopsAfterPart,
    incomplete: it.incomplete,
    incompleteTimeoutMs: it.incompleteTimeoutSeconds * 1_000,
    knowsIncompatible: it.knowsIncompatible,
    tooManyParts: it.tooManyParts,
    lastAfter: it.partialStopsQueue ? 'imperfect' : 'failed',
    idMin: 0n,
    busyWhile: it.busyWhile,
    listOrder: 'newest',
    listFilters: it.listFilters,
    deletesOwnVersionOnly: it.deleteByOwnVersionOnly,
    deleteNeedsBackup: it.unknownDelete === '404',
    registrationGapMs: it.registrationGapMs,
    unknownId: it.unknownId === '404' ? 'unknown' : 'crash',
    socketTimeoutMs: it.socketTimeoutMs,
    onSocketTimeout: it.onSocketTimeout,
    doubledNames: it.doubledNames
  }
}

/** The web applications as one: as many parts as there are groups of indices, and ids above zero. */
function webappsTraits(it: Profile['webapps']): AppTraits {
  return {
    ...shared,
    parts: it.parts,
    gapMs: it.partsGapMs,
    stopsAfterPart: it.stopsAfterPart,
    incomplete: it.incomplete,
    incompleteTimeoutMs: it.incompleteTimeoutSeconds * 1_000,
    knowsIncompatible: it.knowsIncompatible,
    tooManyParts: 'FAILED',
    lastAfter: it.partialStopsQueue ? 'imperfect' : 'failed',
    idMin: 1n,
    busyWhile: it.busyWhile,
    listOrder: it.listOrder === 'newest' ? 'newest' : 'idDescending',
    listFilters: true,
    needsLocation: it.needsLocation,
    needsIndices: true,
    unreadVerdict: it.verboseFalseVerdict,
    deleteNeedsBackup: true,
    deleteDelayMs: it.deleteDelayMs,
    registrationGapMs: it.registrationGapMs
  }
}

/** Optimize: two parts, and a verdict of its own. */
function optimizeTraits(it: Profile['optimize']): AppTraits {
  return {
    ...shared,
    parts: 2,
    inTurn: it.partsMode === 'sequential',
    gapMs: it.partsGapMs,
    stopsAfterPart: 0,
    verdict: 'optimize',
    incomplete: 'immediate',
    incompleteTimeoutMs: 0,
    knowsIncompatible: true,
    tooManyParts: 'FAILED',
    // Part 2 is asked for once part 1 is over, however it went. Source: Optimize inside camunda/camunda, newest.
    lastAfter: 'none',
    idMin: 0n,
    textIds: 'optimize',
    checksPathId: false,
    readsAskFor: 'repository',
    busyWhile: 'never',
    listOrder: it.listOrder === 'hashmap' ? 'hash' : 'idAscending',
    listFilters: false,
    writesMetadata: false,
    includesGlobalState: false,
    unknownId: it.missingSnapshots === '404' ? 'unknown' : 'store trouble',
    refusesTooMany: it.idType === 'text',
    needsLocation: it.needsLocation,
    registrationGapMs: it.registrationGapMs
  }
}
