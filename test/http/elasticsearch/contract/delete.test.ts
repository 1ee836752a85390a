/** Deleting and copying snapshots. */
import {
  done,
  endless,
  es,
  everywhere,
  failed,
  failedAs,
  holds,
  illegal,
  index,
  later,
  noIndex,
  noRepository,
  noSnapshot,
  os,
  type Row,
  type Step,
  snapshot,
  wish
} from '../../../support/contract.js'

const three: readonly Step[] = [index('a'), snapshot('a1'), snapshot('a2'), snapshot('b')]
const left = (
  asked: string,
  names: readonly string[],
  why: string,
  given: readonly Step[] = three
): Row => ({
  engines: everywhere,
  given: [...given, ['DELETE', `/_snapshot/backups/${asked}`]],
  ask: ['GET', '/_snapshot/backups/_all?filter_path=snapshots.snapshot'],
  status: 200,
  ...(names.length === 0
    ? { like: {} }
    : { body: { snapshots: names.map(snapshot => ({ snapshot })) } }),
  why
})
const deleted: readonly Row[] = [
  {
    engines: everywhere,
    given: three,
    ask: ['DELETE', '/_snapshot/backups/b'],
    ...done,
    why: 'one'
  },
  left('b', ['a1', 'a2'], 'one is gone'),
  left('a1,b', ['a2'], 'a list is gone'),
  left('a*', ['b'], 'a pattern is gone'),
  left('no*', ['a1', 'a2', 'b'], 'a pattern without a match is fine'),
  left('*', [], 'all are gone'),
  {
    engines: everywhere,
    given: three,
    ask: ['DELETE', '/_snapshot/backups/a1,nope'],
    ...noSnapshot('nope'),
    why: 'every name has to be there'
  },
  left('b', ['a1', 'a2'], 'or nothing is deleted', [
    ...three,
    { denied: ['DELETE', '/_snapshot/backups/a1,nope'] }
  ]),
  {
    engines: everywhere,
    given: three,
    ask: ['DELETE', '/_snapshot/backups/_all'],
    ...noSnapshot('_all'),
    why: 'all is a name like any other'
  },
  {
    engines: everywhere,
    ask: ['DELETE', '/_snapshot/nope/one'],
    ...noRepository('nope'),
    why: 'a repository that is not there'
  },
  left('b', ['a1', 'a2', 'c'], 'others go on', [
    ...three,
    wish({ snapshot: 'c', durationMs: 60_000 }),
    snapshot('c')
  ]),
  {
    engines: everywhere,
    given: [...three, endless, snapshot('c')],
    ask: ['DELETE', '/_snapshot/backups/c'],
    ...done,
    why: 'one that runs is aborted'
  },
  {
    engines: everywhere,
    given: [...three, endless, snapshot('c'), ['DELETE', '/_snapshot/backups/c']],
    ask: ['GET', '/_snapshot/backups/c'],
    ...noSnapshot('c'),
    why: 'and gone'
  },
  {
    engines: es('8.15', '8.17', '9.0'),
    given: three,
    ask: ['DELETE', '/_snapshot/backups/b?wait_for_completion=false'],
    ...done,
    why: 'nobody has to wait'
  },
  {
    engines: [...es('7.17', '8.14'), ...os()],
    given: three,
    ask: ['DELETE', '/_snapshot/backups/b?wait_for_completion=false'],
    ...illegal(
      'request [/_snapshot/backups/b] contains unrecognized parameter: [wait_for_completion]'
    ),
    why: 'which could not be said before'
  },
  {
    engines: everywhere,
    given: [
      index('a'),
      snapshot('one'),
      ['DELETE', '/a'],
      ({ world }) => {
        world.plans.pace = 'realistic'
      },
      ['POST', '/_snapshot/backups/one/_restore']
    ],
    ask: ['DELETE', '/_snapshot/backups/one'],
    ...failedAs(503, 'concurrent_snapshot_execution_exception', scene => {
      const subject = `backups:one/${scene.snapshotUuid('one')}`
      return `[${subject}] cannot delete snapshot during a restore in progress in [${subject}]`
    }),
    why: 'one that is being restored stays'
  }
]

const clone = (source: string, target: string, body: unknown = { indices: 'a' }) =>
  ['PUT', `/_snapshot/backups/${source}/_clone/${target}`, body] as const
const cloned: readonly Row[] = [
  { engines: everywhere, given: three, ask: clone('b', 'c'), ...done, why: 'a copy' },
  {
    engines: everywhere,
    given: [index('a'), index('z'), snapshot('b'), clone('b', 'c'), later(1)],
    ask: ['GET', '/_snapshot/backups/c?filter_path=snapshots.indices'],
    status: 200,
    body: { snapshots: [{ indices: ['a'] }] },
    why: 'holds what was asked for'
  },
  {
    engines: everywhere,
    given: three,
    ask: clone('nope', 'c'),
    ...noSnapshot('nope'),
    why: 'of nothing'
  },
  {
    engines: es('8.2', '8.17', '9.0'),
    given: three,
    ask: clone('b', 'a1'),
    ...failed(
      400,
      'snapshot_name_already_in_use_exception',
      '[backups:a1] Invalid snapshot name [a1], snapshot with the same name already exists'
    ),
    why: 'under a name that is taken'
  },
  {
    engines: [...es('7.17', '8.1'), ...os()],
    given: three,
    ask: clone('b', 'a1'),
    ...failed(
      400,
      'invalid_snapshot_name_exception',
      '[backups:a1] Invalid snapshot name [a1], snapshot with the same name already exists'
    ),
    why: 'the same, in older words'
  },
  {
    engines: everywhere,
    given: three,
    ask: clone('b', 'c', { indices: 'nope' }),
    ...noIndex('nope'),
    why: 'of an index that is not in it'
  }
]

holds([...deleted, ...cloned])
