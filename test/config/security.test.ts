/** Whom the search engine's door lets in, and with which certificate it shows itself. */
import t from 'tap'
import { worldLike } from '../../src/config.js'
import { anAuthority, encryptedKey, signedBy } from '../support/certificates.js'
import { complaintsOf, read, type Written } from '../support/config-sources.js'

const user = ['--elasticsearch-user=camunda', '--elasticsearch-password=correct horse']
const securityOf = (...argv: string[]) => read({ argv }).config.searchSecurity

t.test('nothing is asked for unless somebody says so', async t => {
  t.equal(securityOf(), null)
  t.strictSame(securityOf(...user), {
    user: { name: 'camunda', password: 'correct horse' },
    apiKeys: []
  })
  t.strictSame(securityOf('--elasticsearch-api-key=a:b:c', '--elasticsearch-api-key', 'd:e'), {
    user: null,
    apiKeys: [
      { id: 'a', key: 'b:c' },
      { id: 'd', key: 'e' }
    ]
  })
  const env = { C8_BACKUP_MOCK_ELASTICSEARCH_API_KEYS: 'a:b,d:e' }
  t.equal(read({ env }).config.searchSecurity?.apiKeys.length, 2)
  const files = { 'a.yaml': 'elasticsearchApiKeys: ["a:b", "d:e"]' }
  t.equal(read({ argv: ['--config=a.yaml'], files }).config.searchSecurity?.apiKeys.length, 2)
})

const keyAdvice =
  'give API keys as ID:KEY, separated by commas: ids of letters, digits, - and _, each once, and keys of ASCII'
const refused: readonly [argv: string[], complaints: string[], why: string][] = [
  [
    ['--elasticsearch-user=a'],
    ['--elasticsearch-user: has no password; give --elasticsearch-password as well'],
    'a name alone'
  ],
  [
    ['--elasticsearch-password=a'],
    ["--elasticsearch-password: is nobody's; give --elasticsearch-user as well"],
    'a password alone'
  ],
  [
    ['--elasticsearch-user=a:b', '--elasticsearch-password=a'],
    [
      '--elasticsearch-user: "a:b" is not allowed; give up to 500 letters, digits and marks of ASCII, without blanks and colons'
    ],
    'a colon in the name'
  ],
  [
    ['--elasticsearch-user=a', '--elasticsearch-password=a\tb'],
    [
      '--elasticsearch-password: "(secret)" is not allowed; give up to 500 characters, and none that controls a terminal'
    ],
    'a tab in the password, which is not shown'
  ],
  [
    ['--elasticsearch-api-key=hunter2'],
    [`--elasticsearch-api-key: "(secret)" is not allowed; ${keyAdvice}`],
    'a key without its id'
  ],
  [
    ['--elasticsearch-api-key=a:b', '--elasticsearch-api-key=a:c'],
    [`--elasticsearch-api-key: "(secret)" is not allowed; ${keyAdvice}`],
    'two keys of one id'
  ],
  [
    ['--elasticsearch-api-key=a:b', '--search-engine=opensearch:2.19'],
    [
      '--elasticsearch-api-key: opensearch:2.19 has no API keys; give --elasticsearch-user and --elasticsearch-password instead'
    ],
    'a key for what has none'
  ]
]
for (const [argv, complaints, why] of refused) {
  t.test(`refused: ${why}`, async t => t.strictSame(complaintsOf({ argv }), complaints))
}

t.test('secrets are shown to nobody', async t => {
  const { effective } = read({ argv: [...user, '--elasticsearch-api-key=a:hunter2'] })
  t.notMatch(JSON.stringify([...effective]), /correct horse|hunter2/)
  t.match(effective.get('elasticsearchPassword'), {
    value: '(secret)',
    from: 'flag --elasticsearch-password'
  })
  t.match(effective.get('elasticsearchApiKeys'), { value: '(secret)' })
  t.match(effective.get('elasticsearchUser'), { value: 'camunda' })
})

t.test('a world has the credentials of the default one, or its own, or none', async t => {
  const { config } = read({ argv: [...user, '--elasticsearch-api-key=a:b'] })
  const wanted = (wishes: Parameters<typeof worldLike>[1]) => worldLike(config, wishes)
  t.match(wanted({}), { searchSecurity: config.searchSecurity })
  t.match(wanted({ camunda: '8.7' }), { searchSecurity: config.searchSecurity })
  t.strictSame(wanted({ elasticsearchUser: 'u', elasticsearchPassword: 'p' }), {
    ...wanted({}),
    searchSecurity: { user: { name: 'u', password: 'p' }, apiKeys: [] }
  })
  t.match(wanted({ elasticsearchApiKeys: [] }), { searchSecurity: null })
  const { user: its } = config.searchSecurity ?? {}
  t.strictSame(
    { ...wanted({ searchEngine: 'opensearch:3' }) },
    {
      ...wanted({}),
      storage: 'opensearch',
      searchEngine: 'opensearch:3',
      searchSecurity: { user: its, apiKeys: [] }
    },
    'an engine without keys has the user alone'
  )
  t.strictSame(wanted({ elasticsearchUser: 'u' }), {
    complaints: ['elasticsearchUser: has no password; give elasticsearchPassword as well']
  })
})

t.test('a certificate and its key make a door of HTTPS, and of that product alone', async t => {
  const ca = await anAuthority()
  const { cert, key } = await signedBy(ca)
  const files = { 'a.crt': cert, 'a.key': key, chain: `${cert}\n${ca.cert}` }
  const argv = ['--elasticsearch-tls-cert=a.crt', '--elasticsearch-tls-key=a.key']
  const { config, effective } = read({ argv, files })
  for (const { product, tls } of config.doors) {
    t.strictSame(tls, product === 'elasticsearch' ? { cert, key } : undefined, product)
  }
  t.match(effective.get('elasticsearchTlsKey'), { value: 'a.key' })
  t.notMatch(JSON.stringify([...effective]), /PRIVATE/)
  t.strictSame(complaintsOf({ argv: ['--elasticsearch-tls-cert=chain', argv[1] ?? ''], files }), [])
})

t.test('files that will not do are named, with what is wrong', async t => {
  const ca = await anAuthority()
  const [{ cert, key }, other] = [await signedBy(ca), await signedBy(ca)]
  const files = {
    cert,
    key,
    other: other.key,
    locked: await encryptedKey(),
    text: 'hello',
    torn: `${cert.slice(0, 60)}\n-----END CERTIFICATE-----`,
    tornKey: `${key.slice(0, 60)}\n-----END PRIVATE KEY-----`
  }
  const rows: readonly [cert: string, key: string, complaints: readonly RegExp[]][] = [
    ['gone', 'key', [/^--elasticsearch-tls-cert: gone cannot be read: ENOENT/]],
    ['cert', 'gone', [/^--elasticsearch-tls-key: gone cannot be read: ENOENT/]],
    [
      'text',
      'text',
      [
        /^--elasticsearch-tls-cert: text holds no certificate in PEM$/,
        /^--elasticsearch-tls-key: text holds no private key in PEM$/
      ]
    ],
    ['key', 'cert', [/key holds no certificate in PEM$/, /cert holds no private key in PEM$/]],
    ['torn', 'key', [/^--elasticsearch-tls-cert: torn holds a certificate that cannot be read: /]],
    ['cert', 'tornKey', [/tornKey holds a private key that cannot be read: /]],
    ['cert', 'locked', [/locked has a passphrase; give a key without one$/]],
    [
      'cert',
      'other',
      [/^--elasticsearch-tls-key: other is not the key of the certificate in cert$/]
    ]
  ]
  for (const [certFile, keyFile, complaints] of rows) {
    const argv = [`--elasticsearch-tls-cert=${certFile}`, `--elasticsearch-tls-key=${keyFile}`]
    const found = complaintsOf({ argv, files })
    t.equal(found.length, complaints.length, `${certFile}, ${keyFile}`)
    t.match(found, complaints, `${certFile}, ${keyFile}`)
  }
})

const halves: readonly Written[] = [
  { argv: ['--elasticsearch-tls-cert=a'] },
  { argv: ['--elasticsearch-tls-key=a'] }
]
t.test('one of the two files is not enough', async t => {
  t.strictSame(halves.map(complaintsOf), [
    ['--elasticsearch-tls-cert: is half of two; give --elasticsearch-tls-key as well'],
    ['--elasticsearch-tls-key: is half of two; give --elasticsearch-tls-cert as well']
  ])
})

t.test('doors that share a port cannot be told apart before TLS', async t => {
  const { cert, key } = await signedBy(await anAuthority())
  const files = { cert, key }
  const argv = ['--layout=hosts', '--elasticsearch-port=9600']
  const tls = ['--elasticsearch-tls-cert=cert', '--elasticsearch-tls-key=key']
  t.strictSame(complaintsOf({ argv, files }), [], 'without TLS names are enough')
  t.strictSame(complaintsOf({ argv: ['--layout=hosts', ...tls], files }), [], 'a port of its own')
  t.strictSame(complaintsOf({ argv: ['--port-base=0', ...tls], files }), [], 'free ports')
  const [first] = complaintsOf({ argv: [...argv, ...tls], files })
  t.equal(
    first,
    'elasticsearch speaks TLS and operate does not, both at 127.0.0.1:9600 ' +
      '(flag --elasticsearch-port and flag --layout); give one another port (--elasticsearch-port)'
  )
})
