/** The three ways in which releases tell how a pause or a resume went: whole answers. */
import t from 'tap'
import type { BrokerCondition } from '../../../src/domain/broker-condition.js'
import { json, problemJson, v3 } from '../../support/applications.js'
import { gateway } from '../../support/gateway.js'

const early = ['8.1', '8.2', '8.3', '8.4'] as const
const enveloping = ['8.5', '8.6', '8.7', '8.8', '8.9'] as const
const noContent = { status: 204, type: undefined, body: '' }
const obeyed = { status: 200, type: json, body: '{"body":null,"status":204,"contentType":null}' }

const frame = (type: string, method: string, line: number, javaPackage: string) =>
  `[{"classLoaderName":"app","moduleName":null,"moduleVersion":null,"methodName":"${method}","fileName":"${type}.java","lineNumber":${line},"className":"${javaPackage}.${type}","nativeMethod":false}]`

const unsupported = `{"cause":null,"stackTrace":${frame('ExportingEndpoint', 'post', 46, 'io.camunda.zeebe.shared.management')},"message":null,"suppressed":[],"localizedMessage":null}`
const address = 'camunda-zeebe-0.camunda-zeebe:26501'
const messaging = frame(
  'NettyMessagingService',
  'lambda$sendAndReceive$4',
  261,
  'io.atomix.cluster.messaging.impl'
)

const members =
  'Expected 3 members of partition 1 but found 2, current topology: BrokerClusterStateImpl{partitionLeaders={2=1, 1=0}, brokers=[0, 1, 2], partitions=[1, 2], clusterSize=3, partitionsCount=2, replicationFactor=3}'
const brokerMessage =
  'Received error from broker (INTERNAL_ERROR): Partition 2 failed to pause exporting'
const silence = `Request admin-api-2 to ${address} timed out in PT0S`
const refusal = `Failed to connect channel for address ${address} (resolved: null) : io.netty.channel.AbstractChannel$AnnotatedConnectException: finishConnect(..) failed: Connection refused: /${address}`

const transport = (message: string) =>
  `{"cause":null,"stackTrace":${messaging},"message":"${message}","suppressed":[],"localizedMessage":"${message}"}`

/** What goes wrong, its message, and the exception as it is serialised. */
const failures: [condition: BrokerCondition, message: string, exception: string][] = [
  [
    { kind: 'replicaMissing', partitionId: 1 },
    members,
    `{"message":"${members}","cause":null,"stackTrace":${frame('ExportingControlService', 'validateTopology', 101, 'io.camunda.zeebe.gateway.admin.exporting')},"suppressed":[],"localizedMessage":"${members}"}`
  ],
  [
    { kind: 'brokerError', partitionId: 2, message: 'x' },
    brokerMessage,
    `{"cause":null,"stackTrace":${frame('BrokerRequestManager', 'handleResponse', 186, 'io.camunda.zeebe.broker.client.impl')},"error":{"code":"INTERNAL_ERROR","message":"Partition 2 failed to pause exporting"},"message":"${brokerMessage}","suppressed":[],"localizedMessage":"${brokerMessage}"}`
  ],
  [{ kind: 'timeout', partitionId: 2 }, silence, transport(silence)],
  [{ kind: 'brokersGone' }, refusal, transport(refusal)],
  [{ kind: 'refused', partitionId: 1 }, refusal, transport(refusal)]
]

const setting = { partitionsCount: 2, requestTimeoutMs: 0 }

for (const release of early) {
  t.test(`${release} answers 204, or 500 with the exception, and knows no soft pause`, async t => {
    const { post, world, suffer } = await gateway(t, release, { setting })
    const phases = () => [...world.zeebe.phases().values()]
    for (const path of ['pause', 'pause?soft=true', 'pause?soft=banana']) {
      t.strictSame(await post(`exporting/${path}`), noContent, path)
      t.strictSame(phases(), ['PAUSED', 'PAUSED'], path)
    }
    t.strictSame(await post('exporting/resume'), noContent)
    t.strictSame(phases(), ['EXPORTING', 'EXPORTING'])
    const broken = await post('exporting/pause', '{"soft":', { 'content-type': 'application/json' })
    t.strictSame(broken, noContent, 'no body is read')
    t.strictSame(await post('exporting/foo'), { status: 500, type: v3, body: unsupported })
    for (const [condition, , exception] of failures) {
      suffer(condition)
      const answer = { status: 500, type: v3, body: exception }
      t.strictSame(await post('exporting/pause'), answer, condition.kind)
    }
  })
}

for (const release of enveloping) {
  t.test(`${release} answers 200 and tells the truth inside`, async t => {
    const { post, world, suffer } = await gateway(t, release, { setting })
    t.strictSame(await post('exporting/pause?soft=true'), obeyed)
    t.strictSame([...world.zeebe.phases().values()], ['SOFT_PAUSED', 'SOFT_PAUSED'])
    const envelope = (body: string) => ({
      status: 200,
      type: json,
      body: `{"body":${body},"status":500,"contentType":null}`
    })
    t.strictSame(await post('exporting/foo'), envelope(unsupported))
    for (const [condition, , exception] of failures) {
      suffer(condition)
      t.strictSame(await post('exporting/pause'), envelope(exception), condition.kind)
    }
    suffer({ kind: 'noBrokers' })
    t.strictSame(await post('exporting/resume'), obeyed, 'an empty topology is complete')
  })
}

t.test('8.10 answers 204, or 500 with the bare message', async t => {
  const { post, world, suffer } = await gateway(t, '8.10', { setting })
  const phases = () => [...world.zeebe.phases().values()]
  t.strictSame(await post('exporting/pause?soft=true'), noContent)
  t.strictSame(phases(), ['SOFT_PAUSED', 'SOFT_PAUSED'])
  t.strictSame(await post('exporting/pause'), noContent)
  t.strictSame(phases(), ['PAUSED', 'PAUSED'])
  t.strictSame(await post('exporting/resume?soft='), noContent)
  t.strictSame(phases(), ['EXPORTING', 'EXPORTING'])
  t.strictSame(await post('exporting/foo'), { status: 500, type: undefined, body: '' })
  for (const [condition, message] of failures) {
    suffer(condition)
    const answer = { status: 500, type: v3, body: message }
    t.strictSame(await post('exporting/pause'), answer, condition.kind)
  }
})

t.test('8.10 binds its parameters as an actuator operation does', async t => {
  const { post, world } = await gateway(t, '8.10')
  const phase = () => world.zeebe.phases().get(1)
  const problem = (detail: string) => ({
    status: 400,
    type: problemJson,
    body: `{"type":"about:blank","title":"Bad Request","status":400,"detail":"${detail}","instance":"/actuator/exporting/pause"}`
  })
  const unmapped = problem('Parameter mapping failure')
  t.strictSame(await post('exporting/pause?soft=banana'), unmapped)
  t.strictSame(await post('exporting/pause', '{"soft":"banana"}'), unmapped, 'in the body, too')
  t.strictSame(await post('exporting/pause', '{"soft":'), problem('Failed to read request'))
  t.equal(phase(), 'EXPORTING', 'nothing has happened')
  await post('exporting/pause', '{"soft":"yes"}')
  t.equal(phase(), 'SOFT_PAUSED')
  await post('exporting/pause?soft=no', '{"soft":true}')
  t.equal(phase(), 'PAUSED', 'the query has the last word')
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  await post('exporting/pause', 'soft=true', form)
  t.equal(phase(), 'SOFT_PAUSED', 'a field of a form is a parameter')
  await post('exporting/pause', 'soft=true', { 'content-type': 'text/plain' })
  t.equal(phase(), 'PAUSED', 'any other body is not read')
  t.strictSame(await post('exporting/pause?physicalTenant=other'), {
    status: 400,
    type: v3,
    body: "Unknown physical tenant 'other'. Configured physical tenants: [default]."
  })
  t.strictSame(await post('exporting/resume?physicalTenant=default'), noContent)
})

t.test('as an operation it settles the type of the answer before it does anything', async t => {
  for (const release of ['8.4', '8.10']) {
    const { ask, world } = await gateway(t, release)
    const headers = { accept: 'text/html' }
    t.equal((await ask('POST', 'exporting/pause', { headers })).status, 406, release)
    t.equal(world.zeebe.phases().get(1), 'EXPORTING', release)
  }
  const { ask, world } = await gateway(t, '8.7')
  t.equal((await ask('POST', 'exporting/pause', { headers: { accept: 'text/html' } })).status, 406)
  t.equal(world.zeebe.phases().get(1), 'PAUSED', 'the controller has done it by then')
})

t.test('a failure may be told by its message only, inside and outside an envelope', async t => {
  const failing = async (release: string, body: 'exception' | 'message' | 'string') => {
    const switches = { 'zeebe.exportingFailureBody': body }
    const { post, suffer } = await gateway(t, release, { setting, switches })
    const unknown = (await post('exporting/foo')).body
    suffer({ kind: 'timeout', partitionId: 2 })
    return [(await post('exporting/pause')).body, unknown]
  }
  const enveloped = (body: string) => `{"body":${body},"status":500,"contentType":null}`
  t.strictSame(await failing('8.9', 'message'), [
    enveloped(`{"message":"${silence}"}`),
    enveloped('{"message":null}')
  ])
  t.strictSame(await failing('8.9', 'string'), [enveloped(`"${silence}"`), enveloped('null')])
  t.strictSame(await failing('8.10', 'message'), [`{"message":"${silence}"}`, '{"message":null}'])
  t.strictSame(await failing('8.10', 'exception'), [transport(silence), unsupported])
  t.strictSame(await failing('8.1', 'string'), [silence, ''])
})

t.test('switches change what a command needs and heeds', async t => {
  const replicaLess = async (resumeNeedsAll: boolean) => {
    const switches = { 'zeebe.resumeNeedsAll': resumeNeedsAll }
    const { post, suffer } = await gateway(t, '8.7', { switches })
    suffer({ kind: 'replicaMissing', partitionId: 1 })
    const inner = async (path: string) => JSON.parse((await post(path)).body).status
    return [await inner('exporting/pause'), await inner('exporting/resume')]
  }
  t.strictSame(await replicaLess(true), [500, 500])
  t.strictSame(await replicaLess(false), [500, 204])

  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const off = await gateway(t, '8.7', { switches: { 'zeebe.formSoft': false } })
  t.strictSame(await off.post('exporting/pause', 'soft=banana', form), obeyed)
  t.equal(off.world.zeebe.phases().get(1), 'PAUSED')

  const hard = await gateway(t, '8.7', { switches: { 'zeebe.softPause': false } })
  t.strictSame(await hard.post('exporting/pause?soft=banana'), obeyed, 'unknown and ignored')

  const strict = await gateway(t, '8.10', { switches: { 'zeebe.exportingNeedsJson': true } })
  t.equal((await strict.post('exporting/pause')).status, 415)
  t.strictSame(await strict.post('exporting/pause', ''), noContent)

  const plain = await gateway(t, '8.7', { quirks: new Map([['exporting-envelope', false]]) })
  t.strictSame(await plain.post('exporting/pause?soft=true'), noContent)
  t.equal(plain.world.zeebe.phases().get(1), 'SOFT_PAUSED')
})
