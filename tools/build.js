// @ts-check
/**
 * `npm run build`: everything that runs becomes a few files, libraries included, because opening and linking hundreds
 * of modules would take most of a start. What only some commands need is loaded when they are run. Types are written
 * by tsc.
 */
import { chmodSync, rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { licencesOf } from './licences.js'

/** Libraries that are no ES modules ask for Node's own by `require`. */
const requireOfNode =
  "import { createRequire as requireFrom } from 'node:module'\n" +
  'const require = requireFrom(import.meta.url)'

rmSync('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  outdir: 'dist',
  // As deep as the command line lies, so that paths from a module to the package's files hold in both.
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  banner: { js: requireOfNode },
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true
})
chmodSync('dist/cli/main.js', 0o755)
writeFileSync('dist/third-party-licences.txt', licencesOf(Object.keys(metafile.inputs)))
