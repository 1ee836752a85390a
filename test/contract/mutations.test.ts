/** Whatever is broken on purpose, a case notices it. */
import t from 'tap'
import type { Subject } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import { findingsOf } from '../../src/contract/report/report.js'
import type { Target } from '../../src/contract/target.js'
import { changing } from '../support/changing-proxy.js'
import {
  answersTo,
  firstLast,
  header,
  inJson,
  instead,
  reversed,
  type Spoil,
  status,
  words
} from '../support/mutations.js'
import { aTarget, reportOf } from '../support/verification.js'

type Row = readonly [
  breaks: string,
  subject: Subject,
  request: string,
  spoil: Spoil,
  noticedBy: string
]

const item = String.raw`/actuator/backups/\d+`
const history = '/actuator/backupHistory'
const type = 'content-type'

/** By release. */
const spoiled: Readonly<Record<string, readonly Row[]>> = {
  '8.7': [
    [
      'health hides what it is made of',
      'operate',
      'GET /actuator/health',
      words(/,"components":\{.*\}\}/, '}'),
      'operate.health.up'
    ],
    [
      'metrics are JSON to who asks for that',
      'tasklist',
      'GET /actuator/prometheus',
      answer => ({ ...answer, status: answer.status === 406 ? 200 : answer.status }),
      'tasklist.metrics.text'
    ],
    [
      'the links of Optimize lead elsewhere',
      'optimize',
      'GET /actuator',
      words(/camunda\.example\.org/g, 'proxy.example.org'),
      'optimize.discovery.links'
    ],
    [
      'anything of a cluster can be changed',
      'zeebe',
      'POST /actuator/cluster/nope',
      status(202),
      'zeebe.cluster.resources.gateway'
    ],
    [
      'security has an API although nobody is asked for credentials',
      'search',
      'GET /_security/_authenticate',
      instead({ status: 200, body: '{"username":"elastic"}' }),
      'search.security.absent'
    ],
    [
      'an accepted start is a 202',
      'operate',
      'POST /actuator/backups',
      status(202),
      'operate.create.accepted'
    ],
    [
      'an accepted start has the type of an actuator',
      'operate',
      'POST /actuator/backups',
      header(type, 'application/vnd.spring-boot.actuator.v3+json'),
      'operate.create.accepted'
    ],
    [
      'the member with the snapshots has another name',
      'operate',
      'POST /actuator/backups',
      words('scheduledSnapshots', 'snapshots'),
      'operate.create.accepted'
    ],
    [
      'the parts are named backwards',
      'operate',
      'POST /actuator/backups',
      reversed('scheduledSnapshots'),
      'operate.create.accepted'
    ],
    ['an unknown backup is a 400', 'operate', `GET ${item}`, status(400), 'operate.read.unknown'],
    [
      'an unknown backup is called otherwise',
      'operate',
      `GET ${item}`,
      words('with id', 'with ID'),
      'operate.read.unknown'
    ],
    [
      'the members of an error come in another order',
      'operate',
      `GET ${item}`,
      firstLast,
      'operate.read.unknown'
    ],
    [
      'an error is plain JSON',
      'operate',
      `GET ${item}`,
      header(type, 'application/json'),
      'operate.read.unknown'
    ],
    [
      'the details of a backup come newest first',
      'operate',
      `GET ${item}`,
      reversed('details'),
      'operate.read.completed'
    ],
    [
      'the members of a backup come in another order',
      'operate',
      `GET ${item}`,
      firstLast,
      'operate.read.completed'
    ],
    [
      'a start is told in UTC by a letter',
      'operate',
      `GET ${item}`,
      words(/\+0000/g, 'Z'),
      'operate.read.completed'
    ],
    [
      'no failures are null',
      'operate',
      `GET ${item}`,
      words(/"failures":\[\]/g, '"failures":null'),
      'operate.read.completed'
    ],
    [
      'no reason is no member',
      'operate',
      `GET ${item}`,
      words('"failureReason":null,', ''),
      'operate.read.completed'
    ],
    [
      'the oldest backup comes first in a list',
      'operate',
      'GET /actuator/backups',
      reversed(),
      'operate.list.newest-first'
    ],
    [
      'an id is a text in a list',
      'operate',
      'GET /actuator/backups',
      words(/"backupId":(\d+)/g, '"backupId":"$1"'),
      'operate.list.newest-first'
    ],
    ['a deletion is a 200', 'operate', `DELETE ${item}`, status(200), 'operate.delete.accepted'],
    [
      'a duplicate names only its first snapshot',
      'operate',
      'POST /actuator/backups',
      words(/Found snapshots: \[([^,\]]+),[^\]]*\]/, 'Found snapshots: [$1]'),
      'operate.create.duplicate.each-snapshot'
    ],
    [
      'that another backup runs comes before that the id is taken',
      'operate',
      'POST /actuator/backups',
      words(/A backup with ID [^"]*/, 'Another backup is running at the moment'),
      'operate.create.duplicate-before-busy'
    ],
    [
      'Tasklist does not indent',
      'tasklist',
      'GET /actuator/backups/-1',
      inJson(it => it),
      'tasklist.read.indented'
    ],
    [
      'an empty list has no blank',
      'tasklist',
      'GET /actuator/backups',
      words('[ ]', '[]'),
      'tasklist.list.empty'
    ],
    [
      'an error of Tasklist tells its type',
      'tasklist',
      `GET ${item}`,
      words(/\}\s*$/, ',"type":"Requested resource not found"}'),
      'tasklist.read.unknown'
    ],
    [
      'a blank before a colon is gone',
      'optimize',
      'POST /actuator/backups',
      words('"message" :', '"message":'),
      'optimize.create.accepted'
    ],
    [
      'a duplicate is a 400',
      'optimize',
      'POST /actuator/backups',
      status(400),
      'optimize.create.duplicate'
    ],
    [
      'an error has no code',
      'optimize',
      `GET ${item}`,
      words(/"errorCode":"\w+",/, ''),
      'optimize.read.unknown'
    ],
    [
      'a deletion of what never was is a 404',
      'optimize',
      `DELETE ${item}`,
      status(404),
      'optimize.delete.unknown'
    ],
    [
      'the state comes before the reason',
      'optimize',
      `GET ${item}`,
      words(/("failureReason":null),("state":"\w+")/, '$2,$1'),
      'optimize.read.completed'
    ],
    [
      'the list comes in another order',
      'optimize',
      'GET /actuator/backups',
      reversed(),
      'optimize.list.order'
    ],
    [
      'a start is a 200',
      'zeebe',
      'POST /actuator/backups',
      status(200),
      'zeebe.create.accepted.backups'
    ],
    [
      'a start has another sentence',
      'zeebe',
      'POST /actuator/backups',
      words('scheduled', 'started'),
      'zeebe.create.accepted.backups'
    ],
    [
      'what does not exist is a 400',
      'zeebe',
      `GET ${item}`,
      status(400),
      'zeebe.get.unknown.backups'
    ],
    [
      'a conflict does not end with a blank',
      'zeebe',
      'POST /actuator/backups',
      words('previous one. ', 'previous one.'),
      'zeebe.create.same-id.backups'
    ],
    [
      'a conflict is a 400',
      'zeebe',
      'POST /actuator/backups',
      answer => (answer.status === 409 ? { ...answer, status: 400 } : answer),
      'zeebe.create.same-id.backups'
    ],
    [
      'a deletion answers with a body',
      'zeebe',
      `DELETE ${item}`,
      instead({ status: 200, body: '{}' }),
      'zeebe.delete.unknown.backups'
    ],
    [
      'a pause is a plain 204',
      'zeebe',
      'POST /actuator/exporting/pause',
      instead({ status: 204, body: '' }),
      'zeebe.exporting.pause-and-resume.gateway'
    ],
    [
      'the members of what a pause says come in another order',
      'zeebe',
      'POST /actuator/exporting/pause',
      firstLast,
      'zeebe.exporting.pause-and-resume.gateway'
    ],
    [
      'methods are told with blanks between them',
      'zeebe',
      'OPTIONS /actuator/backups',
      header('allow', 'GET, HEAD, POST, OPTIONS'),
      'zeebe.edge.options.gateway'
    ],
    [
      'a refused method does not say which ones there are',
      'zeebe',
      'PUT /actuator/backups',
      header('allow', undefined),
      'zeebe.edge.methods.gateway'
    ],
    [
      'a page of another origin is let in',
      'zeebe',
      'OPTIONS /actuator/backups',
      status(200),
      'zeebe.edge.preflight.gateway'
    ],
    [
      'a missing snapshot is told otherwise',
      'search',
      'GET /_snapshot/camunda/.*',
      words(/is missing/g, 'not found'),
      'search.snapshots.missing'
    ],
    [
      'a pattern that matches nothing is a 404',
      'search',
      'GET /_snapshot/camunda/.*',
      status(404),
      'search.snapshots.pattern-without-match.empty'
    ],
    [
      'how many snapshots remain is not told',
      'search',
      'GET /_snapshot/camunda/.*',
      words(',"remaining":0', ''),
      'search.snapshots.pattern-without-match.empty'
    ],
    [
      'the members of a snapshot come in another order',
      'search',
      'GET /_snapshot/camunda/.*',
      words(/("snapshot":"[^"]+"),("uuid":"[^"]+")/, '$2,$1'),
      'search.snapshots.item.elasticsearch'
    ]
  ],
  '8.8': [
    [
      'a partition that is not there is told of with a body',
      'webapps',
      'GET /actuator/partitions/9999',
      instead({ status: 404, body: '{}' }),
      'zeebe.partition.one.cluster'
    ],
    [
      'a start is plain JSON',
      'webapps',
      `POST ${history}`,
      header(type, 'application/json'),
      'webapps.create.accepted'
    ],
    [
      'an unknown backup is told with more than a message',
      'webapps',
      `GET ${history}/\\d+`,
      words(/^\{/, '{"status":404,'),
      'webapps.read.unknown'
    ],
    [
      'a deletion has a type',
      'webapps',
      `DELETE ${history}/\\d+`,
      instead({ status: 200, body: '' }),
      'webapps.delete.accepted'
    ],
    [
      'a duplicate is a 409',
      'webapps',
      `POST ${history}`,
      answer => (answer.status === 400 ? { ...answer, status: 409 } : answer),
      'webapps.create.duplicate'
    ],
    [
      'the sentence is that of the older endpoint',
      'zeebe',
      'POST /actuator/backupRuntime',
      words('must be greater than', 'must be higher than'),
      'zeebe.create.same-id.backupRuntime'
    ]
  ]
}

/** Behaviours of other releases, as switches. */
const switched: readonly (readonly [release: string, set: string, noticedBy: string])[] = [
  ['8.7', 'zeebe.exportingAnswer=204', 'zeebe.exporting.pause-and-resume.gateway'],
  ['8.7', 'operate.errorStyle=tasklist-mgmt', 'operate.read.unknown'],
  ['8.7', 'operate.busyWhile=running', 'operate.create.while-the-last-part-runs'],
  ['8.7', 'optimize.missingSnapshots=500', 'optimize.read.unknown'],
  ['8.7', 'elasticsearch.emptyPattern=404', 'search.snapshots.pattern-without-match.empty'],
  ['8.8', 'webapps.startTime=Z', 'webapps.read.completed'],
  ['8.8', 'webapps.failures=null', 'webapps.read.completed'],
  ['8.8', 'webapps.parts=4', 'webapps.create.usual-parts'],
  ['8.8', 'zeebe.conflictText=old', 'zeebe.create.same-id.backupRuntime']
]

/** The case of that id, whose end may be the first line of its span. */
function casesOf(id: string) {
  return contractCases
    .filter(it => it.id === id || /^\.\d+\.\d+$/.test(it.id.slice(id.length)))
    .filter(it => it.id.startsWith(id))
}

let runs = 0

/** Each run is a minute after the last, so that its ids are above those of the others. */
async function resultOf(target: Target, id: string) {
  runs += 1
  const laterMs = runs * 60_000
  const nowMs = () => Date.now() + laterMs
  const { results } = await reportOf(target, { cases: casesOf(id), eventuallyMs: 200, nowMs })
  return results
}

for (const [release, rows] of Object.entries(spoiled)) {
  t.test(`Camunda ${release}`, async t => {
    const target = await aTarget(t, ['--camunda', release])
    for (const id of new Set(rows.map(it => it[4]))) {
      const found = await resultOf(target, id)
      t.strictSame(
        found.map(it => it.outcome.kind),
        ['holds'],
        `${id} holds by itself`
      )
    }
    for (const [breaks, subject, request, spoil, noticedBy] of rows) {
      const { url = '' } = target.addresses[subject] ?? {}
      const spoiled = await changing(t, url, answersTo(request, spoil))
      const addresses = { ...target.addresses, [subject]: { url: spoiled } }
      const [result] = await resultOf({ ...target, addresses }, noticedBy)
      t.equal(result?.outcome.kind, 'differs', `${breaks}: ${noticedBy} notices`)
      if (result !== undefined) t.comment(findingsOf(result).join('\n'))
    }
  })
}

for (const [release, set, noticedBy] of switched) {
  t.test(`Camunda ${release} with ${set}`, async t => {
    const target = await aTarget(t, ['--camunda', release, '--set', set])
    const [result] = await resultOf(target, noticedBy)
    t.equal(result?.outcome.kind, 'differs', `${noticedBy} notices`)
  })
}

t.test('there are enough of them', async t => {
  const count = Object.values(spoiled).flat().length + switched.length
  t.ok(count >= 30, `${count}`)
})
