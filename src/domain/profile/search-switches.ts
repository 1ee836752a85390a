/**
 * The search engine beside Camunda. What its own release decides is `engine`; anything else is set against it.
 */
import { count, words } from './switch.js'

export const searchSwitches = {
  emptyPattern: words(['engine', '200', '404'], [['8.1', 'engine']], {
    help: 'GET of a snapshot pattern that matches nothing: an empty list, or a missing snapshot',
    source: 'elastic/elasticsearch, GetSnapshotsRequest since 8.16; camunda/camunda#29624'
  }),
  duplicateType: words(
    ['engine', 'snapshot_name_already_in_use_exception', 'invalid_snapshot_name_exception'],
    [['8.1', 'engine']],
    { help: 'the type of a taken snapshot name', source: 'Elasticsearch release notes, 8.2' }
  ),
  destructiveRequiresName: words(['engine', 'true', 'false'], [['8.1', 'engine']], {
    help: 'whether indices are deleted by full name only',
    source: 'Elasticsearch release notes, 8.0'
  }),
  compat9: words(['engine', 'reject', 'accept'], [['8.1', 'engine']], {
    help: 'what becomes of clients that ask for the media types of major 9',
    source: 'Elasticsearch documentation, REST API compatibility'
  }),
  concurrentSnapshotsMax: count({ min: 1, max: 100_000 }, [['8.1', 1_000]], {
    help: 'how many snapshots may run at once',
    source: 'Elasticsearch documentation, snapshot.max_concurrent_operations'
  })
}
