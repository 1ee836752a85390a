import t from 'tap'
import { aStruckServer, ask } from '../../support/struck.js'

const problem = 'application/problem+json'
const json = 'application/json'
const actuator = 'application/vnd.spring-boot.actuator.v3+json'
const uuid = /^[0-9a-f]{8}-/

type Row = readonly [door: string, path: string, status: number, type: string, body: object]

/** One of each kind: whose error it is, in whose words. */
const rows: Readonly<Record<string, readonly Row[]>> = {
  '8.7': [
    [
      'operate',
      '/actuator/backups/9',
      404,
      problem,
      {
        status: 404,
        message: 'No backup with id [9] found.',
        instance: uuid,
        type: 'Requested resource not found'
      }
    ],
    [
      'operate',
      '/actuator/backups',
      400,
      problem,
      {
        status: 400,
        message: 'Another backup is running at the moment',
        instance: uuid,
        type: 'Invalid request'
      }
    ],
    [
      'operate',
      '/actuator/backups',
      503,
      problem,
      { status: 503, message: 'Service Unavailable', instance: uuid, type: 'Server error' }
    ],
    [
      'tasklist',
      '/actuator/backups',
      502,
      problem,
      { status: 502, message: /^Encountered an error connecting to Elasticsearch/, instance: null }
    ],
    [
      'tasklist',
      '/actuator/backups/9',
      404,
      problem,
      { status: 404, message: 'No backup with id [9] found.', instance: uuid }
    ],
    [
      'optimize',
      '/actuator/backups',
      502,
      json,
      {
        errorCode: 'elasticsearchConnectionError',
        errorMessage: /./,
        detailedMessage: /./,
        reportDefinition: null
      }
    ],
    [
      'optimize',
      '/actuator/backups',
      503,
      json,
      {
        errorCode: 'serverError',
        errorMessage: /./,
        detailedMessage: 'Service Unavailable',
        reportDefinition: null
      }
    ],
    [
      'zeebe',
      '/actuator/backups',
      502,
      actuator,
      {
        message:
          'Expected to send request to all 3 partitions, but found only 2 partitions in topology.'
      }
    ],
    [
      'zeebe',
      '/actuator/backups',
      503,
      actuator,
      { message: 'Cannot accept requests for partition 1. Broker is out of disk space' }
    ],
    [
      'zeebe',
      '/actuator/backups',
      504,
      actuator,
      { message: /^Request from gateway to broker timed out\. .*PT15S$/ }
    ],
    ['zeebe', '/actuator/backups/9', 404, actuator, { message: 'Backup with id 9 does not exist' }],
    ['zeebe', '/actuator/backups', 429, actuator, { message: 'Too Many Requests' }],
    ['zeebe', '/actuator/exporting/pause', 502, json, { message: /^Expected to send request/ }],
    [
      'elasticsearch',
      '/_snapshot',
      503,
      json,
      {
        error: {
          root_cause: [{ type: 'cluster_block_exception' }],
          type: 'cluster_block_exception',
          reason: /^blocked by/
        },
        status: 503
      }
    ],
    ['elasticsearch', '/_snapshot', 502, json, { error: { type: 'status_exception' }, status: 502 }]
  ],
  '8.8': [
    [
      'orchestration',
      '/actuator/backupHistory',
      502,
      actuator,
      { message: /^Encountered an error connecting to Elasticsearch/ }
    ],
    ['orchestration', '/actuator/backupRuntime', 503, actuator, { message: /out of disk space$/ }]
  ],
  '8.1': [
    [
      'operate',
      '/actuator/backup',
      502,
      json,
      { timestamp: /\+00:00$/, status: 502, error: 'Bad Gateway', path: '/actuator/backup' }
    ],
    [
      'zeebe',
      '/actuator/backups/9',
      500,
      actuator,
      { id: 9, failure: /^Received error from broker \(INTERNAL_ERROR\)/ }
    ]
  ]
}

t.test('a status without a body of its own is said in the words of the product', async t => {
  for (const [camunda, kinds] of Object.entries(rows)) {
    const { doors, world, fault } = await aStruckServer(t, camunda)
    for (const [door, path, status, type, body] of kinds) {
      const url = Object.entries(doors).find(([name]) => name === door)?.[1]
      fault({ status })
      const method = path.includes('exporting') ? 'POST' : 'GET'
      const seen = await ask(`${url}${path}`, { method })
      world.faults.clear()
      const why = `${camunda} ${door} ${path} ${status}`
      t.equal(seen.status, status, why)
      t.equal(seen.headers['content-type'], type, `${why}: type`)
      t.match(JSON.parse(seen.body), body, `${why}: body`)
      const named = Object.keys(body)
      const members = Object.keys(JSON.parse(seen.body)).filter(it => named.includes(it))
      t.strictSame(members, named, `${why}: in this order`)
    }
  }
})

t.test('an injected error keeps the manners of its door', async t => {
  const { doors, fault } = await aStruckServer(t)
  fault({ status: 503 })
  const operate = await ask(`${doors.tasklist}/actuator/backups`)
  t.match(operate.headers, { 'transfer-encoding': 'chunked', connection: 'close' })
  t.match(operate.body, /^\{\n {2}"status" : 503,/, 'Tasklist prints everything pretty')
  const elasticsearch = await ask(`${doors.elasticsearch}/_snapshot`)
  t.equal(elasticsearch.headers['x-elastic-product'], 'Elasticsearch')
  t.equal(elasticsearch.headers['content-length'], `${elasticsearch.body.length}`)
})

t.test('the type of an own error is the one that the client accepts', async t => {
  const { doors, fault } = await aStruckServer(t)
  fault({ status: 502 })
  const rows: [accept: string, type: string][] = [
    ['application/json', json],
    [
      'application/vnd.spring-boot.actuator.v2+json',
      'application/vnd.spring-boot.actuator.v2+json'
    ],
    ['text/html', json],
    ['nonsense', json]
  ]
  for (const [accept, type] of rows) {
    const { headers } = await ask(`${doors.zeebe}/actuator/backups`, { headers: { accept } })
    t.equal(headers['content-type'], type, accept)
  }
})
