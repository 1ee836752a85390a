/** Which media types are written, and what becomes of a wish for another. */
import t from 'tap'
import { asJson, edges, type Kind, request, type Told } from '../../support/edge.js'
import {
  actuatorTypes,
  json,
  nowhere,
  operateSaid,
  problemJson,
  refused,
  said,
  silent,
  v2,
  v3,
  writable
} from '../../support/edge-answers.js'
import { exhaust, start } from '../../support/edge-starts.js'

const actuators = ['gateway 8.7', 'cluster 8.8', 'history 8.8', 'gateway 8.3'] as const
const controllers = ['Operate 8.7', 'Tasklist 8.7', 'Operate 8.2'] as const
const at = await edges(t, ...actuators, ...controllers, 'Optimize 8.7')
for (const kind of ['gateway 8.7', 'cluster 8.8', 'gateway 8.3'] as const) await exhaust(at[kind])
/** Nothing is listed yet where the gateway has not taken the highest id. */
const listPath = (kind: Kind) => (kind === 'history 8.8' ? '' : '/5')

const acceptDetail = `Acceptable representations: [${actuatorTypes}].`
const unacceptable = (kind: Kind, path: string) =>
  refused(kind, 406, acceptDetail, path, { accept: actuatorTypes })

const types: [
  accept: readonly string[],
  actuator: string | undefined,
  controller: string | undefined
][] = [
  [[], v3, json],
  [['Accept:'], v3, json],
  [['Accept: *'], v3, json],
  [['Accept: */*'], v3, json],
  [['Accept: application/*'], v3, json],
  [['Accept: application/*+json'], v3, json],
  [['Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'], v3, json],
  [['Accept: application/json'], json, json],
  [['Accept: APPLICATION/JSON'], json, json],
  [['Accept: application/json, text/plain, */*'], json, json],
  [['Accept: application/json;charset=utf-8'], `${json};charset=utf-8`, `${json};charset=utf-8`],
  [[`Accept: ${v3}`], v3, v3],
  [[`Accept: ${v2}`], v2, v2],
  [[`Accept: ${v2}, ${json};q=0.5`], v2, v2],
  [[`Accept: ${json};q=0.5, ${v2}`], v2, v2],
  [[`Accept: ${json}, ${v2}`], json, json],
  [[`Accept: ${v2};q=0.9, ${json};q=0.9`], v2, v2],
  [['Accept: application/json;q=0'], json, json],
  [['Accept: text/html', 'Accept: application/json'], json, json],
  [['Accept: text/html'], undefined, undefined],
  [['Accept: application/xml'], undefined, undefined],
  [['Accept: application/problem+json'], undefined, problemJson]
]

for (const [accept, actuator, controller] of types) {
  t.test(
    `the answer to ${accept.join(', ') || 'no Accept'} is ${actuator} or ${controller}`,
    async t => {
      for (const kind of actuators) {
        const path = `${at[kind].path}${listPath(kind)}`
        const answer = await at[kind].tell(request(`GET ${path}`, accept))
        const status = kind === 'history 8.8' ? 200 : 404
        const body = kind === 'history 8.8' ? '[]' : '{"message":"Backup with id 5 does not exist"}'
        const expected =
          actuator === undefined ? unacceptable(kind, path) : said(kind, status, actuator, body)
        t.strictSame(answer, expected, kind)
      }
      for (const kind of controllers) {
        const { path, tell } = at[kind]
        const answer = await tell(request(`GET ${path}`, accept))
        const list = kind === 'Tasklist 8.7' ? '[ ]' : '[]'
        const expected =
          controller === undefined ? unwritable(kind, path) : said(kind, 200, controller, list)
        t.strictSame(answer, expected, kind)
      }
    }
  )
}

/** A controller's list in a type that is no JSON. */
function unwritable(kind: Kind, path: string): Told {
  if (kind === 'Operate 8.7') return operateSaid(400, 'No acceptable representation')
  const detail = `Acceptable representations: [${writable}].`
  return refused(kind, 406, detail, path, { accept: writable })
}

for (const type of ['application/hal+json', 'application/vnd.spring-boot.actuator.v1+json']) {
  t.test(`an actuator writes no ${type}`, async t => {
    for (const kind of actuators) {
      const { path, tell } = at[kind]
      const answer = await tell(request(`GET ${path}`, [`Accept: ${type}`]))
      t.strictSame(answer, unacceptable(kind, path), kind)
    }
  })
}

const nonsense = [
  'banana',
  'application/',
  '*/json',
  'application/json;q=banana',
  'application/json;q=5',
  'application/json, banana'
]

for (const accept of nonsense) {
  t.test(`Accept: ${accept} cannot be read, and takes away the body`, async t => {
    const header = [`Accept: ${accept}`]
    for (const kind of ['gateway 8.7', 'cluster 8.8', 'history 8.8'] as const) {
      const { path, tell } = at[kind]
      const refusal = silent(kind, 406, { accept: actuatorTypes })
      t.strictSame(await tell(request(`GET ${path}`, header)), refusal, kind)
      t.strictSame(await tell(request(`POST ${path}`, [...header, asJson], '[')), refusal, kind)
    }
    for (const kind of ['gateway 8.7', ...controllers] as const) {
      const { path, tell } = at[kind]
      const { headers: missed } = nowhere(kind, 'GET', '/actuator/xyz')
      const vary: Record<string, string> =
        missed['vary'] === undefined ? {} : { vary: missed['vary'] }
      t.strictSame(
        await tell(request('GET /actuator/xyz', header)),
        silent(kind, 404, vary),
        `${kind} 404`
      )
      const wrong = await tell(request(`PUT ${path}`, header))
      t.strictSame(wrong, silent(kind, 405, { allow: 'GET, POST' }), `${kind} 405`)
    }
    for (const kind of controllers) {
      const { path, tell } = at[kind]
      const answer = await tell(request(`POST ${path}`, [...header, asJson], '['))
      t.strictSame(answer, silent(kind, 406, { accept: json }), `${kind} POST`)
    }
    const tasklist = await at['Tasklist 8.7'].tell(request('GET /actuator/backups', header))
    t.strictSame(tasklist, silent('Tasklist 8.7', 406))
    const path = await at['Tasklist 8.7'].tell(request('GET /actuator/backups/abc', header))
    t.strictSame(path, { ...silent('Tasklist 8.7', 400), body: '' })
  })
}

t.test('Operate tells what it cannot read in Accept where its own handler is asked', async t => {
  t.strictSame(
    await at['Operate 8.7'].tell(request('GET /actuator/backups', ['Accept: banana'])),
    operateSaid(
      400,
      "Could not parse 'Accept' header [banana]: Invalid mime type \"banana\": does not contain '/'"
    )
  )
})

t.test(
  'a start by a controller is written as JSON, or refused before its body is read',
  async t => {
    const detail = 'Acceptable representations: [application/json].'
    for (const kind of controllers) {
      const { path } = at[kind]
      for (const type of [v3, v2, problemJson, 'text/html', 'application/xml']) {
        const answer = await start(at[kind], '[', [asJson, `Accept: ${type}`])
        t.strictSame(answer, refused(kind, 406, detail, path, { accept: json }), `${kind} ${type}`)
      }
    }
  }
)

t.test('the handler of a controller speaks before Accept is looked at', async t => {
  for (const kind of controllers) {
    const { path, tell } = at[kind]
    const plain = await tell(request(`GET ${path}/5`))
    t.strictSame(await tell(request(`GET ${path}/5`, ['Accept: text/html'])), plain, kind)
    t.match(plain.statusLine, /404/)
  }
})
