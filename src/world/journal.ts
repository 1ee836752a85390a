import type { ConditionSet } from '../domain/conditions.js'
import type { InstantMs } from '../domain/instant.js'
import type { JournalEntry } from '../domain/journal-entry.js'
import { isMeant, type JournalFilter } from '../domain/journal-filter.js'
import { type Verdict, type Verification, verify } from '../domain/journal-verification.js'
import { BoundedLog } from './bounded-log.js'
import { type ExchangeCount, JournalCounts } from './journal-counts.js'
import { backupIdOf, hadEffect, readRecording } from './journal-reading.js'
import { bytesOf, type Recording } from './recording.js'

export interface JournalLimits {
  /** 10,000 unless told otherwise. */
  readonly entriesMax: number
  /** 16 MiB unless told otherwise; of what entries hold, roughly. */
  readonly bytesMax: number
}

export const journalLimits: JournalLimits = { entriesMax: 10_000, bytesMax: 16_777_216 }

export interface JournalPage {
  /** From the oldest to the newest. */
  readonly entries: readonly JournalEntry[]
  /** How many were meant, shown or not. */
  readonly total: number
  /** How many old ones had to make room since the journal was cleared. */
  readonly dropped: number
}

/** How things stood when an exchange ended. */
export interface Ending {
  readonly endMs: InstantMs
  readonly conditions: ConditionSet
  /** The plans that decided what became of the backup that was asked for. */
  readonly plansBehind?: (recording: Recording) => readonly string[]
}

/**
 * Every request and its answer. Bounded by number and by bytes: the oldest make room.
 *
 * Taking note is cheap, for nothing is decoded, redacted or worded before somebody reads it.
 */
export class Journal {
  readonly limits: JournalLimits
  readonly #release: string
  readonly #kept = new BoundedLog<Recording>()
  readonly #counts = new JournalCounts()
  readonly #listeners = new Set<(entry: JournalEntry) => void>()
  /** Counts how often everything was forgotten, so that what is under way then is not counted later. */
  #life = 1
  #lastId = 0
  /** The id of the last one that had to make room. */
  #lastDroppedId = 0
  #bytes = 0
  #dropped = 0

  /** @param release - whose answers these are; a part of every reason. */
  constructor(release: string, limits: JournalLimits = journalLimits) {
    this.#release = release
    this.limits = limits
  }

  /** Takes down a request that has come; what is learned later is written into the recording. */
  begin(recording: Recording): void {
    this.#lastId += 1
    recording.id = this.#lastId
    recording.life = this.#life
    recording.bytes = bytesOf(recording)
    this.#kept.push(recording)
    this.#bytes += recording.bytes
    this.#makeRoom()
  }

  /** Closes an exchange, once: it is counted, and whoever listens is told. Nothing where it was forgotten since. */
  settle(recording: Recording, ending: Ending): void {
    if (recording.endMs !== undefined || recording.life !== this.#life) return
    recording.endMs = ending.endMs
    recording.conditions = ending.conditions
    const { product, operation } = recording
    const backupId = backupIdOf(recording)
    if (backupId !== undefined) {
      recording.backupId = backupId
      recording.plans = ending.plansBehind?.(recording) ?? []
    }
    this.#counts.add({ product, operation, backupId }, hadEffect(recording))
    this.#weigh(recording)
    if (this.#listeners.size === 0) return
    const entry = readRecording(recording, this.#release)
    for (const listener of this.#listeners) listener(entry)
  }

  /** What is meant by a filter; of more than `limit` the newest. */
  list(filter: JournalFilter = {}, limit = Number.POSITIVE_INFINITY): JournalPage {
    const dropped = this.#dropped
    const newest = <T>(all: readonly T[]) => all.slice(Math.max(0, all.length - limit))
    if (Object.values(filter).every(it => it === undefined)) {
      const kept = this.#kept.all()
      const entries = newest(kept).map(it => readRecording(it, this.#release))
      return { entries, total: kept.length, dropped }
    }
    const meant = this.#read().filter(entry => isMeant(filter, entry))
    return { entries: newest(meant), total: meant.length, dropped }
  }

  verify(wish: Verification): Verdict {
    return verify(this.#read(), wish)
  }

  /** Attempts and effects since the journal was cleared, of dropped entries too. */
  counts(): { readonly counts: readonly ExchangeCount[]; readonly uncounted: number } {
    return { counts: this.#counts.list(), uncounted: this.#counts.uncounted }
  }

  /**
   * Tells of every exchange as it ends.
   *
   * @returns ends it.
   */
  listen(listener: (entry: JournalEntry) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Forgets all entries and counts. Ids go on, so that `since` keeps its meaning. */
  clear(): void {
    this.#kept.clear()
    this.#life += 1
    this.#counts.clear()
    this.#bytes = 0
    this.#dropped = 0
  }

  /** As if nobody had ever asked for anything; whoever listens goes on listening. */
  reset(): void {
    this.clear()
    this.#lastId = 0
    this.#lastDroppedId = 0
  }

  #read(): JournalEntry[] {
    return this.#kept.all().map(it => readRecording(it, this.#release))
  }

  #weigh(recording: Recording): void {
    if (recording.id <= this.#lastDroppedId) return
    const before = recording.bytes
    recording.bytes = bytesOf(recording)
    this.#bytes += recording.bytes - before
    this.#makeRoom()
  }

  #makeRoom(): void {
    const { entriesMax, bytesMax } = this.limits
    while (this.#kept.length > entriesMax || this.#bytes > bytesMax) {
      const oldest = this.#kept.shift()
      if (oldest === undefined) return
      this.#bytes -= oldest.bytes
      this.#lastDroppedId = oldest.id
      this.#dropped += 1
    }
  }
}
