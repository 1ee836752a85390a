/** Who is let in, and what the others are told. */
import { es, everywhere, failed, holds, os, type Row } from '../../../support/contract.js'

const security = { user: { name: 'camunda', password: 'secret' }, apiKeys: [] }
const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
})
const missing = (path: string) => `missing authentication credentials for REST request [${path}]`
const wrong = 'unable to authenticate user [camunda] for REST request [/]'

const comma = 'Basic realm="security", charset="UTF-8"'
const blank = 'Basic realm="security" charset="UTF-8"'
const refused = (reason: string, challenges: string | readonly string[]) => ({
  ...failed(401, 'security_exception', reason, {
    extra: { header: { 'WWW-Authenticate': challenges } }
  }),
  headers: { 'www-authenticate': typeof challenges === 'string' ? [challenges] : challenges }
})

const challenges: readonly (readonly [readonly string[], string | readonly string[], string])[] = [
  [es('8.15', '8.17', '9.0'), [comma, 'ApiKey'], 'two schemes, in the newest builds with a comma'],
  [es('8.1', '8.13'), [blank, 'ApiKey'], 'two schemes'],
  [es('7.17'), blank, 'a single scheme is a text']
]
const strangers = challenges.flatMap(([engines, offered, why]): Row[] => [
  ...['/', '/?pretty=false', '/_snapshot/backups/_all?verbose=false'].map(
    (path): Row => ({
      engines,
      security,
      ask: ['GET', path],
      ...refused(missing(path), offered),
      why: `who says nothing; the path with its query; ${why}`
    })
  ),
  {
    engines,
    security,
    ask: ['GET', '/', undefined, basic('camunda', 'guess')],
    ...refused(wrong, offered),
    why: `who says something wrong; ${why}`
  }
])

const openSearch = ['missing', 'wrong'].map(
  (how): Row => ({
    engines: os(),
    security,
    ask: ['GET', '/', undefined, how === 'wrong' ? basic('camunda', 'guess') : {}],
    status: 401,
    body: 'Unauthorized',
    headers: { 'www-authenticate': ['Basic realm="OpenSearch Security"'] },
    why: `credentials that are ${how} are a word to OpenSearch`
  })
)

const known: readonly Row[] = [
  {
    engines: everywhere,
    security,
    ask: ['GET', '/', undefined, basic('camunda', 'secret')],
    status: 200,
    headers: { 'www-authenticate': undefined },
    why: 'who is known'
  },
  { engines: everywhere, ask: ['GET', '/'], status: 200, why: 'nobody is asked by default' }
]

holds([...strangers, ...openSearch, ...known])
