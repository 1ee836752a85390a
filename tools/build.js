// @ts-check
/**
 * `npm run build`: everything that runs becomes a few files, because opening and linking hundreds of modules would
 * take most of a start. What only some commands need is loaded when they are run. Types are written by tsc.
 */
import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))

/** These come as hundreds of modules of which a start needs a few lines; their licences stand in the files. */
const bundled = ['@sinclair/typebox', '@fastify/type-provider-typebox']

rmSync('dist', { recursive: true, force: true })
await build({
  entryPoints: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts' },
  outdir: 'dist',
  // As deep as the command line lies, so that paths from a module to the package's files hold in both.
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  external: Object.keys(dependencies).filter(name => !bundled.includes(name)),
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  legalComments: 'eof',
  logLevel: 'warning'
})
chmodSync('dist/cli/main.js', 0o755)
