/** The backup guide of 8.7 from its first call to its last, as its readers would run it: pinned, and as it comes. */
import t from 'tap'
import { newestOf } from '../../src/domain/release.js'
import type { Answer } from '../support/ask.js'
import { followGuide, missingTools } from '../support/guide.js'
import { startCli } from '../support/started.js'
import { withoutVolatile } from '../support/volatile.js'

/** The id that the guide's own outputs show. */
const ID = '1748937221'
const RECORDS = `camunda_zeebe_records_backup_${ID}`

const missing = missingTools()
if (missing !== undefined && process.env['CI'] !== 'true') {
  t.plan(0, `the guide needs bash, curl and jq: ${missing}`)
  process.exit(0)
}

const json = 'application/json'
const problem = 'application/problem+json'
const v3 = 'application/vnd.spring-boot.actuator.v3+json'
const text = 'text/plain; charset=UTF-8'

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const envelope = '{"body":null,"status":204,"contentType":null}'
const acknowledged = '{"acknowledged":true}'

/** What each step of the guide is answered, in the words of a release; `engineJson` is the search engine's type. */
function guideOf(version: string, engineJson: string) {
  const partName = (app: string, part: number, parts: number) =>
    `camunda_${app}_${ID}_${version}_part_${part}_of_${parts}`
  const partNames = (app: string, parts = 6) => upTo(parts).map(it => partName(app, it, parts))

  const part = (name: string) =>
    `{"snapshotName":"${name}","state":"SUCCESS","startTime":"<time with offset>","failures":[]}`
  const operateBackup = (names: readonly string[]) =>
    `{"backupId":${ID},"state":"COMPLETED","failureReason":null,"details":[${names.map(part)}]}`
  const optimizeBackup =
    `{"backupId":${ID},"failureReason":null,"state":"COMPLETED",` +
    `"details":[${partNames('optimize', 2).map(part)}]}`

  const indented = (name: string) => `{
    "snapshotName" : "${name}",
    "state" : "SUCCESS",
    "startTime" : "<time with offset>",
    "failures" : [ ]
  }`
  const tasklistBackup = (names: readonly string[]) => `{
  "backupId" : ${ID},
  "state" : "COMPLETED",
  "failureReason" : null,
  "details" : [ ${names.map(indented).join(', ')} ]
}`

  const zeebeBackup = (detail: (partition: number) => string) =>
    `{"backupId":${ID},"state":"COMPLETED","details":[${upTo(3).map(detail)}]}`
  const partition = (id: number) =>
    `{"partitionId":${id},"state":"COMPLETED","createdAt":"<nanoseconds>",` +
    '"lastUpdatedAt":"<nanoseconds>","snapshotId":"<snapshot>","checkpointPosition":<number>,' +
    `"brokerVersion":"${version}"}`
  const slimPartition = (id: number) =>
    `{"partitionId":${id},"state":"COMPLETED","createdAt":"<nanoseconds>","brokerVersion":"${version}"}`

  const recordTypes = ['deployment', 'incident', 'job', 'process-instance', 'process', 'variable']
  const recordIndices = recordTypes.map(it => `zeebe-record_${it}_${version}_<day>`)
  const quoted = (names: readonly string[]) => names.map(it => `"${it}"`).join(',')

  /** `_status` of an index, or of the snapshot that holds `count` of them. */
  const stats = (count: number) =>
    `"shards_stats":{"initializing":0,"started":0,"finalizing":0,"done":${count},"failed":0,` +
    `"total":${count}},"stats":{"incremental":{"file_count":${count * 4},"size_in_bytes":<number>},` +
    `"total":{"file_count":${count * 4},"size_in_bytes":<number>},` +
    '"start_time_in_millis":<number>,"time_in_millis":<number>}'
  const indexStatus = (name: string) =>
    `"${name}":{${stats(1)},"shards":{"0":{"stage":"DONE",${stats(1).replace(/^.*?,"stats"/, '"stats"')}}}}`

  const missingSnapshot = `"type":"snapshot_missing_exception","reason":"[camunda:${RECORDS}] is missing"`

  const steps: Record<string, [status: number, type: string, body: string]> = {
    'optimize-start': [
      202,
      json,
      `{"message" : "Backup creation for ID ${ID} has been scheduled. ` +
        'Use the GET API to monitor completion of backup process"}'
    ],
    'operate-start': [200, json, `{"scheduledSnapshots":[${quoted(partNames('operate'))}]}`],
    'tasklist-start': [
      200,
      json,
      `{\n  "scheduledSnapshots" : [ ${quoted(partNames('tasklist')).replaceAll(',', ', ')} ]\n}`
    ],
    'optimize-state': [200, json, optimizeBackup],
    'operate-state': [200, json, operateBackup(partNames('operate'))],
    'tasklist-state': [200, json, tasklistBackup(partNames('tasklist'))],
    pause: [200, json, envelope],
    'records-start': [
      200,
      json,
      `{"snapshot":{"snapshot":"${RECORDS}","uuid":"<uuid>","repository":"camunda",` +
        `"version_id":8521000,"version":"8.17.0-8.17.4","indices":[${quoted(recordIndices)}],` +
        '"data_streams":[],"include_global_state":true,"state":"SUCCESS",' +
        '"start_time":"<milliseconds>","start_time_in_millis":<number>,' +
        '"end_time":"<milliseconds>","end_time_in_millis":<number>,"duration_in_millis":<number>,' +
        '"failures":[],"shards":{"total":6,"failed":0,"successful":6},"feature_states":[]}}'
    ],
    'records-status': [
      200,
      json,
      `{"snapshots":[{"snapshot":"${RECORDS}","repository":"camunda","uuid":"<uuid>",` +
        `"state":"SUCCESS","include_global_state":true,${stats(6)},` +
        `"indices":{${recordIndices.map(indexStatus)}}}]}`
    ],
    'zeebe-start': [
      202,
      v3,
      `{"message":"A backup with id ${ID} has been scheduled. ` +
        `Use GET actuator/backups/${ID} to monitor the status."}`
    ],
    'zeebe-state': [200, v3, zeebeBackup(partition)],
    resume: [200, json, envelope],
    'optimize-list': [200, json, `[${optimizeBackup}]`],
    'operate-list': [200, json, `[${operateBackup(partNames('operate').toReversed())}]`],
    'tasklist-list': [200, json, `[ ${tasklistBackup(partNames('tasklist').toReversed())} ]`],
    'zeebe-list': [200, v3, `[${zeebeBackup(slimPartition)}]`],
    'indices-deleted': [200, text, ''],
    'optimize-delete': [204, '', ''],
    'operate-delete': [204, '', ''],
    'tasklist-delete': [204, '', ''],
    'zeebe-delete': [204, '', ''],
    'records-delete': [200, engineJson, acknowledged],
    'optimize-gone': [
      404,
      json,
      '{"errorCode":"notFoundError",' +
        '"errorMessage":"The server could not find the requested resource.",' +
        `"detailedMessage":"No Optimize backup with ID [${ID}] could be found.",` +
        '"reportDefinition":null}'
    ],
    'operate-gone': [
      404,
      problem,
      `{"status":404,"message":"No backup with id [${ID}] found.","instance":"<random uuid>",` +
        '"type":"Requested resource not found"}'
    ],
    'tasklist-gone': [
      404,
      problem,
      `{\n  "status" : 404,\n  "message" : "No backup with id [${ID}] found.",\n` +
        '  "instance" : "<random uuid>"\n}'
    ],
    'zeebe-gone': [404, v3, `{"message":"Backup with id ${ID} does not exist"}`],
    'records-gone': [
      404,
      json,
      `{"error":{"root_cause":[{${missingSnapshot}}],${missingSnapshot}},"status":404}`
    ],
    'snapshots-left': [200, json, '{"snapshots":[],"total":0,"remaining":0}']
  }
  return { steps, partNames }
}

/** Not an older patch: before 8.7.23 an id that is gone is a 400, and the guide waits for a 404. */
const { version } = newestOf('8.7')

const runs = [
  ['pinned', ['--camunda', '8.7'], 'elasticsearch'],
  ['side by side with other releases', [], 'elasticsearch'],
  ['on OpenSearch', ['--camunda', '8.7', '--search-engine', 'opensearch:2.19'], 'opensearch']
] as const

/** The steps in which the search engine itself answers, in words of its own. */
const engineSteps = ['records-start', 'records-status', 'records-gone', 'snapshots-left']

for (const [why, asked, searchEngine] of runs) {
  const onElasticsearch = searchEngine === 'elasticsearch'
  const engineJson = onElasticsearch ? json : `${json}; charset=UTF-8`

  t.test(`the guide against ${version}, ${why}`, async t => {
    const flags = ['--port-base=0', '--clock=x60', '--pace=realistic', ...asked]
    const cli = await startCli(t, flags)
    const script = 'test/e2e/guide-8-7.sh'
    const answers = await followGuide(t, cli, { script, backupId: ID, searchEngine })
    const { steps, partNames } = guideOf(version, engineJson)

    function answerTo(name: string): Answer {
      const answer = answers.get(name)
      if (answer === undefined) throw new Error(`the guide has no step ${name}`)
      return answer
    }

    /** Status, type and body, where what differs from run to run is a word. */
    function told(name: string): [status: number, type: string, body: string] {
      const { status, type, body } = answerTo(name)
      return [status, type, withoutVolatile(body)]
    }

    for (const [name, expected] of Object.entries(steps)) {
      if (!onElasticsearch && engineSteps.includes(name)) continue
      t.test(`${name} is answered as documented`, async t => {
        t.strictSame(told(name), expected)
      })
    }

    /** Single-column rows may end in blanks. */
    const indices = (name: string) =>
      answerTo(name)
        .body.split('\n')
        .map(it => it.trimEnd())
        .filter(it => it !== '')

    t.test('every part of every backup is a snapshot in the one repository', async t => {
      const { snapshots, ...rest } = JSON.parse(answerTo('snapshots').body)
      if (onElasticsearch) t.equal(JSON.stringify(rest), '{"total":15,"remaining":0}')
      const names: string[] = snapshots.map((it: { snapshot: string }) => it.snapshot)
      const expected = [
        ...partNames('optimize', 2),
        ...partNames('operate'),
        ...partNames('tasklist'),
        RECORDS
      ]
      t.strictSame(names.toSorted(), expected.toSorted())
      t.equal(names.at(-1), RECORDS, 'the newest last')
      for (const snapshot of snapshots)
        t.match(snapshot, { state: 'SUCCESS', shards: { failed: 0 } })
    })

    t.test('the records are in a snapshot of their own, until it is deleted', async t => {
      const { status, body } = answerTo('records-start')
      t.equal(status, 200)
      t.match(JSON.parse(body), {
        snapshot: { snapshot: RECORDS, state: 'SUCCESS', shards: { total: 6, failed: 0 } }
      })
      t.match(JSON.parse(answerTo('records-status').body), { snapshots: [{ state: 'SUCCESS' }] })
      t.equal(answerTo('records-gone').status, 404)
      t.strictSame(JSON.parse(answerTo('snapshots-left').body).snapshots, [])
    })

    t.test('each application has its index templates', async t => {
      const { status, type, body } = answerTo('templates')
      t.strictSame([status, type], [200, engineJson])
      const templates: { name: string; index_template: object }[] = JSON.parse(body).index_templates
      for (const owner of ['operate', 'tasklist', 'optimize', 'zeebe']) {
        t.ok(
          templates.some(it => it.name.includes(owner)),
          owner
        )
      }
    })

    t.test('every index that there was was deleted by its name', async t => {
      const before = indices('indices-before')
      t.ok(before.length > 30)
      for (const index of before) {
        t.strictSame(told(`delete-index-${index}`), [200, engineJson, acknowledged], index)
      }
    })

    t.test('every snapshot was restored, and together they hold all that there was', async t => {
      const restored: string[] = []
      for (const [name, { status, type, body }] of answers) {
        const [, wanted] = /^restore-(.*)$/.exec(name) ?? []
        if (wanted === undefined) continue
        t.strictSame([status, type], [200, engineJson])
        const { snapshot, indices, shards } = JSON.parse(body).snapshot
        t.equal(snapshot, wanted)
        t.strictSame(shards, { total: indices.length, failed: 0, successful: indices.length })
        t.strictSame(Object.keys(shards), ['total', 'failed', 'successful'])
        restored.push(...indices)
      }
      t.strictSame(restored.toSorted(), indices('indices-before').toSorted(), 'each of them once')
      t.strictSame(indices('indices-restored'), indices('indices-before'))
    })
  })
}
