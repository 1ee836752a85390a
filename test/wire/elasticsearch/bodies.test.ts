import { Value } from '@sinclair/typebox/value'
import t from 'tap'
import { RepositoryEntry } from '../../../src/wire/elasticsearch/repository.js'
import { RootInfo } from '../../../src/wire/elasticsearch/root.js'
import { SnapshotInfo } from '../../../src/wire/elasticsearch/snapshot-info.js'
import { SnapshotStatus } from '../../../src/wire/elasticsearch/snapshot-status.js'
import { elasticsearch } from '../../support/elasticsearch.js'

t.test('answers are what their schemas promise', async t => {
  const { call, clock } = await elasticsearch(t)
  await call('PUT', '/_snapshot/backups/one', { metadata: { by: 'me' } })
  for (const advanceMs of [0, 10_000]) {
    clock.advance(advanceMs)
    const { body: list } = await call('GET', '/_snapshot/backups/one?index_details=true&human')
    t.strictSame([...Value.Errors(SnapshotInfo, list.snapshots[0])], [])
    const { body: status } = await call('GET', '/_snapshot/backups/one/_status')
    t.strictSame([...Value.Errors(SnapshotStatus, status.snapshots[0])], [])
  }
  const { body: repositories } = await call('GET', '/_snapshot')
  t.strictSame([...Value.Errors(RepositoryEntry, repositories.backups)], [])
  t.strictSame([...Value.Errors(RootInfo, (await call('GET', '/')).body)], [])
})
