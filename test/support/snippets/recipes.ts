/** Recipes of a page: each is typed at a mock of its own, and what is then seen is what the page says. */
import type { Test } from 'tap'
import { startHere } from '../started.js'
import { at, typed } from './bash.js'
import type { Snippet } from './page.js'

/**
 * The first snippet belongs to all others.
 *
 * @param args - with which the page tells people to start the mock.
 */
export function recipes(args: readonly string[]) {
  return async (t: Test, [common, ...others]: readonly Snippet[]): Promise<void> => {
    t.ok(others.length > 0, 'there are recipes')
    for (const { heading, text, output, line } of others) {
      await t.test(`${heading}, line ${line}`, async t => {
        const { ready } = await startHere(t, args)
        const [seen] = await typed([at(`${common?.text ?? ''}${text}`, ready.doors)])
        t.equal(seen, output)
      })
    }
  }
}
