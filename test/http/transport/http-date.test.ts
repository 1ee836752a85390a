import fc from 'fast-check'
import t from 'tap'
import { httpDate } from '../../../src/http/transport/http-date.js'
import { holds } from '../../support/property.js'

t.test('an instant is said as RFC 9110 has it, whatever was said before', async t => {
  const instants = fc.array(fc.integer({ min: 0, max: 253_402_300_799_999 }), { minLength: 1 })
  const property = fc.property(instants, list =>
    list.every(ms => httpDate(ms) === new Date(ms).toUTCString())
  )
  await holds(t, property)
  t.equal(httpDate(981_173_106_999), 'Sat, 03 Feb 2001 04:05:06 GMT')
  t.equal(httpDate(981_173_107_000), 'Sat, 03 Feb 2001 04:05:07 GMT', 'a millisecond later')
})
