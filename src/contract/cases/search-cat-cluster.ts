/** Tables of the cluster: its health, its nodes, their shards, aliases and templates. */
import { matching, some, text, wording } from '../pattern.js'
import { known, type SearchRow, searchCases } from './search-rows.js'
import { anIndex, got, put, removal } from './search-steps.js'

const digits = matching('digits', /^\d+$/)
const color = matching('color', /^(green|yellow|red)$/)
const row = (members: Readonly<Record<string, ReturnType<typeof matching> | string>>) => ({
  status: 200,
  json: [some(members)]
})

const rows: readonly SearchRow[] = [
  {
    id: 'cat.tables',
    title: 'the list of tables names the paths of all',
    evidence: [known],
    steps: [
      got('/_cat', {
        status: 200,
        text: matching('paths of tables', /^=\^\.\^=\n(\/_cat\/\S+\n)*\/_cat\/indices\n/)
      })
    ]
  },
  {
    id: 'cat.health',
    title: 'the health of the cluster is one line, every value a text',
    evidence: [known],
    steps: [
      got(
        '/_cat/health?format=json',
        row({ epoch: digits, cluster: text, status: color, pri: digits })
      ),
      got('/_cat/health?h=status', {
        status: 200,
        text: matching('color', /^(green|yellow|red) *\n$/)
      })
    ]
  },
  {
    id: 'cat.nodes',
    title: 'one of the nodes in the table is the elected one, which has a table of its own',
    evidence: [known],
    steps: [
      {
        ...got('/_cat/master?format=json', {
          status: 200,
          json: [{ id: text, host: text, ip: text, node: text }]
        }),
        keep: { node: '/0/node' }
      },
      got('/_cat/nodes?h=master,name', {
        status: 200,
        text: matching('elected node', /^\* \S+ *$/m)
      })
    ]
  },
  {
    id: 'cat.aliases',
    title: 'aliases are told with their index, and a dash for each thing that they have not',
    evidence: [known],
    steps: [
      anIndex('{name}', ['{name}-x']),
      got('/_cat/aliases/{name}-x?h=alias,index,filter,is_write_index', {
        status: 200,
        text: wording('{name}-x {name} - -*\n')
      })
    ]
  },
  {
    id: 'cat.count',
    title: 'documents are counted in a line, of one index or of all',
    evidence: [known],
    steps: [
      anIndex(),
      got('/_cat/count/{name}?h=count', { status: 200, text: wording('0*\n') }),
      got('/_cat/count?format=json', {
        status: 200,
        json: [{ epoch: digits, timestamp: matching('time', /^\d\d:\d\d:\d\d$/), count: digits }]
      })
    ]
  },
  {
    id: 'cat.shards',
    title: 'every shard is a line, with its state and its node',
    evidence: [known],
    steps: [
      anIndex(),
      got('/_cat/shards/{name}?h=index,shard,prirep,state', {
        status: 200,
        text: wording('{name} 0 p STARTED*\n')
      })
    ]
  },
  {
    id: 'cat.recovery',
    title: 'the shard of a new index comes from an empty store',
    evidence: [known],
    steps: [
      anIndex(),
      got('/_cat/recovery/{name}?h=index,shard,type,stage,repository', {
        status: 200,
        text: wording('{name} 0 empty_store done n/a*\n')
      })
    ]
  },
  {
    id: 'cat.templates',
    title: 'a template is a line with its patterns and its priority',
    evidence: [known],
    steps: [
      {
        ...put(
          '/_index_template/{name}',
          { index_patterns: ['{name}-*'], priority: 703 },
          { status: 200 }
        ),
        undo: [removal('/_index_template/{name}')]
      },
      got('/_cat/templates/{name}?h=name,index_patterns,order', {
        status: 200,
        text: wording('{name} [{name}-*] 703*\n')
      })
    ]
  }
]

export const searchCatClusterCases = searchCases(rows)
