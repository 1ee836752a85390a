import t from 'tap'
import { assert, unreachable } from '../../src/domain/assert.js'

t.test('an assertion stops on what does not hold and says what was promised', async t => {
  t.doesNotThrow(() => assert(1, 'one is something'))
  const message = 'zero is something'
  t.throws(() => assert(0, message), { name: 'AssertionError', message })
})

t.test('a variant that nobody expects is named', async t => {
  const variant = { kind: 'new' } as never
  t.throws(() => unreachable(variant), { message: 'unreachable: {"kind":"new"}' })
})
