/** The root, the health of the cluster, and the tables for people. */
import {
  endless,
  es,
  everywhere,
  holds,
  illegal,
  index,
  later,
  noIndex,
  noRepository,
  os,
  type Row,
  type Step,
  snapshot,
  wish
} from '../../../support/contract.js'

const builds = 'build_hash build_date build_snapshot lucene_version'
const compatibilities = 'minimum_wire_compatibility_version minimum_index_compatibility_version'
const root = (engine: string, version: object): Row => ({
  engines: [engine],
  ask: ['GET', '/'],
  status: 200,
  like: { cluster_uuid: /^[\w-]{22}$/, version: { build_snapshot: false, ...version } },
  why: 'which release it is'
})
const roots: readonly Row[] = [
  {
    engines: es(),
    ask: ['GET', '/'],
    status: 200,
    keys: {
      '': 'name cluster_name cluster_uuid version tagline',
      version: `number build_flavor build_type ${builds} ${compatibilities}`
    },
    like: {
      tagline: 'You Know, for Search',
      version: { build_flavor: 'default', build_type: 'docker' }
    },
    why: 'Elasticsearch names its flavor'
  },
  {
    engines: os(),
    ask: ['GET', '/'],
    status: 200,
    keys: {
      '': 'name cluster_name cluster_uuid version tagline',
      version: `distribution number build_type ${builds} ${compatibilities}`
    },
    like: {
      tagline: 'The OpenSearch Project: https://opensearch.org/',
      version: { distribution: 'opensearch' }
    },
    why: 'OpenSearch names its distribution, and no flavor'
  },
  root('elasticsearch:8.12.0', {
    number: '8.12.0',
    minimum_wire_compatibility_version: '7.17.0',
    minimum_index_compatibility_version: '7.0.0'
  }),
  root('elasticsearch:7.17.5', { number: '7.17.5', lucene_version: '8.11.3' }),
  root('opensearch:2.19.2', {
    number: '2.19.2',
    minimum_wire_compatibility_version: '7.10.0',
    minimum_index_compatibility_version: '7.0.0'
  }),
  {
    engines: os('2.8', '2.19'),
    given: [
      [
        'PUT',
        '/_cluster/settings',
        { persistent: { 'compatibility.override_main_response_version': true } }
      ]
    ],
    ask: ['GET', '/?filter_path=version.number,version.distribution'],
    status: 200,
    body: { version: { distribution: 'opensearch', number: '7.10.2' } },
    why: 'OpenSearch may call itself by the last number that others know'
  },
  { engines: everywhere, ask: ['HEAD', '/'], status: 200, body: '', why: 'nothing but a status' }
]

const healthHead = 'cluster_name status timed_out number_of_nodes number_of_data_nodes'
const healthTail =
  'delayed_unassigned_shards number_of_pending_tasks number_of_in_flight_fetch ' +
  'task_max_waiting_in_queue_millis active_shards_percent_as_number'
const shards = 'active_primary_shards active_shards relocating_shards initializing_shards'
const healths: readonly Row[] = [
  {
    engines: es('7.17', '8.1', '8.15'),
    ask: ['GET', '/_cluster/health'],
    status: 200,
    keys: { '': `${healthHead} ${shards} unassigned_shards ${healthTail}` },
    why: 'all members in order'
  },
  {
    engines: es('8.16', '8.17', '9.0'),
    ask: ['GET', '/_cluster/health'],
    status: 200,
    keys: {
      '': `${healthHead} ${shards} unassigned_shards unassigned_primary_shards ${healthTail}`
    },
    why: 'later, primary shards without a place are counted'
  },
  {
    engines: os(),
    ask: ['GET', '/_cluster/health'],
    status: 200,
    keys: {
      '':
        `${healthHead} discovered_master discovered_cluster_manager ${shards} unassigned_shards ` +
        healthTail
    },
    why: 'OpenSearch has found its elected node'
  },
  {
    engines: everywhere,
    given: [index('a'), ['PUT', '/b']],
    ask: ['GET', '/_cluster/health/a?wait_for_status=green&timeout=1s&level=indices'],
    status: 200,
    like: { status: 'green', timed_out: false, indices: { a: { status: 'green' } } },
    why: 'of one index'
  },
  {
    engines: everywhere,
    given: [['PUT', '/b']],
    ask: ['GET', '/_cluster/health?wait_for_status=green&timeout=0'],
    status: 408,
    like: { status: 'yellow', timed_out: true },
    why: 'what was waited for did not come'
  }
]

const open: readonly Step[] = [index('a')]
const size = '249b'
const datasetLine = (
  columns: string,
  line: string,
  engines: readonly string[],
  why: string
): Row => ({
  engines,
  given: open,
  ask: ['GET', '/_cat/indices?v'],
  status: 200,
  body: scene => {
    const uuid = scene.indexUuid('a')
    const head = 'health status index uuid                   pri rep docs.count docs.deleted'
    const row = `green  open   a     ${uuid}   1   0          0            0`
    return `${head} ${columns}\n${row} ${line}\n`
  },
  why
})
const catIndices: readonly Row[] = [
  datasetLine(
    'store.size pri.store.size dataset.size',
    `      ${size}           ${size}         ${size}`,
    es('8.11', '8.17', '9.0'),
    'the columns'
  ),
  datasetLine(
    'store.size pri.store.size',
    `      ${size}           ${size}`,
    [...es('7.17', '8.1', '8.10'), ...os()],
    'the columns of before, and of OpenSearch'
  ),
  {
    engines: everywhere,
    given: open,
    ask: ['GET', '/_cat/indices'],
    status: 200,
    like: scene => new RegExp(`^green open a ${scene.indexUuid('a')} 1 0 0 0 ${size} ${size}`),
    why: 'text without a head, a line for an index'
  },
  { engines: everywhere, ask: ['GET', '/_cat/indices'], status: 200, body: '', why: 'no index' },
  {
    engines: everywhere,
    given: [...open, ['POST', '/a/_close']],
    ask: ['GET', '/_cat/indices?h=index,status,docs.count,store.size&format=json'],
    status: 200,
    body: [{ index: 'a', status: 'close', 'docs.count': '', 'store.size': '' }],
    why: 'a closed index has neither documents nor sizes'
  },
  {
    engines: everywhere,
    given: [index('a'), index('bb')],
    ask: ['GET', '/_cat/indices?h=index'],
    status: 200,
    body: 'a \nbb\n',
    why: 'one column, with blanks at the end'
  },
  {
    engines: everywhere,
    given: [index('a'), index('bb')],
    ask: ['GET', '/_cat/indices?h=i&s=index:desc'],
    status: 200,
    body: 'bb\na \n',
    why: 'by alias, the other way round'
  },
  {
    engines: everywhere,
    given: [index('a'), index('bb')],
    ask: ['GET', '/_cat/indices?h=index&format=json'],
    status: 200,
    body: [{ index: 'a' }, { index: 'bb' }],
    why: 'objects with the columns asked for'
  },
  {
    engines: everywhere,
    given: open,
    ask: ['GET', '/_cat/indices?h=i,cd,pri&format=json'],
    status: 200,
    body: [{ i: 'a', cd: '981173106000', pri: '1' }],
    why: 'all values are strings'
  },
  {
    engines: everywhere,
    given: [...open, ['PUT', '/b']],
    ask: ['GET', '/_cat/indices?h=index&health=yellow'],
    status: 200,
    body: 'b\n',
    why: 'by health'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_cat/indices?health=blue'],
    ...illegal('unknown cluster health status [blue]'),
    why: 'by a health that is none'
  },
  {
    engines: everywhere,
    given: [
      index('a'),
      ['POST', '/a/_close'],
      ['PUT', '/.h', { settings: { hidden: true } }],
      index('.dot')
    ],
    ask: ['GET', '/_cat/indices?h=index&format=json'],
    status: 200,
    body: [{ index: '.dot' }, { index: '.h' }, { index: 'a' }],
    why: 'hidden, closed and dotted ones as well'
  },
  {
    engines: everywhere,
    given: [index('a'), index('b')],
    ask: ['GET', '/_cat/indices/b*?h=index'],
    status: 200,
    body: 'b\n',
    why: 'those of a pattern'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_cat/indices/nope'],
    ...noIndex('nope'),
    why: 'one that is not there'
  }
]

const ended: readonly Step[] = [
  index('a'),
  wish({ durationMs: 1_200 }),
  snapshot('one'),
  later(1_200)
]
const snapshotColumns =
  'id      repository  status start_epoch start_time end_epoch end_time duration indices ' +
  'successful_shards failed_shards total_shards'
const catSnapshots: readonly Row[] = [
  {
    engines: everywhere,
    given: ended,
    ask: ['GET', '/_cat/snapshots/backups'],
    status: 200,
    body: 'one backups SUCCESS 981173106 04:05:06 981173107 04:05:07 1.2s 1 1 0 1\n',
    why: 'epochs in seconds, times of day'
  },
  {
    engines: everywhere,
    given: ended,
    ask: ['GET', '/_cat/snapshots/backups?v&format=json'],
    status: 200,
    keys: { '0': snapshotColumns.replace(/ +/g, ' ') },
    why: 'the columns'
  },
  {
    engines: everywhere,
    given: [index('a'), wish({ outcome: 'FAILED', reason: 'no master' }), snapshot('one')],
    ask: ['GET', '/_cat/snapshots/backups?h=id,status,reason'],
    status: 200,
    body: 'one FAILED no master\n',
    why: 'the reason is shown when it is asked for'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_cat/snapshots/backups'],
    status: 200,
    body: '',
    why: 'no snapshot'
  },
  {
    engines: everywhere,
    given: [snapshot('b'), later(1_000), snapshot('a')],
    ask: ['GET', '/_cat/snapshots/backups?h=id'],
    status: 200,
    body: 'b\na\n',
    why: 'by start'
  },
  {
    engines: everywhere,
    given: [index('a'), endless, snapshot('one'), later(2_000)],
    ask: ['GET', '/_cat/snapshots/backups?h=id,status,end_epoch'],
    status: 200,
    body: 'one IN_PROGRESS 0\n',
    why: 'one that runs'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_cat/snapshots/nope'],
    ...noRepository('nope'),
    why: 'a repository that is not there'
  },
  {
    engines: everywhere,
    ask: ['GET', '/_cat/repositories'],
    status: 200,
    body: 'backups s3\n',
    why: 'the repositories'
  }
]

holds([...roots, ...healths, ...catIndices, ...catSnapshots])
