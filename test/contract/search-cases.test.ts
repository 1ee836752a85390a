/** Cases about the search engine change what is their own, and leave nothing of it. */
import t from 'tap'
import type { ContractCase, Request } from '../../src/contract/case.js'
import { contractCases } from '../../src/contract/cases/all.js'
import { classesIn } from '../../src/contract/safety.js'
import { aTarget, reportOf } from '../support/verification.js'

const cases = contractCases.filter(it => it.subject === 'search')

function requestsOf({ steps, onlyWhere }: ContractCase): readonly Request[] {
  const first = onlyWhere === undefined ? [] : [onlyWhere]
  return [...first, ...steps].flatMap(({ send, undo = [] }) => [send, ...undo])
}

/** What may be changed without having the name of the case in it, and why. */
const shared: readonly (readonly [path: RegExp, why: string])[] = [
  [/^\/_cluster\/settings(\?|$)/, 'a setting of the cluster, which goes back to its default'],
  [/^\/_snapshot\/\{repository\}\/_verify$/, 'the nodes write a test file and take it away'],
  [/^\/_nodes\/reload_secure_settings$/, 'the nodes read again what they have'],
  [/^\/_security\/api_key$/, 'a key is named in the body'],
  [/^\/_aliases$/, 'so are aliases and their indices']
]

t.test('what a case changes has a name of its own', async t => {
  for (const it of cases.filter(one => one.mockOnly === undefined)) {
    for (const { method, path } of requestsOf(it)) {
      if (method === 'GET' || method === 'HEAD') continue
      const isShared = shared.some(([known]) => known.test(path))
      t.ok(isShared || path.includes('{name}'), `${it.id}: ${method} ${path}`)
    }
  }
})

t.test('who registers or forgets repositories, or sets the cluster, is destructive', async t => {
  const changes = ({ method, path }: Request) =>
    /^(PUT|POST|DELETE)$/.test(method) && /^\/_(snapshot\/[^/]+|cluster\/settings)(\?|$)/.test(path)
  for (const it of cases) {
    if (requestsOf(it).some(changes)) t.ok(classesIn(it.safety).includes('destructive'), it.id)
  }
})

t.test('nothing is there afterwards that was not there before', async t => {
  for (const engine of ['elasticsearch:8.17', 'opensearch:2.19']) {
    const target = await aTarget(t, ['--camunda', '8.7', '--search-engine', engine])
    const before = await contentOf(target.addresses.search?.url ?? '')
    const report = await reportOf(target, { cases })
    t.ok(report.results.length > 200)
    t.strictSame(report.leftBehind, [])
    t.strictSame(await contentOf(target.addresses.search?.url ?? ''), before, engine)
  }
})

/** Names of indices and snapshots, repositories and settings. */
async function contentOf(url: string): Promise<readonly unknown[]> {
  const paths = [
    '/_cat/indices?h=index&format=json',
    '/_snapshot/camunda/_all?filter_path=snapshots.snapshot',
    '/_snapshot?filter_path=*.type,*.settings',
    '/_cluster/settings'
  ]
  return Promise.all(paths.map(async path => (await fetch(url + path)).json()))
}
