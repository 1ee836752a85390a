/** One port, three products: the layout of the container, over real connections. */
import t from 'tap'
import { send, sendAll } from '../support/raw-http.js'
import { freePort, startCli } from '../support/started.js'

const port = await freePort()
const shared = ['operate', 'tasklist', 'zeebe'].flatMap(it => [`--${it}-port`, String(port)])
const pinned = ['--camunda', '8.7', '--layout', 'hosts']
await startCli(t, [...pinned, '--port-base', '0', '--pace', 'instant', ...shared])

const request = (line: string, host: string, ...more: readonly string[]) =>
  `${[`${line} HTTP/1.1`, `Host: ${host}`, ...more].join('\r\n')}\r\n\r\n`

const post = (path: string, host: string, body: string) =>
  request(
    `POST ${path}`,
    host,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`
  ) + body

const inOperate =
  '{"type":"about:blank","title":"Not Found","status":404,' +
  '"detail":"No static resource actuator/nope.","instance":"/actuator/nope"}'
const inTasklist =
  '{\n  "type" : "about:blank",\n  "title" : "Not Found",\n  "status" : 404,\n' +
  '  "detail" : "No static resource actuator/nope.",\n  "instance" : "/actuator/nope"\n}'
const inZeebe =
  '{"type":"about:blank","title":"Not Found","status":404,' +
  '"detail":"No endpoint GET /actuator/nope.","instance":"/actuator/nope"}'

const rows: [host: string, body: string, why: string][] = [
  ['camunda-operate:9600', inOperate, 'Operate by name and documented port'],
  ['camunda-tasklist:9600', inTasklist, 'Tasklist, which indents what it says'],
  ['camunda-zeebe-gateway:9600', inZeebe, 'the gateway, with words of its own'],
  ['camunda-tasklist', inTasklist, 'the port says nothing'],
  ['Camunda-Zeebe-Gateway:9600', inZeebe, 'names have no case'],
  [`127.0.0.1:${port}`, inOperate, 'no name of the cluster: the first'],
  ['camunda-identity:9600', inOperate, 'a name of nobody here: the first'],
  ['camunda-tasklist.camunda:9600', inOperate, 'a longer name is another name']
]

for (const [host, body, why] of rows) {
  t.test(`${host} is told apart: ${why}`, async t => {
    const answer = await send(port, request('GET /actuator/nope', host))
    t.match(answer.statusLine, /^HTTP\/1\.1 404/)
    t.equal(answer.headers['content-type'], 'application/problem+json')
    t.equal(answer.body, body)
  })
}

t.test('one connection may speak with all of them in turn', async t => {
  const hosts = ['camunda-zeebe-gateway', 'camunda-tasklist', 'camunda-operate']
  const answers = await sendAll(
    port,
    hosts.map(it => request('GET /actuator/nope', `${it}:9600`))
  )
  t.strictSame(
    answers.map(it => it.body),
    [inZeebe, inTasklist, inOperate]
  )
})

t.test('a backup belongs to the product that was named', async t => {
  const taken = await send(
    port,
    post('/actuator/backups', 'camunda-tasklist:9600', '{"backupId":7}')
  )
  t.match(taken.body, /"camunda_tasklist_7_8\.7\.\d+_part_1_of_6"/)
  const state = async (host: string) =>
    (await send(port, request('GET /actuator/backups/7', `${host}:9600`))).statusLine
  t.match(await state('camunda-tasklist'), /^HTTP\/1\.1 200/)
  t.match(await state('camunda-operate'), /^HTTP\/1\.1 404/)
  t.match(await state('camunda-zeebe-gateway'), /^HTTP\/1\.1 404/)
})

t.test('only the gateway can pause exporting', async t => {
  const pause = async (host: string) =>
    (await send(port, post('/actuator/exporting/pause?soft=true', `${host}:9600`, ''))).body
  t.equal(await pause('camunda-zeebe-gateway'), '{"body":null,"status":204,"contentType":null}')
  t.match(await pause('camunda-operate'), /No static resource actuator\/exporting\/pause\./)
})
