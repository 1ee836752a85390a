/** What may be switched against the release, and what the release has by itself. */
import {
  accepted,
  done,
  es,
  everywhere,
  failed,
  holds,
  index,
  noSnapshot,
  os,
  type Row,
  snapshot
} from '../../../support/contract.js'

const empty = { status: 200, like: { snapshots: [] } }
const taken = (type: string) =>
  failed(
    400,
    type,
    '[backups:one] Invalid snapshot name [one], snapshot with the same name already exists'
  )
const vendor = { accept: 'application/vnd.elasticsearch+json; compatible-with=9' }

const rows: readonly Row[] = [
  {
    engines: everywhere,
    switches: { 'elasticsearch.emptyPattern': '200' },
    ask: ['GET', '/_snapshot/backups/no*'],
    ...empty,
    why: 'a pattern may match nothing'
  },
  {
    engines: [...everywhere, 'elasticsearch:8.16'],
    switches: { 'elasticsearch.emptyPattern': '404' },
    ask: ['GET', '/_snapshot/backups/no*'],
    ...noSnapshot('no*'),
    why: 'a pattern may not'
  },
  ...(['snapshot_name_already_in_use_exception', 'invalid_snapshot_name_exception'] as const).map(
    (type): Row => ({
      engines: everywhere,
      switches: { 'elasticsearch.duplicateType': type },
      given: [snapshot('one')],
      ask: snapshot('one'),
      ...taken(type),
      why: 'a taken name'
    })
  ),
  {
    engines: everywhere,
    switches: { 'elasticsearch.destructiveRequiresName': 'true' },
    ask: ['DELETE', '/*'],
    ...failed(
      400,
      'illegal_argument_exception',
      'Wildcard expressions or all indices are not allowed'
    ),
    why: 'a name is required'
  },
  {
    engines: everywhere,
    switches: { 'elasticsearch.destructiveRequiresName': 'false' },
    given: [index('a')],
    ask: ['DELETE', '/*'],
    ...done,
    why: 'none is required'
  },
  {
    engines: es('8.1', '8.17', '9.0'),
    switches: { 'elasticsearch.compat9': 'accept' },
    ask: ['GET', '/', undefined, vendor],
    status: 200,
    headers: { 'content-type': 'application/vnd.elasticsearch+json;compatible-with=9' },
    why: 'clients of nine are served'
  },
  {
    engines: es('8.1', '8.17', '9.0'),
    switches: { 'elasticsearch.compat9': 'reject' },
    ask: ['GET', '/', undefined, vendor],
    status: 400,
    like: { error: { type: 'media_type_header_exception' } },
    why: 'clients of nine are refused'
  },
  {
    engines: everywhere,
    switches: { 'elasticsearch.concurrentSnapshotsMax': '1' },
    ask: snapshot('one'),
    ...accepted,
    why: 'the limit is not passed'
  },
  {
    engines: ['elasticsearch:8.17', 'elasticsearch:9', 'opensearch:2', 'opensearch:3'],
    ask: ['GET', '/_snapshot?filter_path=*.type'],
    status: 200,
    body: { backups: { type: 's3' } },
    why: 'the repository that the applications are configured with is there'
  },
  {
    engines: os('2.19'),
    ask: ['GET', '/?filter_path=version.number'],
    status: 200,
    body: { version: { number: '2.19.2' } },
    why: 'a release without a patch is the newest known'
  }
]

holds(rows)
