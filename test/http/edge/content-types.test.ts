/** Which content types of a start are read, and which of several complaints comes first. */
import t from 'tap'
import { asJson, edges, type Kind, request } from '../../support/edge.js'
import {
  actuatorTypes,
  lastResort,
  notSo,
  nowhere,
  operateSaid,
  problemJson,
  readable,
  refused,
  v2,
  v3
} from '../../support/edge-answers.js'
import { accepted, exhaust, start } from '../../support/edge-starts.js'

const actuators = ['gateway 8.7', 'cluster 8.8', 'history 8.8', 'gateway 8.3'] as const
const controllers = ['Operate 8.7', 'Tasklist 8.7', 'Operate 8.2'] as const
const at = await edges(t, ...actuators, ...controllers, 'Optimize 8.7')
for (const kind of ['gateway 8.7', 'cluster 8.8', 'gateway 8.3'] as const) await exhaust(at[kind])

const unacceptable = (kind: Kind, path: string) =>
  refused(kind, 406, `Acceptable representations: [${actuatorTypes}].`, path, {
    accept: actuatorTypes
  })

const supported = { accept: actuatorTypes }
const notRead = (kind: Kind, type: string, path: string) =>
  refused(kind, 415, `Content-Type '${type}' is not supported.`, path, supported)

for (const type of [v3, v2, `${v3};charset=utf-8`, 'application/json;a=b']) {
  t.test(`an actuator reads ${type}`, async t => {
    for (const kind of actuators) {
      const answer = await start(at[kind], '{"backupId":77}', [`Content-Type: ${type}`])
      t.strictSame(answer, accepted(kind, '77', at[kind]), kind)
    }
  })
}

const notJson = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/vnd.spring-boot.actuator.v1+json',
  'application/vnd.spring-boot.actuator.v4+json',
  problemJson,
  'application/hal+json',
  'application/*+json',
  '*/*',
  'text/json',
  'application/yaml'
]

for (const type of notJson) {
  t.test(`an actuator does not read ${type}, even where there is nothing to read`, async t => {
    for (const kind of actuators) {
      const { path } = at[kind]
      const header = [`Content-Type: ${type}`]
      const expected = notRead(kind, type, path)
      t.strictSame(await start(at[kind], '{"backupId":77}', header), expected, kind)
      t.strictSame(await start(at[kind], '', header, '?backupId=5'), expected, `${kind} empty`)
    }
  })
}

t.test('no content type, or an empty one, is null to an actuator', async t => {
  for (const kind of actuators) {
    for (const header of [[], ['Content-Type:']]) {
      const answer = await start(at[kind], '{"backupId":77}', header)
      t.strictSame(answer, notRead(kind, 'null', at[kind].path), `${kind} ${header}`)
    }
  }
})

for (const type of [
  'banana',
  'application/',
  'application/json;charset=banana',
  'application/json, text/plain'
]) {
  t.test(`a content type of ${type} cannot be parsed, even where none is needed`, async t => {
    for (const kind of actuators) {
      const { path, tell } = at[kind]
      const detail = 'Could not parse Content-Type.'
      const header = [`Content-Type: ${type}`]
      const answer = await start(at[kind], '{"backupId":77}', header)
      t.strictSame(answer, refused(kind, 415, detail, path, supported), kind)
      if (kind === 'gateway 8.3') continue
      const got = await tell(request(`GET ${path}`, header))
      t.strictSame(got, refused(kind, 415, detail, path, { accept: readable }), `${kind} GET`)
    }
  })
}

for (const type of ['application/problem+json', v3, 'application/foo+json;a=b']) {
  t.test(`a controller reads ${type}`, async t => {
    for (const kind of controllers) {
      const answer = await start(at[kind], '{"backupId":77}', [`Content-Type: ${type}`])
      t.strictSame(answer, accepted(kind, '77', at[kind]), kind)
    }
  })
}

for (const type of [
  'text/plain',
  'text/json',
  '*/*',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/xml',
  ''
]) {
  t.test(`a controller does not read ${type || 'a body without a type'}`, async t => {
    for (const kind of [...controllers, 'Optimize 8.7'] as const) {
      const { path } = at[kind]
      const named = type || 'application/octet-stream'
      const header = type === '' ? [] : [`Content-Type: ${type}`]
      const detail = `Content-Type '${named}' is not supported`
      const expected =
        kind === 'Operate 8.7'
          ? operateSaid(400, detail)
          : refused(kind, 415, `${detail}.`, path, { accept: readable })
      t.strictSame(await start(at[kind], '{"backupId":77}', header), expected, kind)
    }
  })
}

t.test('a body in parts is nothing that anybody reads', async t => {
  const header = ['Content-Type: multipart/form-data; boundary=x']
  for (const kind of [...actuators, ...controllers, 'Optimize 8.7'] as const) {
    const detail = 'Failed to parse multipart servlet request'
    t.strictSame(
      await start(at[kind], '--x--', header),
      lastResort(kind, 500, at[kind].path, { detail }),
      kind
    )
  }
})

t.test('route, method, content type, Accept, binding: complaints come in this order', async t => {
  const html = 'Accept: text/html'
  const text = 'Content-Type: text/plain'
  for (const kind of actuators) {
    const { path, tell } = at[kind]
    const wrong = (method: string, where: string, headers: string[]) =>
      tell(request(`${method} ${where}`, headers, '['))
    t.strictSame(
      await wrong('PUT', '/actuator/xyz', [html, text]),
      nowhere(kind, 'PUT', '/actuator/xyz'),
      `${kind} route`
    )
    t.strictSame(
      await wrong('PUT', path, [html, text]),
      notSo(kind, 'PUT', path, 'GET, POST'),
      `${kind} method`
    )
    t.strictSame(
      await wrong('POST', path, [html, text]),
      notRead(kind, 'text/plain', path),
      `${kind} type`
    )
    t.strictSame(
      await wrong('POST', path, [html, asJson]),
      unacceptable(kind, path),
      `${kind} Accept`
    )
    const deleted = await tell(request(`DELETE ${path}/abc`, [html]))
    t.strictSame(deleted, unacceptable(kind, `${path}/abc`), `${kind} DELETE`)
  }
})
