import t from 'tap'
import { safeBody, safeHeaders, safeUrl } from '../../src/domain/redaction.js'

t.test('headers that prove who one is are not kept', async t => {
  const raw = [
    ['Authorization', 'Basic c2VjcmV0'],
    ['PROXY-authorization', 'Bearer abc'],
    ['cookie', 'a=1'],
    ['Set-Cookie', 'a=1'],
    ['Set-Cookie', 'b=2'],
    ['X-Api-Key', 'k'],
    ['Accept', 'a/b'],
    ['accept', 'c/d'],
    ['Referer', 'http://me:secret@host/path?token=abc&a=1']
  ].flat()
  t.strictSame(safeHeaders(raw), {
    authorization: '[redacted]',
    'proxy-authorization': '[redacted]',
    cookie: '[redacted]',
    'set-cookie': '[redacted]',
    'x-api-key': '[redacted]',
    accept: 'a/b, c/d',
    referer: 'http://[redacted]@host/path?token=[redacted]&a=1'
  })
})

t.test('secrets in a URL are not kept, and the rest stays readable', async t => {
  const rows: [url: string, safe: string][] = [
    ['/a', '/a'],
    ['/a?token=abc', '/a?token=[redacted]'],
    ['/a?x=1&PASSWORD=p&y=2', '/a?x=1&PASSWORD=[redacted]&y=2'],
    [
      '/a?api_key=1&apiKey=2&access-token=3',
      '/a?api_key=[redacted]&apiKey=[redacted]&access-token=[redacted]'
    ],
    ['/a?tokens=1&key=2&token', '/a?tokens=1&key=2&token'],
    ['http://user:pass@host/a', 'http://[redacted]@host/a'],
    ['/a@b?mail=a@b', '/a@b?mail=a@b']
  ]
  for (const [url, safe] of rows) t.equal(safeUrl(url), safe, url)
})

t.test('secrets in a body are not kept', async t => {
  const rows: [body: string, safe: string][] = [
    ['{"backupId":42}', '{"backupId":42}'],
    ['{"password" : "a\\"b","x":"y"}', '{"password" : "[redacted]","x":"y"}'],
    [
      '{"settings":{"secret_key":"s","access_key":"a"}}',
      '{"settings":{"secret_key":"[redacted]","access_key":"[redacted]"}}'
    ],
    ['{"url":"http://me:pw@host/"}', '{"url":"http://[redacted]@host/"}'],
    ['a=1&password=p', 'a=1&password=[redacted]'],
    ['{"password":"cut off', '{"password":"[redacted]"']
  ]
  for (const [body, safe] of rows) t.equal(safeBody(body), safe, body)
})
