/**
 * The documented backups from 8.1 to 8.9, each against its own release and against all of them side by side, and
 * what becomes of the procedure of another release. That of 8.7 has a test of its own, with the restore.
 */
import t from 'tap'
import { newestOf, optimizeVersion } from '../../src/domain/release.js'
import { ask } from '../support/ask.js'
import { missingTools } from '../support/guide.js'
import {
  type ProcedureRun,
  type ProcedureWish,
  runProcedure,
  type Told,
  tell
} from '../support/procedure.js'
import {
  envelope,
  json,
  noContent,
  noEndpoint,
  ProcedureAnswers,
  v3
} from '../support/procedure-answers.js'
import { startHere } from '../support/started.js'

/** The id that the outputs in the documentation show. */
const ID = '1748937221'

const missing = missingTools()
if (missing !== undefined && process.env['CI'] !== 'true') {
  t.plan(0, `the procedures need bash, curl and jq: ${missing}`)
  process.exit(0)
}

const v81 = newestOf('8.1').version
const v87 = newestOf('8.7').version
const v88 = newestOf('8.8').version
const v89 = newestOf('8.9').version

const answers = new ProcedureAnswers(ID)
const exporting = ['EXPORTING', 'EXPORTING', 'EXPORTING']

type Steps = Readonly<Record<string, Told>>

/** Side by side, Zeebe and its records are those of 8.7, whichever procedure is followed. */
function stepsOf81({ pinned }: { pinned: boolean }): Steps {
  const zeebe = pinned ? v81 : v87
  const flag = pinned ? noContent : envelope
  const state = pinned ? '{"state":"COMPLETED"}' : '{"state":"COMPLETED","State":"COMPLETED"}'
  return {
    'optimize-start': answers.scheduled('optimize', 2, optimizeVersion(newestOf('8.1'))),
    'operate-start': answers.scheduled('operate', 6, v81),
    'tasklist-start': answers.scheduledIndented('tasklist', 6, v81),
    'optimize-state': [200, json, state],
    'operate-state': [200, json, state],
    'tasklist-state': [200, json, indented(state)],
    pause: flag,
    'records-start': answers.recordsStart(zeebe),
    'records-status': answers.recordsStatus(zeebe),
    'zeebe-start': [200, v3, `{"id":${ID}}`],
    'zeebe-state': pinned ? answers.zeebeStateOf81(v81) : answers.zeebeState(v87),
    resume: flag
  }
}

function indented(object: string): string {
  return JSON.stringify(JSON.parse(object), null, 2).replaceAll('":', '" :')
}

interface ClusterWords {
  readonly webapps: string
  readonly parts: number
  readonly rest: string
  /** Whether Zeebe answers with the members that came with 8.9. */
  readonly asOf89?: boolean
}

function stepsOfCluster({ webapps, parts, rest, asOf89 = false }: ClusterWords): Steps {
  return {
    pause: envelope,
    'history-start': answers.scheduled('webapps', parts, webapps, v3),
    'optimize-start': answers.optimizeStart(),
    'history-state': answers.historyState(parts, webapps),
    'optimize-state': answers.optimizeState(rest),
    'records-start': answers.recordsStart(rest),
    'records-status': answers.recordsStatus(rest),
    'runtime-start': answers.zeebeStart({ idMember: asOf89 }),
    'runtime-state': answers.zeebeState(rest, { withLog: asOf89 }),
    resume: envelope
  }
}

const sideBySide = stepsOfCluster({ webapps: v88, parts: 5, rest: v87 })

const rows: [script: string, camunda: string, steps: Steps, why: string][] = [
  ['procedure-8-1', '8.1', stepsOf81({ pinned: true }), 'a pause is a real 204'],
  ['procedure-8-1', 'all', stepsOf81({ pinned: false }), 'a pause is a 200 with a 204 inside'],
  ['procedure-8-8', '8.8', stepsOfCluster({ webapps: v88, parts: 5, rest: v88 }), 'five parts'],
  ['procedure-8-8', 'all', sideBySide, 'the orchestration cluster is at the door of Operate'],
  [
    'procedure-8-9',
    '8.9',
    stepsOfCluster({ webapps: v89, parts: 7, rest: v89, asOf89: true }),
    'seven parts, and the id has a member of its own'
  ],
  ['procedure-8-9', 'all', sideBySide, 'the paths are those of 8.8']
]

for (const [script, camunda, steps, why] of rows) {
  t.test(`${script} leads to a whole backup against ${camunda}: ${why}`, async t => {
    const run = await runProcedure(t, { script, backupId: ID, flags: ['--camunda', camunda] })
    t.equal(run.code, 0, run.err)
    t.strictSame(run.told, steps)
    t.strictSame(run.phases, exporting, 'exporting goes on')
  })
}

t.test(
  'the procedure on OpenSearch, which registers the repository and has no feature states',
  async t => {
    const run = await runProcedure(t, {
      script: 'procedure-8-8',
      backupId: ID,
      flags: ['--camunda', '8.8', '--search-engine', 'opensearch:2.19'],
      env: { SEARCH_ENGINE: 'opensearch' }
    })
    t.equal(run.code, 0, run.err)
    const { repository, 'records-start': start, 'records-status': status, ...camunda } = run.told
    t.match(repository, [200, /^application\/json/, '{"acknowledged":true}'])
    for (const answer of [start, status]) t.match(answer, [200, /json/, /"state":"SUCCESS"/])
    const steps = Object.entries(stepsOfCluster({ webapps: v88, parts: 5, rest: v88 }))
    t.strictSame(camunda, Object.fromEntries(steps.filter(([name]) => !name.startsWith('records'))))
    t.strictSame(run.phases, exporting, 'exporting goes on')
  }
)

t.test('the procedure beside a relational database, which `all` does not have', async t => {
  const run = await runProcedure(t, {
    script: 'procedure-8-9-rdbms',
    backupId: 'generated',
    flags: ['--camunda', '8.9', '--storage', 'rdbms']
  })
  t.equal(run.code, 0, run.err)
  const [, , body = ''] = run.told['runtime-start'] ?? []
  const [, id = ''] = /"backupId":(\d{13}),/.exec(body) ?? []
  const own = new ProcedureAnswers(id)
  t.strictSame(run.told, {
    'runtime-start': own.zeebeStart({ idMember: true }),
    'runtime-state': own.zeebeState(v89, { withLog: true }),
    state: own.checkpoints()
  })
  t.strictSame(run.phases, exporting)
})

const history = noEndpoint('/actuator/backupHistory')
const backups = noEndpoint('/actuator/backups')
const predetermined =
  'Cannot take backup with predetermined backupId when continuous backups are enabled. ' +
  'Use POST actuator/backupRuntime without specifying a backupId.'
const rdbms = ['--camunda', '8.9', '--storage', 'rdbms']

type WrongWish = Pick<ProcedureWish, 'script' | 'flags' | 'instead' | 'env'>

const wrong: [what: string, WrongWish, complaint: string, steps: Steps][] = [
  [
    'that of 8.7 against 8.8 has no such path in the cluster, and Optimize has begun in vain',
    {
      script: 'guide-8-7',
      flags: ['--camunda', '8.8'],
      instead: { operate: 'orchestration', tasklist: 'orchestration', zeebe: 'orchestration' },
      // It would wait for a state that never comes.
      env: { PATIENCE_SECONDS: '0' }
    },
    'gave up after 0 s: Operate',
    {
      'optimize-start': answers.optimizeStart(),
      'operate-start': backups,
      'tasklist-start': backups
    }
  ],
  [
    'that of 8.8 against 8.7 pauses the gateway in vain, and resumes it',
    { script: 'procedure-8-8', flags: ['--camunda', '8.7'], instead: { orchestration: 'zeebe' } },
    'gave up: history-start was answered 404 application/problem+json',
    { pause: envelope, 'history-start': history, resume: envelope }
  ],
  [
    'that of 8.8 against Operate of 8.7 finds nothing to pause',
    { script: 'procedure-8-8', flags: ['--camunda', '8.7'], instead: { orchestration: 'operate' } },
    'gave up: pause was answered 404 application/problem+json\n' +
      'gave up: resume was answered 404 application/problem+json',
    {
      pause: staticResource('actuator/exporting/pause'),
      resume: staticResource('actuator/exporting/resume')
    }
  ],
  [
    'that of 8.1 against 8.7 ends at its first call',
    { script: 'procedure-8-1', flags: ['--camunda', '8.7'] },
    'gave up: optimize-start was answered 404 application/json',
    {
      'optimize-start': [
        404,
        json,
        '{"timestamp":"<timestamp>","status":404,"error":"Not Found","path":"/actuator/backup"}'
      ]
    }
  ],
  [
    'an id of its own against a cluster that gives the ids',
    { script: 'procedure-8-9-rdbms', flags: rdbms },
    `gave up: runtime-start was answered 400 ${v3}`,
    { 'runtime-start': [400, v3, `{"message":"${predetermined}"}`] }
  ],
  [
    'that for Elasticsearch against a relational database has no history to back up, and resumes',
    { script: 'procedure-8-9', flags: rdbms },
    'gave up: history-start was answered 404 application/problem+json',
    { pause: envelope, 'history-start': history, resume: envelope }
  ]
]

/** Operate and Tasklist look for a file last. */
function staticResource(path: string): Told {
  return noEndpoint(`/${path}`, `No static resource ${path}.`)
}

for (const [what, wish, complaint, steps] of wrong) {
  t.test(`a wrong procedure fails as on the real one: ${what}`, async t => {
    const run: ProcedureRun = await runProcedure(t, { ...wish, backupId: ID })
    t.equal(run.code, 1)
    t.equal(run.err, `${complaint}\n`)
    t.strictSame(run.told, steps)
    t.strictSame(run.phases, exporting, 'exporting goes on')
  })
}

t.test('no call of 8.1 is served by 8.7', async t => {
  const { ready } = await startHere(t, ['--camunda', '8.7', '--pace', 'instant'])
  const start = async (app: 'operate' | 'tasklist') =>
    tell(await ask('POST', `${ready.doors[app]}/actuator/backup`, { backupId: ID }))
  const [status, type, body] = staticResource('actuator/backup')
  t.strictSame(await start('operate'), [status, type, body])
  t.strictSame(await start('tasklist'), [status, type, indented(body)])

  const path = `/actuator/backups/${ID}`
  const zeebe = tell(await ask('POST', `${ready.doors.zeebe}${path}`))
  const members = '"type":"about:blank","title":"Method Not Allowed","status":405'
  const detail = `"detail":"Method 'POST' is not supported.","instance":"${path}"`
  t.strictSame(zeebe, [405, type, `{${members},${detail}}`])
})
