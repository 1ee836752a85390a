import t from 'tap'
import { isAbout, isOfRelease, reasonToSkip } from '../../src/contract/applying.js'
import type { ContractCase } from '../../src/contract/case.js'
import { allowedClasses } from '../../src/contract/safety.js'

const aCase: ContractCase = {
  id: 'search.a.b',
  title: 'a behaviour',
  subject: 'search',
  evidence: [{ kind: 'assumed', reference: 'nothing', date: '2001-02-03' }],
  safety: 'read-only',
  steps: [{ send: { method: 'GET', path: '/' }, expect: { status: 200 } }]
}

const spans: [about: Partial<ContractCase>, camunda: string, engine: string, is: boolean][] = [
  [{}, '8.7', 'elasticsearch:8.17', true],
  [{ camunda: ['8.2', '8.7'] }, '8.2', 'elasticsearch:8.17', true],
  [{ camunda: ['8.2', '8.7'] }, '8.7', 'elasticsearch:8.17', true],
  [{ camunda: ['8.2', '8.7'] }, '8.1', 'elasticsearch:8.17', false],
  [{ camunda: ['8.2', '8.7'] }, '8.10', 'elasticsearch:8.17', false],
  [{ camunda: ['8.8', '8.10'] }, '8.10', 'elasticsearch:8.17', true],
  [{ engines: ['elasticsearch:8.16-'] }, '8.7', 'elasticsearch:8.15', false],
  [{ engines: ['elasticsearch:8.16-'] }, '8.7', 'elasticsearch:8.16', true],
  [{ engines: ['elasticsearch:8.16-'] }, '8.7', 'elasticsearch:9.0', true],
  [{ engines: ['elasticsearch:8.16-'] }, '8.7', 'opensearch:2.19', false],
  [{ engines: ['elasticsearch:7.17-8.9'] }, '8.7', 'elasticsearch:8.10', false],
  [{ engines: ['elasticsearch', 'opensearch'] }, '8.7', 'opensearch:3.3', true],
  [{ engines: ['opensearch:2.19'] }, '8.7', 'opensearch:2.18', false]
]
for (const [about, camunda, engine, is] of spans) {
  t.test(`${JSON.stringify(about)} is ${is ? '' : 'not '}about ${camunda}, ${engine}`, async t => {
    t.equal(isOfRelease({ ...aCase, ...about }, { camunda, engine }), is)
  })
}

const target = {
  addresses: { search: { url: 'http://127.0.0.1:9' } },
  headers: {},
  timeoutMs: 1
} as const
const asked = {
  target,
  release: { camunda: '8.7', engine: 'elasticsearch:8.17' },
  allowed: allowedClasses([]),
  only: []
}

t.test('a case is about a target that has all parts it speaks to', async t => {
  t.equal(isAbout(aCase, asked), true)
  t.equal(isAbout({ ...aCase, subject: 'operate' }, asked), false)
  const send = { method: 'GET', path: '/', to: 'operate' } as const
  t.equal(isAbout({ ...aCase, steps: [{ send, expect: { status: 200 } }] }, asked), false)
})

t.test('cases are chosen by the beginning of their ids', async t => {
  t.equal(isAbout(aCase, { ...asked, only: ['search.a'] }), true)
  t.equal(isAbout(aCase, { ...asked, only: ['search.b', 'operate'] }), false)
})

t.test('what changes the target has to be allowed by name', async t => {
  const creating = { ...aCase, safety: 'creates-backups' } as const
  t.match(reasonToSkip(creating, asked), /allow it with --safety creates-backups/)
  const allowed = allowedClasses(['deletes-what-it-created'])
  t.equal(
    reasonToSkip(creating, { ...asked, allowed }),
    undefined,
    'who deletes has created before'
  )
  t.match(reasonToSkip({ ...aCase, safety: 'pauses-exporting' }, { ...asked, allowed }), /allow/)
})

t.test('what only a mock can be brought into is left out elsewhere', async t => {
  const one = { ...aCase, mockOnly: { conditions: { repository: 'missing' } } }
  t.match(reasonToSkip(one, asked), /only a mock/)
  const mock = { ...target, control: 'http://127.0.0.1:8' }
  t.equal(reasonToSkip(one, { ...asked, target: mock }), undefined)
})
