/** The vendors' own clients at the door of a world: one interface for both majors of each. */
import * as elasticsearch8 from 'elasticsearch-8'
import * as elasticsearch9 from 'elasticsearch-9'
import * as opensearch2 from 'opensearch-2'
import * as opensearch3 from 'opensearch-3'
import type { Test } from 'tap'
import type { BackupMock } from '../../src/index.js'

interface SnapshotName {
  readonly repository: string
  readonly snapshot: string
}

/** What a list and a waiting creation tell of a snapshot. */
export interface ToldSnapshot {
  readonly snapshot: string
  readonly state?: string
}

/** What a test asks of either major of `@elastic/elasticsearch`; the clients are checked against it. */
export interface ElasticsearchClient {
  ping(): Promise<boolean>
  info(): Promise<{ version: { number: string } }>
  close(): Promise<void>
  snapshot: {
    createRepository(asked: {
      name: string
      verify?: boolean
      repository: { type: 'fs'; settings: { location: string; compress?: boolean } }
    }): Promise<object>
    getRepository(asked?: { name?: string }): Promise<object>
    verifyRepository(asked: { name: string }): Promise<{ nodes: object }>
    cleanupRepository(asked: { name: string }): Promise<object>
    deleteRepository(asked: { name: string }): Promise<object>
    create(
      asked: SnapshotName & {
        wait_for_completion?: boolean
        indices?: string | string[]
        ignore_unavailable?: boolean
        include_global_state?: boolean
        feature_states?: string[]
        metadata?: Record<string, string>
      }
    ): Promise<{ accepted?: boolean; snapshot?: ToldSnapshot }>
    get(
      asked: SnapshotName & {
        size?: number
        after?: string
        offset?: number
        sort?: 'name' | 'start_time'
        order?: 'asc' | 'desc'
        verbose?: boolean
        index_details?: boolean
        ignore_unavailable?: boolean
      },
      options?: { ignore?: number[] }
    ): Promise<{ snapshots?: ToldSnapshot[]; total: number; remaining: number; next?: string }>
    status(asked?: { repository?: string; snapshot?: string }): Promise<object>
    clone(asked: SnapshotName & { target_snapshot: string; indices: string }): Promise<object>
    delete(asked: SnapshotName, options?: { ignore?: number[] }): Promise<object>
    restore(
      asked: SnapshotName & {
        wait_for_completion?: boolean
        indices?: string
        rename_pattern?: string
        rename_replacement?: string
        include_aliases?: boolean
      }
    ): Promise<object>
  }
  indices: {
    create(asked: {
      index: string
      settings?: { number_of_shards: number }
      aliases?: Record<string, object>
    }): Promise<object>
    exists(asked: { index: string }): Promise<boolean>
    existsAlias(asked: { name: string }): Promise<boolean>
    recovery(asked: { index: string }): Promise<object>
    close(asked: { index: string }): Promise<object>
    delete(asked: { index: string }): Promise<object>
  }
  cat: {
    snapshots(asked: { repository: string; format?: 'json'; h?: string[] }): Promise<unknown>
  }
  cluster: {
    health(asked: { wait_for_status?: 'yellow'; timeout?: string }): Promise<{ status: string }>
    putSettings(asked: { persistent: Record<string, boolean> }): Promise<object>
  }
}

interface Reply<Body> {
  readonly body: Body
  readonly statusCode: number | null
}

/** What a test asks of either major of `@opensearch-project/opensearch`; the clients are checked against it. */
export interface OpenSearchClient {
  ping(): Promise<Reply<boolean>>
  info(): Promise<Reply<{ version: { number: string; distribution?: string } }>>
  close(): Promise<void>
  snapshot: {
    createRepository(asked: {
      repository: string
      body: { type: string; settings: { location: string; compress?: boolean } }
    }): Promise<Reply<object>>
    getRepository(asked: { repository: string }): Promise<Reply<object>>
    verifyRepository(asked: { repository: string }): Promise<Reply<{ nodes: object }>>
    cleanupRepository(asked: { repository: string }): Promise<Reply<object>>
    deleteRepository(asked: { repository: string }): Promise<Reply<object>>
    create(
      asked: SnapshotName & {
        wait_for_completion?: boolean
        body?: {
          indices?: string
          include_global_state?: boolean
          ignore_unavailable?: boolean
          metadata?: Record<string, string>
        }
      }
    ): Promise<Reply<object>>
    get(
      asked: SnapshotName & {
        verbose?: boolean
        ignore_unavailable?: boolean
        cluster_manager_timeout?: string
      },
      options?: { ignore?: number[] }
    ): Promise<Reply<object>>
    status(asked?: { repository?: string; snapshot?: string }): Promise<Reply<object>>
    clone(
      asked: SnapshotName & { target_snapshot: string; body: { indices: string } }
    ): Promise<Reply<object>>
    delete(asked: SnapshotName, options?: { ignore?: number[] }): Promise<Reply<object>>
    restore(
      asked: SnapshotName & {
        wait_for_completion?: boolean
        body?: {
          indices?: string
          rename_pattern?: string
          rename_replacement?: string
          include_aliases?: boolean
        }
      }
    ): Promise<Reply<object>>
  }
  indices: {
    create(asked: {
      index: string
      body?: { settings?: { number_of_shards: number }; aliases?: Record<string, object> }
    }): Promise<Reply<object>>
    exists(asked: { index: string }): Promise<Reply<boolean>>
    existsAlias(asked: { name: string }): Promise<Reply<boolean>>
    recovery(asked: { index: string }): Promise<Reply<object>>
    delete(asked: { index: string }): Promise<Reply<object>>
  }
  cat: {
    snapshots(asked: { repository: string; format?: 'json'; h?: string[] }): Promise<Reply<unknown>>
  }
  cluster: {
    health(asked: {
      wait_for_status?: 'yellow'
      timeout?: string
    }): Promise<Reply<{ status: string }>>
  }
}

export type ElasticsearchMajor = 8 | 9
export type OpenSearchMajor = 2 | 3

interface Place {
  readonly node: string
  readonly maxRetries: number
}

const elasticsearchMajors: Record<ElasticsearchMajor, (place: Place) => ElasticsearchClient> = {
  8: place => new elasticsearch8.Client(place),
  9: place => new elasticsearch9.Client(place)
}
const openSearchMajors: Record<OpenSearchMajor, (place: Place) => OpenSearchClient> = {
  2: place => new opensearch2.Client(place),
  3: place => new opensearch3.Client(place)
}

/** The classes of their errors, which their users compare with `instanceof`. */
export const clientErrors = {
  elasticsearch: { 8: elasticsearch8.errors, 9: elasticsearch9.errors },
  opensearch: { 2: opensearch2.errors, 3: opensearch3.errors }
} as const

/** Tries once, so that an error is the door's own answer. */
export function elasticsearchClient(
  t: Test,
  major: ElasticsearchMajor,
  node: string
): ElasticsearchClient {
  const client = elasticsearchMajors[major]({ node, maxRetries: 0 })
  t.teardown(() => client.close())
  return client
}

/** Tries once, so that an error is the door's own answer. */
export function openSearchClient(t: Test, major: OpenSearchMajor, node: string): OpenSearchClient {
  const client = openSearchMajors[major]({ node, maxRetries: 0 })
  t.teardown(() => client.close())
  return client
}

/** A world with a search engine behind a door of its own: its address. */
export async function searchDoor(
  mock: BackupMock,
  engine: string,
  set: Readonly<Record<string, string>> = {}
): Promise<string> {
  const storage = engine.startsWith('opensearch') ? 'opensearch' : 'elasticsearch'
  const time = { clock: 'manual', startAt: '2001-02-03T04:05:06Z' } as const
  const world = await mock.world({ searchEngine: engine, storage, set, ...time, doors: true })
  return world.url('elasticsearch')
}

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return { unexpected: await call }
  } catch (error) {
    return error
  }
}
