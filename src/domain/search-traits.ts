/** What differs between the search engines that hold the snapshots, and between their releases. */

import type { Profile } from './profile/profile.js'

/** What a release is built as. */
export interface SearchRow {
  /** The release as `GET /` prints it. */
  readonly number: string
  /** What a snapshot says of the version that took it. */
  readonly snapshotVersion: { readonly id: number; readonly text: string }
  readonly build: {
    readonly flavor: string
    readonly type: string
    readonly hash: string
    readonly date: string
    readonly lucene: string
    readonly wireCompatibility: string
    readonly indexCompatibility: string
  }
}

export interface SearchTraits extends SearchRow {
  /** What a snapshot pattern that matches nothing means on GET: an empty list, or a missing snapshot. */
  readonly emptyPattern: 'empty' | 'missing'
  /** Whether a taken snapshot name has an exception type of its own. */
  readonly duplicateType: 'name-in-use' | 'name-invalid'
  /** The default of `action.destructive_requires_name`: whether indices are deleted by full name only. */
  readonly destructiveRequiresName: boolean
  /** The majors accepted in `compatible-with=`, the product's own first. */
  readonly compatibleWith: readonly [number, number]
  /** How many snapshots may run at once. */
  readonly concurrentSnapshotsMax: number
}

/**
 * One row per release. Sources: Elasticsearch's documentation of 8.17 (the versions of snapshots), its
 * `GetSnapshotsRequest` since 8.16 (an unmatched pattern is an empty list), and its release notes of 8.0
 * (destructive actions need a name) and 8.2 (the type of a taken name). Not verified: hash and date of the
 * build, which no client reads, and the file formats' minimum versions.
 */
const rows = {
  'elasticsearch-8.17': {
    number: '8.17.4',
    snapshotVersion: { id: 8_521_000, text: '8.17.0-8.17.4' },
    build: {
      flavor: 'default',
      type: 'docker',
      hash: 'c63c7f5f8ce7d2e4805b7b3d842e7e792d84dda1',
      date: '2025-03-20T15:39:59.811110136Z',
      lucene: '9.12.0',
      wireCompatibility: '7.17.0',
      indexCompatibility: '7.0.0'
    }
  }
} as const satisfies Record<string, SearchRow>

export type SearchRelease = keyof typeof rows

/** The traits of a release, with the switches that may be set against it. */
export function searchTraits(release: SearchRelease, it: Profile['elasticsearch']): SearchTraits {
  return {
    ...rows[release],
    emptyPattern: it.emptyPattern === '200' ? 'empty' : 'missing',
    duplicateType:
      it.duplicateType === 'snapshot_name_already_in_use_exception'
        ? 'name-in-use'
        : 'name-invalid',
    destructiveRequiresName: it.destructiveRequiresName,
    compatibleWith: it.compat9 === 'accept' ? [9, 8] : [8, 7],
    concurrentSnapshotsMax: it.concurrentSnapshotsMax
  }
}
