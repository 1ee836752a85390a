import { readFileSync } from 'node:fs'
import t from 'tap'
import { licencesOf } from '../../tools/licences.js'

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version

t.test('each library is named once, in order, with its version and its licence', async t => {
  const text = licencesOf([
    'node_modules/fastify/lib/route.js',
    'src/index.ts',
    'node_modules/@fastify/error/index.js',
    'node_modules/fastify/fastify.js'
  ])
  const titles = text.split('\n').filter(line => /^\S+ \d+\.\d+\.\d+ \(/.test(line))
  t.strictSame(titles, [
    `@fastify/error ${versionOf('@fastify/error')} (MIT)`,
    `fastify ${versionOf('fastify')} (MIT)`
  ])
  t.equal(text.match(/Permission is hereby granted/g)?.length, 2)
})

t.test('a library inside another is a library of its own', async t => {
  const inner = 'ajv/node_modules/fast-uri'
  const text = licencesOf([`node_modules/${inner}/index.js`])
  t.match(text, new RegExp(`^fast-uri ${versionOf(inner)} `))
})

t.test('own files have no licence of others', async t => {
  t.equal(licencesOf(['src/index.ts', 'tools/build.js']), '')
})

t.test('what was built carries the licences of all that is in it', async t => {
  const text = readFileSync('dist/third-party-licences.txt', 'utf8')
  for (const name of ['fastify', 'ajv', 'pino', 'find-my-way', '@sinclair/typebox']) {
    t.match(text, `${name} ${versionOf(name)} (`, name)
  }
})
