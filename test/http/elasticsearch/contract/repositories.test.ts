/** Repositories: registering, reading, verifying, forgetting. */
import {
  done,
  es,
  everywhere,
  failed,
  holds,
  invalid,
  noRepository,
  os,
  type Request,
  type Row,
  repository,
  snapshot,
  under
} from '../../../support/contract.js'

const bucket = { bucket: 'backups', base_path: 'backups' }

const registered: readonly Row[] = [
  { engines: everywhere, ask: repository('r'), ...done, why: 'by PUT' },
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/r?verify=true', { type: 'fs', settings: {} }],
    ...done,
    why: 'by POST'
  },
  {
    engines: everywhere,
    given: [
      repository('r'),
      ['PUT', '/_snapshot/r', { type: 'azure', settings: { container: 'c' } }]
    ],
    ask: ['GET', '/_snapshot/r'],
    status: 200,
    body: { r: { type: 'azure', settings: { container: 'c' } } },
    why: 'a second one replaces the first'
  },
  ...['fs', 's3', 'gcs', 'azure'].map(
    (type): Row => ({
      engines: everywhere,
      ask: ['PUT', '/_snapshot/r', { type, settings: {} }],
      ...done,
      why: `${type} is in use`
    })
  ),
  {
    engines: everywhere,
    ask: ['PUT', '/_snapshot/r', { type: 'x' }],
    ...failed(500, 'repository_exception', '[r] repository type [x] does not exist'),
    why: 'a type nobody has installed'
  },
  {
    engines: everywhere,
    ask: ['PUT', '/_snapshot/r', { settings: {} }],
    ...invalid('type is missing'),
    why: 'a type has to be named'
  }
]

const entries: readonly Row[] = [
  {
    engines: everywhere,
    given: [repository('r', { location: '/x', compress: true, chunk: { size: 5 } })],
    ask: ['GET', '/_snapshot/r'],
    status: 200,
    body: {
      r: { type: 'fs', settings: { location: '/x', compress: 'true', 'chunk.size': '5' } }
    },
    why: 'values of settings come back as strings'
  },
  {
    engines: es(),
    given: [snapshot('one')],
    ask: ['GET', '/_snapshot/backups'],
    status: 200,
    body: ({ world }) => ({
      backups: { type: 's3', uuid: world.repositories.get('backups')?.uuid, settings: bucket }
    }),
    why: 'Elasticsearch tells the uuid once something was written to it'
  },
  {
    engines: es(),
    ask: ['GET', '/_snapshot/backups'],
    status: 200,
    body: { backups: { type: 's3', settings: bucket } },
    why: 'and not before'
  },
  {
    engines: es(),
    given: [snapshot('one'), ['DELETE', '/_snapshot/backups/one']],
    ask: ['GET', '/_snapshot/backups'],
    status: 200,
    keys: { backups: 'type uuid settings' },
    why: 'what was written to stays so when nothing is left in it'
  },
  {
    engines: os(),
    given: [snapshot('one')],
    ask: ['GET', '/_snapshot/backups'],
    status: 200,
    body: { backups: { type: 's3', settings: bucket } },
    why: 'OpenSearch tells no uuid'
  }
]

const two: readonly Request[] = [repository('b1'), repository('c1')]
const found = (names: string) => ({ status: 200, keys: { '': names } })
const read: readonly Row[] = [
  ...['/_snapshot', '/_snapshot/_all', '/_snapshot/*'].flatMap((path): Row[] => [
    { engines: everywhere, given: two, ask: ['GET', path], ...found('b1 backups c1'), why: 'all' },
    {
      engines: everywhere,
      given: [['DELETE', '/_snapshot/backups']],
      ask: ['GET', path],
      status: 200,
      body: {},
      why: 'none'
    }
  ]),
  {
    engines: everywhere,
    given: two,
    ask: ['GET', '/_snapshot/backups,c*'],
    ...found('backups c1'),
    why: 'a list of names and patterns'
  },
  {
    engines: es(),
    given: two,
    ask: ['GET', '/_snapshot/c1,b*,-backups'],
    ...found('b1 c1'),
    why: 'a minus takes away behind a pattern'
  },
  {
    engines: es('8.10', '8.17', '9.0'),
    given: two,
    ask: ['GET', '/_snapshot/c1,-b1'],
    ...noRepository('-b1'),
    why: 'a minus means nothing before one'
  },
  {
    engines: os(),
    given: two,
    ask: ['GET', '/_snapshot/b*,-backups'],
    ...noRepository('-backups'),
    why: 'nor anywhere in OpenSearch'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/missing'],
    ...noRepository('missing'),
    why: 'a name that is not registered'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/backups,missing'],
    ...noRepository('missing'),
    why: 'one among others refuses the whole'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_snapshot/x*'],
    status: 200,
    body: {},
    why: 'a pattern may match nothing'
  }
]

const forgotten: readonly Row[] = [
  { engines: everywhere, ask: ['DELETE', '/_snapshot/backups'], ...done, why: 'a name' },
  {
    engines: everywhere,
    ask: ['DELETE', '/_snapshot/missing'],
    ...noRepository('missing'),
    why: 'a name that is not registered'
  },
  {
    engines: everywhere,
    given: [...two, ['DELETE', '/_snapshot/b*']],
    ask: ['GET', '/_snapshot'],
    ...found('c1'),
    why: 'a pattern forgets all that match'
  },
  {
    engines: everywhere,
    ask: ['DELETE', '/_snapshot/x*'],
    ...noRepository('x*'),
    why: 'which may not be none'
  },
  {
    engines: everywhere,
    given: [['DELETE', '/_snapshot/backups']],
    ask: ['DELETE', '/_snapshot/*'],
    ...done,
    why: 'except for all there are'
  },
  {
    engines: everywhere,
    given: two,
    ask: ['DELETE', '/_snapshot/b1,c1'],
    ...noRepository('b1,c1'),
    why: 'a list is a name'
  },
  {
    engines: everywhere,
    given: [
      repository('r', { location: '/x' }),
      ['PUT', '/_snapshot/r/one'],
      ['DELETE', '/_snapshot/r'],
      repository('again', { location: '/x' })
    ],
    ask: ['GET', '/_snapshot/again/one?filter_path=snapshots.snapshot'],
    status: 200,
    body: { snapshots: [{ snapshot: 'one' }] },
    why: 'what lies in it is left where it is'
  },
  {
    engines: everywhere,
    given: [under({ repository: { kind: 'missing' } })],
    ask: ['GET', '/_snapshot/backups/_all'],
    ...noRepository('backups'),
    why: 'the registration is gone with the data of the cluster'
  }
]

const verified: readonly Row[] = [
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/backups/_verify'],
    status: 200,
    like: { nodes: {} },
    keys: { '': 'nodes' },
    why: 'the nodes that reach it'
  },
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/missing/_verify'],
    ...noRepository('missing'),
    why: 'one that is not registered'
  },
  {
    engines: everywhere,
    ask: ['POST', '/_snapshot/backups/_cleanup'],
    status: 200,
    body: { results: { deleted_bytes: 0, deleted_blobs: 0 } },
    why: 'nothing is left behind'
  },
  {
    engines: everywhere,
    given: [under({ repository: { kind: 'unverifiable' } })],
    ask: ['PUT', '/_snapshot/backups', { type: 's3', settings: bucket }],
    ...failed(
      500,
      'repository_verification_exception',
      '[backups] path [backups] is not accessible on master node'
    ),
    why: 'one out of reach'
  },
  {
    engines: everywhere,
    given: [under({ repository: { kind: 'unverifiable' } })],
    ask: ['PUT', '/_snapshot/backups?verify=false', { type: 's3', settings: bucket }],
    ...done,
    why: 'unless nobody looks'
  },
  ...(
    [
      ['PUT', '/_snapshot/backups/one'],
      ['GET', '/_snapshot/backups/one'],
      ['DELETE', '/_snapshot/backups/one']
    ] as const
  ).map(
    (ask): Row => ({
      engines: everywhere,
      given: [under({ repository: { kind: 'unverifiable' } })],
      ask,
      status: 500,
      like: { error: { type: 'repository_exception', reason: /^\[backups\] / } },
      why: 'what is out of reach fails later'
    })
  )
]

const readOnly = repository('r', { location: '/x', readonly: true })
const readOnlyText = '[r] repository is readonly'
const guarded: readonly Row[] = [
  {
    engines: [...es('7.17'), ...os()],
    given: [readOnly],
    ask: ['PUT', '/_snapshot/r/one'],
    ...failed(500, 'repository_exception', '[r] cannot create snapshot in a readonly repository'),
    why: 'read-only, in older words'
  },
  {
    engines: es('8.1', '8.17', '9.0'),
    given: [readOnly],
    ask: ['PUT', '/_snapshot/r/one'],
    ...failed(500, 'repository_exception', readOnlyText),
    why: 'read-only, in newer ones'
  },
  {
    engines: everywhere,
    given: [readOnly],
    ask: ['DELETE', '/_snapshot/r/one'],
    ...failed(500, 'repository_exception', readOnlyText),
    why: 'nothing goes'
  },
  {
    engines: everywhere,
    given: [under({ repository: { kind: 'readOnly' } })],
    ask: ['DELETE', '/_snapshot/backups/one'],
    ...failed(500, 'repository_exception', '[backups] repository is readonly'),
    why: 'a bucket may have become so'
  }
]

holds([...registered, ...entries, ...read, ...forgotten, ...verified, ...guarded])
