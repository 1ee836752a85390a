/** What the search engines read out of the header `Authorization`. */
import t from 'tap'
import { readCredentials } from '../../../src/wire/elasticsearch/credentials.js'

const coded = (text: string) => Buffer.from(text).toString('base64')
const strange = (reason: string) => ({
  kind: 'unreadableBasic',
  reason: 'invalid basic authentication header encoding',
  cause: { type: 'illegal_argument_exception', reason }
})

const rows: readonly [header: string | undefined, expected: object, why: string][] = [
  [undefined, { kind: 'none' }, 'no header'],
  ['', { kind: 'none' }, 'an empty header'],
  ['Digest abc', { kind: 'none' }, 'a scheme that is not asked for'],
  [`Basic${coded('u:p')}`, { kind: 'none' }, 'a scheme without its blank'],
  [`Basic ${coded('u:p')}`, { kind: 'basic', user: 'u', password: 'p' }, 'name and password'],
  [`bASIC  ${coded('u:p')} `, { kind: 'basic', user: 'u', password: 'p' }, 'any case, more blanks'],
  [`Basic ${coded('u:a:b')}`, { kind: 'basic', user: 'u', password: 'a:b' }, 'a colon within'],
  [`Basic ${coded('ü:ß€')}`, { kind: 'basic', user: 'ü', password: 'ß€' }, 'UTF-8'],
  [`Basic ${coded(':')}`, { kind: 'basic', user: '', password: '' }, 'nothing on either side'],
  [
    `Basic ${coded('up')}`,
    { kind: 'unreadableBasic', reason: 'invalid basic authentication header value' },
    'no colon'
  ],
  ['Basic a_b', strange('Illegal base64 character 5f'), 'a character of another alphabet'],
  ['Basic dTpw=', strange('Input byte array has wrong 4-byte ending unit'), 'padding in excess'],
  ['Basic dTpwd', strange('Last unit does not have enough valid bits'), 'a character in excess'],
  [`ApiKey ${coded('i:k')}`, { kind: 'apiKey', id: 'i', key: 'k' }, 'id and key'],
  [`apikey ${coded('i:k')}`, { kind: 'apiKey', id: 'i', key: 'k' }, 'id and key in any case'],
  [
    `ApiKey ${coded('ik')}`,
    { kind: 'unreadableApiKey', reason: 'invalid ApiKey value' },
    'a key without a colon'
  ],
  [
    'ApiKey i:k',
    { kind: 'unreadableApiKey', reason: 'Illegal base64 character 3a' },
    'a key that is not encoded'
  ],
  ['Bearer abc', { kind: 'bearer' }, 'a token'],
  ['Bearer  ', { kind: 'none' }, 'no token']
]

for (const [header, expected, why] of rows) {
  t.test(why, async t => t.strictSame(readCredentials(header), expected))
}
