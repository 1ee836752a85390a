import t from 'tap'
import { healthy } from '../../src/domain/conditions.js'
import type { FaultRule } from '../../src/domain/fault.js'
import type { Strike } from '../../src/domain/fault-strike.js'
import { hadEffect, readRecording } from '../../src/world/journal-reading.js'
import { Capture, keptBytesMax } from '../../src/world/recording.js'
import { collectGarbage } from '../support/garbage.js'
import { aRecording } from '../support/journal.js'
import { startMs } from '../support/world.js'

const read = (...given: Parameters<typeof aRecording>) =>
  readRecording(aRecording(...given), '8.7.2')
const captured = (text: string) => {
  const capture = new Capture()
  capture.add(text)
  return capture
}
const struckBy = (effect: FaultRule['effect'], end?: Strike['end']): Strike => ({
  rules: [{ id: 'fault-1', when: {}, effect }],
  delayMs: { before: 0, after: 0 },
  ...(end !== undefined && { end })
})

t.test('the beginning of a body is kept, and all of it counted', async t => {
  const capture = new Capture()
  capture.add('x'.repeat(keptBytesMax - 1))
  t.equal(capture.isFull, false)
  const window = Buffer.from('äbc')
  capture.add(window)
  window.fill(0)
  capture.add('')
  capture.add('more')
  t.equal(capture.isFull, true)
  t.equal(capture.keptBytes, keptBytesMax)
  t.equal(capture.bytes, keptBytesMax - 1 + 4 + 4)
  t.equal(Buffer.byteLength(capture.text().slice(0, -1)), keptBytesMax - 1)
  const other = new Capture()
  other.add(Buffer.from('kept'))
  t.equal(other.text(), 'kept')
})

t.test('what is kept keeps nothing else alive', async t => {
  const captures: Capture[] = []
  const beforeBytes = arrayBufferBytes()
  for (let count = 0; count < 1_000; count += 1) {
    const capture = new Capture()
    capture.add(Buffer.from('{"backupId":42}'))
    captures.push(capture)
    // Whatever else is written in between has its place beside it.
    Buffer.from('x'.repeat(3_000))
  }
  const long = new Capture()
  long.add('ä'.repeat(2_000_000))
  captures.push(long)
  t.ok(arrayBufferBytes() - beforeBytes < 1_000_000)
  t.equal(captures[0]?.text(), '{"backupId":42}')
  t.equal(long.text(), 'ä'.repeat(keptBytesMax / 2))
})

function arrayBufferBytes(): number {
  collectGarbage()
  return process.memoryUsage().arrayBuffers
}

t.test('an entry is a recording, decoded and without secrets', async t => {
  const entry = read({
    method: 'POST',
    url: '/actuator/backups?token=abc',
    headerLines: 'Host\ncamunda\nAuthorization\nBasic abc',
    asked: '{"backupId":42,"password":"pw"}',
    operation: 'takeBackup',
    head: 'HTTP/1.1 200 \r\nContent-Type: application/json\r\nSet-Cookie: a=1\r\n\r\n',
    answered: '{"scheduledSnapshots":[]}',
    endMs: startMs + 3,
    delivered: true
  })
  t.strictSame(entry, {
    id: 0,
    atMs: startMs,
    durationMs: 3,
    product: 'operate',
    operation: 'takeBackup',
    backupId: '42',
    method: 'POST',
    url: '/actuator/backups?token=[redacted]',
    request: {
      headers: { host: 'camunda', authorization: '[redacted]' },
      body: '{"backupId":42,"password":"[redacted]"}',
      bodyBytes: 31
    },
    answer: {
      status: 200,
      headers: { 'content-type': 'application/json', 'set-cookie': '[redacted]' },
      body: '{"scheduledSnapshots":[]}',
      bodyBytes: 25,
      delivered: true
    },
    effect: true,
    why: { release: '8.7.2', text: 'takeBackup for backup 42 on operate (8.7.2): 200' }
  })
})

t.test('which backup an exchange is about', async t => {
  const take = { method: 'POST', operation: 'takeRuntimeBackup' }
  const rows: [id: string | undefined, expected: string | undefined, why: string][] = [
    [read({ backupId: '7' }).backupId, '7', 'the path says it'],
    [
      read({ ...take, asked: '{"backupId":42}', answered: '{"backupId":1}' }).backupId,
      '42',
      'the body says it'
    ],
    [read({ ...take, answered: '{"backupId":43}' }).backupId, '43', 'the cluster has chosen it'],
    [
      read({ ...take, own: { status: 202, body: captured('{"backupId":44}') } }).backupId,
      '44',
      'which nobody heard'
    ],
    [read({ answered: '[{"backupId":1}]' }).backupId, undefined, 'a list is about none']
  ]
  for (const [id, expected, why] of rows) t.equal(id, expected, why)
})

t.test('an effect is what the application did, whatever the client was told', async t => {
  const ended = (status: number) =>
    struckBy({ status }, { kind: 'status', point: 'before', status, ruleId: 'fault-1' })
  const own = (status: number, text = '') => ({ status, body: captured(text) })
  const command = { method: 'POST', operation: 'commandExporting', status: 200 }
  const rows: [recording: Parameters<typeof aRecording>[0], effect: boolean, why: string][] = [
    [{ method: 'POST', status: 200 }, true, 'done'],
    [{ method: 'DELETE', status: 204 }, true, 'done without a word'],
    [{ method: 'PUT', status: 299 }, true, 'the last of the good ones'],
    [{ method: 'POST', status: 300 }, false, 'the first of the others'],
    [{ method: 'POST', status: 199 }, false, 'no answer yet'],
    [{ method: 'POST' }, false, 'no answer at all'],
    [{ method: 'GET', status: 200 }, false, 'reading changes nothing'],
    [{ method: 'POST', operation: 'elasticsearch.count', status: 200 }, false, 'counting neither'],
    [{ method: 'POST', own: own(200) }, true, 'the answer was lost'],
    [{ method: 'POST', status: 502, own: own(202) }, true, 'the answer was replaced'],
    [{ method: 'POST', status: 200, own: own(409) }, false, 'a refusal was replaced'],
    [{ method: 'POST', status: 200, strike: ended(200) }, false, 'the application never saw it'],
    [{ ...command, answered: '{"body":null,"status":204}' }, true, 'exporting says so inside'],
    [{ ...command, answered: '{"body":{},"status":500}' }, false, 'or says otherwise'],
    [{ ...command, answered: '{"body":{"stackTrace":[' }, false, 'or more than is kept'],
    [{ ...command, status: 204 }, true, 'or says so outside']
  ]
  for (const [recording, effect, why] of rows)
    t.equal(hadEffect(aRecording(recording)), effect, why)
})

t.test('why this answer, in one sentence', async t => {
  const rows: [recording: Parameters<typeof aRecording>[0], why: object][] = [
    [{ status: 404 }, { text: 'no operation on operate (8.7.2): 404' }],
    [{ endMs: startMs }, { text: 'no operation on operate (8.7.2): no answer' }],
    [
      { operation: 'getBackup', backupId: '1', status: 200, answered: '{"state":"FAILED"}' },
      {
        state: 'FAILED',
        text: 'getBackup for backup 1 on operate (8.7.2): 200; the state is FAILED'
      }
    ],
    [{ status: 200, answered: '{"status":"COMPLETED"}' }, { state: 'COMPLETED' }],
    [{ status: 400, answered: '{"status":400}' }, { state: undefined }],
    [{ status: 200, answered: '{"snapshots":[{"state":"PARTIAL"}]}' }, { state: 'PARTIAL' }],
    [
      { status: 200, answered: '{"snapshots":[{"state":"A"},{"state":"B"}]}' },
      { state: undefined }
    ],
    [
      { status: 400, refusal: 'BACKUP_EXISTS' },
      { refusal: 'BACKUP_EXISTS', text: /: 400; refused as BACKUP_EXISTS$/ }
    ],
    [
      { status: 502, conditions: { ...healthy, elasticsearch: { kind: 'unreachable' } } },
      { conditions: { elasticsearch: 'unreachable' }, text: /; elasticsearch is unreachable$/ }
    ],
    [{ status: 200, conditions: healthy }, { conditions: undefined }],
    [
      {
        endMs: startMs,
        strike: struckBy({ reset: 'after' }),
        own: { status: 200, body: captured('') }
      },
      {
        fault: { id: 'fault-1', effect: 'reset after' },
        text: /: no answer; struck by fault-1 \(reset after\); the application said 200$/
      }
    ]
  ]
  for (const [recording, why] of rows) t.match(read(recording).why, why)
})
