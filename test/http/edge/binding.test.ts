/** Where arguments come from: path, body and query, and which of them has the last word. */
import t from 'tap'
import { asJson, edges, type Kind, request } from '../../support/edge.js'
import {
  habits,
  json,
  messaged,
  operateSaid,
  refused,
  said,
  tasklistSaid
} from '../../support/edge-answers.js'
import { accepted, bodyMissing, exhaust, start } from '../../support/edge-starts.js'

const gateways = ['gateway 8.7', 'gateway 8.3'] as const
const actuators = [...gateways, 'cluster 8.8', 'history 8.8'] as const
const controllers = ['Operate 8.7', 'Tasklist 8.7'] as const
const at = await edges(t, ...actuators, ...controllers, 'Optimize 8.7')
for (const kind of [...gateways, 'cluster 8.8'] as const) await exhaust(at[kind])

const queries: [
  query: string,
  body: string,
  outcome: `=${string}` | 'mapping' | 'unreadable',
  why: string
][] = [
  ['?backupId=5', '{"backupId":77}', '=5', 'the query beats the body'],
  ['?backupId=5', '', '=5', 'the body may be empty'],
  ['?backupId=5', '{}', '=5', 'or without an id'],
  ['?backupId=0x10', '', '=16', 'the spelling is as free as in a body'],
  ['?backupId=%2B5', '', '=5', 'a coded plus sign is one'],
  ['?backupId=+5', '', '=5', 'a plus sign is a blank'],
  ['?x=1&backupId=5&y', '', '=5', 'among others'],
  ['?backupId=113&backupId=114', '', '=113', 'of a repeated parameter the first counts'],
  ['?backupId=113&backupId=abc', '', '=113', 'whatever the others are'],
  ['?backupId=abc&backupId=113', '', 'mapping', 'also if it is no number'],
  ['?BackupId=5', '{"backupId":77}', '=77', 'names have a case'],
  ['?id=5', '{"backupId":77}', '=77', 'another name is nothing'],
  ['?backupId=%ZZ', '{"backupId":77}', '=77', 'a value that cannot be decoded is dropped'],
  ['?backup%49d=5', '{"backupId":77}', '=5', 'the name may be coded'],
  ['?backupId=abc', '{"backupId":77}', 'mapping', 'no number'],
  ['?backupId=0,1', '{"backupId":77}', 'mapping', 'no list'],
  ['?backupId=0;x=1', '{"backupId":77}', 'mapping', 'no matrix parameters here'],
  ['?backupId=5', '[', 'unreadable', 'the body is read first'],
  ['?backupId=5', '{"backupId":{}}', 'unreadable', 'all of it']
]

for (const [query, body, outcome, why] of queries) {
  t.test(`an actuator finds ${outcome} in ${query} and ${body || 'nothing'}: ${why}`, async t => {
    for (const kind of actuators) {
      const { path } = at[kind]
      const expected =
        outcome === 'mapping'
          ? refused(kind, 400, 'Parameter mapping failure', path)
          : outcome === 'unreadable'
            ? refused(kind, 400, 'Failed to read request', path)
            : accepted(kind, outcome.slice(1), at[kind])
      t.strictSame(await start(at[kind], body, [asJson], query), expected, kind)
    }
  })
}

t.test('an empty parameter is a mapping failure, even with an id in the body', async t => {
  for (const kind of ['gateway 8.7', 'gateway 8.3', 'history 8.8'] as const) {
    for (const query of ['?backupId=', '?backupId']) {
      t.strictSame(
        await start(at[kind], '{"backupId":77}', [asJson], query),
        refused(kind, 400, 'Parameter mapping failure', at[kind].path),
        `${kind} ${query}`
      )
    }
  }
})

t.test('plain controllers take no id from the query', async t => {
  for (const kind of controllers) {
    const edge = at[kind]
    t.strictSame(await start(edge, '', [asJson], '?backupId=5'), bodyMissing(kind, edge.path), kind)
    const both = await start(edge, '{"backupId":77}', [asJson], '?backupId=5')
    t.strictSame(both, accepted(kind, '77', edge), kind)
  }
})

/** What a gateway and the history of the cluster say of an id that nobody has. */
function unknown(kind: Kind, id: string) {
  const words =
    kind === 'history 8.8'
      ? `No backup with id [${id}] found.`
      : `Backup with id ${id} does not exist`
  return messaged(kind, 404, words)
}

const goodPaths: [sent: string, id: string][] = [
  ['7', '7'],
  ['007', '7'],
  ['0x10', '16'],
  ['0X10', '16'],
  ['%2310', '16'],
  ['+5', '5'],
  ['%205%20', '5'],
  ['1%200', '10'],
  ['%D9%A1%D9%A0%D9%A8', '108'],
  ['100;x=1', '100'],
  ['9223372036854775806', '9223372036854775806']
]

for (const [sent, id] of goodPaths) {
  t.test(`an actuator reads ${sent} in a path as ${id}`, async t => {
    for (const kind of [...gateways, 'history 8.8'] as const) {
      const { path, tell } = at[kind]
      t.strictSame(await tell(request(`GET ${path}/${sent}`)), unknown(kind, id), kind)
    }
  })
}

t.test('a gateway looks for ids that no backup can have', async t => {
  for (const kind of gateways) {
    for (const id of ['0', '-5', '-9223372036854775808']) {
      const answer = await at[kind].tell(request(`GET ${at[kind].path}/${id}`))
      t.strictSame(answer, unknown(kind, id), `${kind} ${id}`)
    }
  }
})

const badPaths = [
  'abc',
  '1.5',
  '1e3',
  '+',
  '0xG',
  '*',
  '10*',
  'state',
  'null',
  '1,2',
  '%20',
  '100.json',
  '9223372036854775808'
]

for (const sent of badPaths) {
  t.test(`an actuator cannot map ${sent} in a path`, async t => {
    for (const kind of [...gateways, 'history 8.8'] as const) {
      const path = `${at[kind].path}/${sent}`
      if (kind === 'history 8.8' && sent.endsWith('*')) continue
      const expected = refused(kind, 400, 'Parameter mapping failure', path)
      t.strictSame(await at[kind].tell(request(`GET ${path}`)), expected, kind)
      t.strictSame(await at[kind].tell(request(`DELETE ${path}`)), expected, `${kind} DELETE`)
    }
  })
}

t.test("a parameter of the selector's name beats the path, the first of several", async t => {
  for (const [kind, name, others] of [
    ['gateway 8.7', 'id', ['backupId', 'ID']],
    ['gateway 8.3', 'id', ['backupId', 'ID']],
    ['history 8.8', 'backupId', ['id', 'BackupId']]
  ] as const) {
    const { path, tell } = at[kind]
    const get = (query: string) => tell(request(`GET ${path}/${query}`))
    const failure = (id: string) => refused(kind, 400, 'Parameter mapping failure', `${path}/${id}`)
    t.strictSame(await get(`abc?${name}=5`), unknown(kind, '5'), kind)
    t.strictSame(await get(`abc?${name}=5&${name}=abc`), unknown(kind, '5'), `${kind} twice`)
    t.strictSame(await get(`5?${name}=abc&${name}=2`), failure('5'), `${kind} in vain`)
    t.strictSame(await get(`5?${name}=`), failure('5'), `${kind} empty`)
    for (const other of others) {
      t.strictSame(await get(`5?${other}=abc`), unknown(kind, '5'), `${kind} ${other}`)
    }
  }
})

t.test('an actuator reads a JSON body of GET and DELETE, and has no use for it', async t => {
  for (const kind of [...gateways, 'history 8.8'] as const) {
    const { path, tell } = at[kind]
    for (const method of ['GET', 'DELETE']) {
      for (const body of ['[', '[1]', '{"x":{}}']) {
        const broken = await tell(request(`${method} ${path}/abc`, [asJson], body))
        const expected = refused(kind, 400, 'Failed to read request', `${path}/abc`)
        t.strictSame(broken, expected, `${kind} ${method} ${body}`)
      }
    }
    const ignored = await tell(request(`GET ${path}/5`, [asJson], '{"id":7,"backupId":7}'))
    t.strictSame(ignored, unknown(kind, '5'), kind)
    const unread = await tell(request(`GET ${path}/5`, ['Content-Type: text/plain'], '['))
    t.strictSame(unread, unknown(kind, '5'), `${kind} of another type`)
  }
})

t.test('a controller reads paths more freely than bodies', async t => {
  for (const kind of controllers) {
    const { path, tell } = at[kind]
    for (const [sent, id] of [
      ['0x65', 101],
      ['000101', 101],
      ['%20101%20', 101],
      ['%D9%A1', 1],
      ['5;x=1', 5]
    ] as const) {
      const words = `No backup with id [${id}] found.`
      const expected = kind === 'Operate 8.7' ? operateSaid(404, words) : tasklistSaid(404, words)
      t.strictSame(await tell(request(`GET ${path}/${sent}`)), expected, `${kind} ${sent}`)
    }
  }
})

for (const sent of [
  '1.5',
  '1e0',
  '10*',
  '+-1',
  'null',
  'state',
  '-1.json',
  'abc',
  '9223372036854775808'
]) {
  t.test(`a controller cannot convert ${sent} in a path`, async t => {
    for (const method of ['GET', 'DELETE']) {
      const operate = await at['Operate 8.7'].tell(request(`${method} /actuator/backups/${sent}`))
      t.match(
        operate.body,
        "Failed to convert value of type 'java.lang.String' to required type 'java.lang.Long'; "
      )
      const shape = {
        ...operate,
        body: operate.body.replace(/(?<="message":").*?(?=","instance)/, 'WORDS')
      }
      t.strictSame(shape, operateSaid(400, 'WORDS'), `Operate ${method}`)
      const path = `/actuator/backups/${sent}`
      const detail = `Failed to convert 'backupId' with value: '${sent}'`
      const tasklist = await at['Tasklist 8.7'].tell(request(`${method} ${path}`))
      t.strictSame(tasklist, refused('Tasklist 8.7', 400, detail, path), `Tasklist ${method}`)
      const optimize = await at['Optimize 8.7'].tell(request(`${method} ${path}`))
      t.strictSame(optimize, refused('Optimize 8.7', 400, detail, path), `Optimize ${method}`)
    }
  })
}

t.test('a blank path id is one status to Tasklist and another in its body', async t => {
  const path = '/actuator/backups/%20'
  const operate = await at['Operate 8.7'].tell(request(`GET ${path}`))
  t.strictSame(
    operate,
    operateSaid(
      400,
      "Required URI template variable 'backupId' for method parameter type Long is present but converted to null"
    )
  )
  const body = {
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    detail: "Required path variable 'backupId' is not present.",
    instance: path
  }
  const { body: told, ...rest } = await at['Tasklist 8.7'].tell(request(`GET ${path}`))
  const { body: _, ...expected } = refused('Tasklist 8.7', 400, '', path)
  t.strictSame(rest, expected)
  t.equal(told, JSON.stringify(body, undefined, 2).replaceAll('": ', '" : '))
})

t.test('a body of GET is nothing to a controller', async t => {
  for (const kind of [...controllers, 'Optimize 8.7'] as const) {
    const { path, tell } = at[kind]
    const list = habits[kind].family === 'controller' && kind === 'Tasklist 8.7' ? '[ ]' : '[]'
    const answer = await tell(request(`GET ${path}`, [asJson], '['))
    t.strictSame(answer, said(kind, 200, json, list), kind)
  }
})
