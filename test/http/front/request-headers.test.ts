import t from 'tap'
import { headersOf } from '../../../src/http/front/request-headers.js'

const rows: [raw: string[], hasBody: boolean, expects: boolean, why: string][] = [
  [[], false, false, 'no headers at all'],
  [['Host', 'camunda'], false, false, 'nothing is said of a body'],
  [['Content-Length', '0'], false, false, 'a body of no bytes is none'],
  [['Content-Length', '1'], true, false, 'one byte is a body'],
  [['content-length', '1'], true, false, 'in whatever case'],
  [['Transfer-Encoding', 'chunked'], true, false, 'chunks are a body, however many come'],
  [['X', 'content-length', 'Y', '5'], false, false, 'a value is no name'],
  [['Expect', '100-continue'], false, true, 'the client waits to be told'],
  [['Content-Length', '', 'Expect', ''], false, true, 'empty values are values'],
  [['Content-Length', '2', 'Expect', '100-continue'], true, true, 'both']
]

for (const [rawHeaders, hasBody, expects, why] of rows) {
  t.test(`what headers say of a body: ${why}`, async t => {
    const lines = rawHeaders.join('\n')
    t.strictSame(headersOf({ rawHeaders }), { lines, hasBody, expects })
    t.equal(headersOf({ rawHeaders }), headersOf({ rawHeaders }), 'read once')
  })
}

t.test('a head that is very long is read, and not kept', async t => {
  const rawHeaders = ['X', 'y'.repeat(2_000), 'Content-Length', '3']
  t.equal(headersOf({ rawHeaders }).hasBody, true)
  t.not(headersOf({ rawHeaders }), headersOf({ rawHeaders }))
})
