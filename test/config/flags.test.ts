import t from 'tap'
import { complaintsOf, read } from '../support/config-sources.js'

t.test('a value follows its flag or an equals sign', async t => {
  t.equal(read({ argv: ['--seed', '-1'] }).config.seed, '-1', 'a minus is no flag')
  t.equal(read({ argv: ['--seed=--x'] }).config.seed, '--x')
  t.equal(read({ argv: ['--seed=a=b'] }).config.seed, 'a=b')
})

t.test('a switch needs no value and takes one', async t => {
  t.equal(read({ argv: ['--no-repository'] }).config.repository, null)
  t.equal(read({ argv: ['--no-repository=false'] }).config.repository, 'camunda')
})

t.test('the configuration is shown on request', async t => {
  t.equal(read({ argv: ['--print-config'] }).printConfig, true)
  t.equal(read({ argv: ['--pace=slow', '--'] }).printConfig, false)
  t.equal(read({ argv: ['--help'] }).printConfig, false, 'another request is not this one')
})

const rows: [why: string, argv: string[], complaints: string[]][] = [
  [
    'unknown, with what was meant',
    ['--portbase'],
    ['--portbase: unknown flag; did you mean --port-base?']
  ],
  ['unknown, with nothing near', ['--chaos'], ['--chaos: unknown flag']],
  ['its plural', ['--quirks=operate-400=on'], ['--quirks: unknown flag; did you mean --quirk?']],
  [
    'unknown, its value goes with it',
    ['--paces', 'slow'],
    ['--paces: unknown flag; did you mean --pace?']
  ],
  [
    'a request misspelt',
    ['--print-confg'],
    ['--print-confg: unknown flag; did you mean --print-config?']
  ],
  ['a letter', ['-p'], ['-p: unknown flag']],
  ['a request with a value', ['--print-config=1'], ['--print-config: takes no value']],
  ['given twice', ['--seed=a', '--seed=a'], ['--seed: given more than once']],
  ['a stray word', ['--seed', 'a', 'b'], ['"b": unexpected argument']],
  ['a stray word after the end of flags', ['--', 'b'], ['"b": unexpected argument']],
  ['no value at the end', ['--seed'], ['--seed: has no value; give a text that is not empty']],
  [
    'no value before the next flag',
    ['--seed', '--print-config'],
    ['--seed: has no value; give a text that is not empty, or write --seed=--print-config']
  ]
]

for (const [why, argv, complaints] of rows) {
  t.test(`a flag is refused: ${why}`, async t => {
    t.strictSame(complaintsOf({ argv }), complaints)
  })
}
