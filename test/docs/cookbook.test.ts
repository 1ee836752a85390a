/** Each recipe is typed at a mock of its own, started as the page tells; what is then seen is what the page says. */
import t from 'tap'
import { missingTools } from '../support/guide.js'
import { at, typed } from '../support/snippets/bash.js'
import { snippetsOf } from '../support/snippets/page.js'
import { startHere } from '../support/started.js'

const missing = missingTools()
if (missing !== undefined && process.env['CI'] !== 'true') {
  t.plan(0, `the recipes need bash, curl and jq: ${missing}`)
  process.exit(0)
}

const snippets = snippetsOf('docs/use/cookbook.md')
const [start, ...others] = snippets.filter(it => it.language === 'console')
const [common, ...recipes] = snippets.filter(it => it.language === 'bash')
const [command, subcommand, ...flags] = (start?.text ?? '').trim().split(' ')

t.test('the page tells how to start, what all recipes share, and then the recipes', async t => {
  t.strictSame([command, subcommand, others], ['c8-backup-mock', 'serve', []])
  t.equal(common?.output, undefined)
  t.ok(recipes.length > 35, `${recipes.length} recipes`)
})

for (const { heading, text, output, line } of recipes) {
  t.test(`${heading}, line ${line}`, async t => {
    const { ready } = await startHere(t, flags)
    const [seen] = await typed([at(`${common?.text ?? ''}${text}`, ready.doors)])
    t.equal(seen, output)
  })
}
