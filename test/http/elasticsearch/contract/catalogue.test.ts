/** Every exception: its type, its status, its reason. */
import {
  endless,
  es,
  everywhere,
  failed,
  failedAs,
  holds,
  illegal,
  index,
  noIndex,
  noRepository,
  noSnapshot,
  os,
  type Row,
  repository,
  snapshot,
  under
} from '../../../support/contract.js'

const taken = (type: string, how: string) =>
  failed(400, type, `[backups:one] Invalid snapshot name [one], snapshot with the same name ${how}`)
const ownType = 'snapshot_name_already_in_use_exception'
const nameType = 'invalid_snapshot_name_exception'

const names: readonly Row[] = (
  [
    [es('8.2', '8.13', '8.17', '9.0'), ownType],
    [[...es('7.17', '8.1'), ...os()], nameType]
  ] as const
).flatMap(([engines, type]): Row[] => [
  {
    engines,
    given: [snapshot('one')],
    ask: snapshot('one'),
    ...taken(type, 'already exists'),
    why: 'a name that is taken'
  },
  {
    engines,
    given: [endless, snapshot('one')],
    ask: snapshot('one'),
    ...taken(type, 'is already in-progress'),
    why: 'a name that is being taken'
  }
])

const usedText = 'trying to modify or unregister repository that is currently used'
const inUse: readonly Row[] = [
  {
    engines: es('8.1', '8.17', '9.0'),
    given: [endless, snapshot('one')],
    ask: ['DELETE', '/_snapshot/backups'],
    ...failed(
      409,
      'repository_conflict_exception',
      `[backups] ${usedText} (snapshot is in progress)`
    ),
    why: 'a repository in which a snapshot runs stays'
  },
  {
    engines: [...es('7.17'), ...os()],
    given: [endless, snapshot('one')],
    ask: ['DELETE', '/_snapshot/backups'],
    ...failed(500, 'illegal_state_exception', usedText),
    why: 'the same, as it was said before and still is in OpenSearch'
  },
  {
    engines: es('8.1', '8.17', '9.0'),
    given: [endless, snapshot('one')],
    ask: repository('backups'),
    ...failed(
      409,
      'repository_conflict_exception',
      `[backups] ${usedText} (snapshot is in progress)`
    ),
    why: 'nor is it modified'
  }
]

const missingRepositories: readonly Row[] = [
  { engines: everywhere, ask: ['GET', '/_snapshot/a'], ...noRepository('a'), why: 'one' },
  {
    engines: es('8.10', '8.17', '9.0'),
    ask: ['GET', '/_snapshot/a,b'],
    ...noRepository('a, b'),
    why: 'several, all of them told'
  },
  {
    engines: [...es('7.17', '8.1'), ...os()],
    ask: ['GET', '/_snapshot/a,b'],
    ...noRepository('a'),
    why: 'several, the first of them told'
  }
]

const others: readonly Row[] = [
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/backups/one'],
    ...noSnapshot('one'),
    why: 'a snapshot that is not there'
  },
  {
    engines: everywhere,
    ask: snapshot('a%20b'),
    ...failed(
      400,
      nameType,
      '[backups:a b] Invalid snapshot name [a b], must not contain whitespace'
    ),
    why: 'a name that breaks a rule'
  },
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/backups/one/_restore'],
    ...failed(500, 'snapshot_restore_exception', '[backups:one] snapshot does not exist'),
    why: 'a restore that cannot be'
  },
  {
    engines: everywhere,
    switches: { 'elasticsearch.concurrentSnapshotsMax': '1' },
    given: [endless, snapshot('one')],
    ask: snapshot('two'),
    ...failed(
      503,
      'concurrent_snapshot_execution_exception',
      '[backups:two] Cannot start another operation, already running [1] operations and the ' +
        'current limit for concurrent snapshot operations is set to [1]'
    ),
    why: 'what cannot be done at the same time, of a name that is all there is'
  },
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one')],
    ask: ['DELETE', '/a'],
    ...failedAs(
      400,
      'snapshot_in_progress_exception',
      scene =>
        `Cannot delete indices that are being snapshotted: [[a/${scene.indexUuid('a')}]]. ` +
        'Try again after snapshot finishes or cancel the currently running snapshot.'
    ),
    why: 'an index that a running snapshot holds'
  },
  {
    engines: everywhere,
    ask: ['PUT', '/_snapshot/r', { type: 'x' }],
    ...failed(500, 'repository_exception', '[r] repository type [x] does not exist'),
    why: 'what is wrong with a repository'
  },
  {
    engines: everywhere,
    given: [under({ repository: { kind: 'unverifiable' } })],
    ask: ['POST', '/_snapshot/backups/_verify'],
    ...failed(
      500,
      'repository_verification_exception',
      '[backups] path [backups] is not accessible on master node'
    ),
    why: 'a repository out of reach'
  },
  {
    engines: everywhere,
    ask: ['GET', '/x'],
    ...noIndex('x'),
    why: 'an index that is not there'
  },
  {
    engines: everywhere,
    ask: ['GET', '/*?expand_wildcards=x'],
    ...illegal('No valid expand wildcard value [x]'),
    why: 'an argument nobody understands'
  }
]

holds([...names, ...inUse, ...missingRepositories, ...others])
