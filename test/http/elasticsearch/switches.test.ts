/** What may be switched at the door of Elasticsearch, each from both sides. */
import t from 'tap'
import { elasticsearch } from '../../support/elasticsearch.js'

t.test('a pattern without a match is an empty list, or a missing snapshot', async t => {
  const path = '/_snapshot/backups/nope*'
  const { call: usual } = await elasticsearch(t)
  t.equal((await usual('GET', path)).status, 200)
  const { call: former } = await elasticsearch(t, {
    switches: { 'elasticsearch.emptyPattern': '404' }
  })
  const { status, body } = await former('GET', path)
  t.equal(status, 404)
  t.match(body, {
    error: { type: 'snapshot_missing_exception', reason: '[backups:nope*] is missing' }
  })
})

t.test('a taken name has a type of its own, or that of a bad name', async t => {
  const take = async (switches = {}) => {
    const { call } = await elasticsearch(t, { switches, pace: 'instant' })
    await call('PUT', '/_snapshot/backups/s', {})
    const { status, body } = await call('PUT', '/_snapshot/backups/s', {})
    t.equal(status, 400)
    return body
  }
  const reason = '[backups:s] Invalid snapshot name [s], snapshot with the same name already exists'
  t.match(await take(), { error: { type: 'snapshot_name_already_in_use_exception', reason } })
  const former = { 'elasticsearch.duplicateType': 'invalid_snapshot_name_exception' }
  t.match(await take(former), { error: { type: 'invalid_snapshot_name_exception', reason } })
})

t.test('indices are deleted by full name only, or by pattern too', async t => {
  const { call: usual } = await elasticsearch(t)
  t.equal((await usual('DELETE', '/zeebe-*')).status, 400)
  const switches = { 'elasticsearch.destructiveRequiresName': 'false' }
  const { call: lenient } = await elasticsearch(t, { switches })
  t.equal((await lenient('DELETE', '/zeebe-*')).status, 200)
})

t.test('clients of the next major are refused, or served', async t => {
  const headers = { accept: 'application/vnd.elasticsearch+json; compatible-with=9' }
  const { call: usual } = await elasticsearch(t)
  t.equal((await usual('GET', '/', undefined, headers)).status, 400)
  const { call: later } = await elasticsearch(t, {
    switches: { 'elasticsearch.compat9': 'accept' }
  })
  t.equal((await later('GET', '/', undefined, headers)).status, 200)
})
