/** Pausing and resuming of exporters on the wire, where an envelope hides what happened. */
import t from 'tap'
import { asJson, edges, type Kind, request } from '../../support/edge.js'
import {
  bare,
  json,
  lastResort,
  notSo,
  nowhere,
  problemJson,
  refused,
  said,
  silent,
  v2,
  v3,
  writable
} from '../../support/edge-answers.js'

const kinds = ['gateway 8.7', 'cluster 8.8'] as const
const at = await edges(t, ...kinds, 'gateway 8.3')

const pause = '/actuator/exporting/pause'
const done = '{"body":null,"status":204,"contentType":null}'
const paused = (kind: Kind, type: string = json) => said(kind, 200, type, done)

const good: [path: string, why: string][] = [
  [pause, 'hard'],
  [`${pause}?soft=true`, 'soft'],
  ['/actuator/exporting/resume', 'and back'],
  ...['TRUE', '1', '0', 'yes', 'no', 'on', 'off', 'false', '%20true%20', ''].map(
    (soft): [string, string] => [`${pause}?soft=${soft}`, 'a way to say yes or no']
  ),
  [`${pause}?soft`, 'no value'],
  [`${pause}?soft=true&soft=banana`, 'the first counts'],
  [`${pause}?Soft=banana`, 'another name'],
  [`${pause}?soft=%ZZ`, 'a value that cannot be decoded is dropped'],
  [`${pause};x=1`, 'matrix parameters are cut'],
  ['/actuator/exporting/pa%75se', 'coded letters are letters']
]

for (const [path, why] of good) {
  t.test(`POST ${path} is a 204 inside a 200: ${why}`, async t => {
    for (const kind of kinds)
      t.strictSame(await at[kind].tell(request(`POST ${path}`)), paused(kind))
  })
}

for (const soft of ['banana', 'null', '2', 't', 'y', 'tru', 'true,false', 'true;x=1']) {
  t.test(`soft=${soft} cannot be converted, whatever the operation and the Accept`, async t => {
    for (const kind of kinds) {
      for (const operation of ['pause', 'resume', 'foo']) {
        const path = `/actuator/exporting/${operation}`
        const sent = request(`POST ${path}?soft=${soft}`, ['Accept: text/html'])
        const detail = `Failed to convert 'soft' with value: '${soft}'`
        t.strictSame(await at[kind].tell(sent), refused(kind, 400, detail, path), `${kind} ${path}`)
      }
    }
  })
}

const form = 'Content-Type: application/x-www-form-urlencoded'
const ignored: [body: string, header: string, why: string][] = [
  ['{"soft":"banana"}', asJson, 'JSON'],
  ['[', asJson, 'broken JSON'],
  ['', asJson, 'no JSON'],
  ['x', 'Content-Type: text/plain', 'another type'],
  ['x', 'Content-Type: banana', 'a type that cannot be parsed'],
  ['soft=true', form, 'a form'],
  ['x=banana', form, 'another field of a form'],
  ['soft=banana', 'Content-Type: text/plain', 'a form that does not say so']
]

for (const [body, header, why] of ignored) {
  t.test(`a body changes nothing for exporting: ${why}`, async t => {
    for (const kind of kinds) {
      t.strictSame(await at[kind].tell(request(`POST ${pause}`, [header], body)), paused(kind))
    }
  })
}

t.test('a field of a form is a parameter, which the query beats', async t => {
  for (const kind of kinds) {
    const { tell } = at[kind]
    t.strictSame(
      await tell(request(`POST ${pause}`, [form], 'soft=banana')),
      refused(kind, 400, "Failed to convert 'soft' with value: 'banana'", pause)
    )
    t.strictSame(
      await tell(request(`POST ${pause}?soft=true`, [form], 'soft=banana')),
      paused(kind)
    )
  }
})

t.test('a body in parts is nothing that anybody reads', async t => {
  const parts = 'Content-Type: multipart/form-data; boundary=x'
  for (const kind of kinds) {
    const answer = await at[kind].tell(request(`POST ${pause}`, [parts], '--x--'))
    t.strictSame(answer, lastResort(kind, 500, pause))
  }
})

const accepts: [accept: string, type: string][] = [
  ['*/*', json],
  ['application/*', json],
  ['application/*+json', json],
  [json, json],
  [v3, v3],
  [v2, v2],
  [problemJson, problemJson],
  ['application/json;charset=utf-8', 'application/json;charset=utf-8']
]

for (const [accept, type] of accepts) {
  t.test(`exporting answers an Accept of ${accept} in ${type}`, async t => {
    for (const kind of kinds) {
      const answer = await at[kind].tell(request(`POST ${pause}`, [`Accept: ${accept}`]))
      t.strictSame(answer, paused(kind, type))
    }
  })
}

t.test('an Accept that nothing fits, or that nobody can read', async t => {
  for (const kind of kinds) {
    const { tell } = at[kind]
    const detail = `Acceptable representations: [${writable}].`
    for (const accept of ['text/html', 'application/xml']) {
      const answer = await tell(request(`POST ${pause}`, [`Accept: ${accept}`]))
      t.strictSame(answer, refused(kind, 406, detail, pause, { accept: writable }), accept)
    }
    const unread = await tell(request(`POST ${pause}`, ['Accept: banana']))
    t.strictSame(unread, silent(kind, 406))
  }
})

t.test('GET and its like are not allowed on any operation, known or not', async t => {
  for (const kind of kinds) {
    const { tell } = at[kind]
    for (const path of [pause, '/actuator/exporting/foo']) {
      for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await tell(request(`${method} ${path}`))
        t.strictSame(answer, notSo(kind, method, path, 'POST'), `${kind} ${method}`)
      }
      const options = await tell(request(`OPTIONS ${path}`))
      t.strictSame(options, silent(kind, 200, { allow: 'POST,OPTIONS', 'accept-patch': '' }))
    }
  }
})

t.test('exporting without an operation, or with too much of one, is not found', async t => {
  for (const kind of kinds) {
    for (const path of ['', '/', '/pause/', '//pause', '/pause/soft'].map(
      it => `/actuator/exporting${it}`
    )) {
      const answer = await at[kind].tell(request(`POST ${path}`))
      t.strictSame(answer, nowhere(kind, 'POST', path), `${kind} ${path}`)
    }
  }
})

for (const operation of [
  'foo',
  'PAUSE',
  'softPause',
  'Resume',
  'null',
  'pause%20',
  'pause.json',
  '1'
]) {
  t.test(`${operation} is a 500 inside a 200`, async t => {
    const { body, ...answer } = await at['gateway 8.7'].tell(
      request(`POST /actuator/exporting/${operation}`)
    )
    const { body: _, ...expected } = paused('gateway 8.7')
    t.strictSame(answer, expected)
    const { body: inner, ...outer } = JSON.parse(body)
    t.strictSame(outer, { status: 500, contentType: null })
    t.strictSame(Object.keys(inner), [
      'cause',
      'stackTrace',
      'message',
      'suppressed',
      'localizedMessage'
    ])
    const { stackTrace, ...rest } = inner
    t.strictSame(rest, { cause: null, message: null, suppressed: [], localizedMessage: null })
    t.ok(stackTrace.length >= 1)
  })
}

t.test('an older gateway pauses with a real 204, and knows of no softness', async t => {
  for (const path of [pause, `${pause}?soft=banana`, '/actuator/exporting/resume']) {
    const answer = await at['gateway 8.3'].tell(request(`POST ${path}`))
    t.strictSame(answer, bare('gateway 8.3', 204), path)
  }
})

t.test('a health component that is not there has no body', async t => {
  for (const kind of kinds) {
    for (const path of ['/actuator/health/nope', '/actuator/health/nope/']) {
      t.strictSame(
        await at[kind].tell(request(`GET ${path}`)),
        silent(kind, 404),
        `${kind} ${path}`
      )
    }
  }
})
