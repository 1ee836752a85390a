/** Elasticsearch, beside which every release of Camunda stands. */
import { count, flag, words } from './switch.js'

export const searchSwitches = {
  emptyPattern: words(['200', '404'], [['8.1', '200']], {
    help: 'GET of a snapshot pattern that matches nothing: an empty list, or a missing snapshot',
    source: 'elastic/elasticsearch, GetSnapshotsRequest since 8.16; camunda/camunda#29624'
  }),
  duplicateType: words(
    ['snapshot_name_already_in_use_exception', 'invalid_snapshot_name_exception'],
    [['8.1', 'snapshot_name_already_in_use_exception']],
    { help: 'the type of a taken snapshot name', source: 'Elasticsearch release notes, 8.2' }
  ),
  destructiveRequiresName: flag([['8.1', true]], {
    help: 'whether indices are deleted by full name only',
    source: 'Elasticsearch release notes, 8.0'
  }),
  compat9: words(['reject', 'accept'], [['8.1', 'reject']], {
    help: 'what becomes of clients that ask for the media types of major 9',
    source: 'Elasticsearch documentation, REST API compatibility'
  }),
  concurrentSnapshotsMax: count({ min: 1, max: 100_000 }, [['8.1', 1_000]], {
    help: 'how many snapshots may run at once',
    source: 'Elasticsearch documentation, snapshot.max_concurrent_operations'
  })
}
