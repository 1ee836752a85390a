/** The plan of the house, enforced. Each rule prints its reason when it is broken. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import t from 'tap'

interface SourceFile {
  /** Below the project's folder, with forward slashes. */
  readonly file: string
  readonly text: string
  readonly lines: readonly string[]
}

function filesBelow(folder: string): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter(file => /\.(ts|js)$/.test(file))
    .toSorted()
    .map(file => ({ file, text: readFileSync(file, 'utf8') }))
    .map(it => ({ ...it, lines: it.text.split('\n') }))
}

const source = filesBelow('src')
const everything = [...source, ...filesBelow('test'), ...filesBelow('bench')]

/** A room may look only at the rooms named beside it; a file directly under `src` is a room of its own. */
const rooms: Readonly<Record<string, { readonly sees: readonly string[]; readonly why: string }>> =
  {
    domain: { sees: [], why: 'what is true needs nobody to be true' },
    world: { sees: ['domain'], why: 'memory knows facts, but not how they are said or asked for' },
    wire: {
      sees: ['domain'],
      why: 'words are made from facts, without memory and without a server'
    },
    http: {
      sees: ['domain', 'world', 'wire'],
      why: 'whoever opens the door does not know the house rules'
    },
    config: { sees: ['domain'], why: 'settings are read before anything is built from them' },
    contract: {
      sees: ['domain', 'wire'],
      why: 'a promise is checked from outside, like a stranger would'
    },
    client: { sees: ['wire'], why: 'a client knows the words and nothing else' },
    'config.ts': { sees: ['config', 'domain'], why: 'the public face of the settings' },
    server: {
      sees: ['config.ts', 'domain', 'http', 'wire', 'world'],
      why: 'the composition in parts: it puts worlds behind doors, and answers nobody'
    },
    'server.ts': {
      sees: ['config.ts', 'domain', 'http', 'server', 'wire', 'world'],
      why: 'the composition root puts worlds behind doors and says nothing itself'
    },
    mock: {
      sees: ['client', 'config.ts', 'server.ts', 'wire'],
      why: 'a server and a client in one hand; each is what it is elsewhere'
    },
    cli: {
      sees: ['config.ts', 'server.ts', 'client', 'contract'],
      why: 'commands use what others can use'
    },
    'index.ts': {
      sees: ['client', 'config.ts', 'http', 'mock', 'server.ts', 'world'],
      why: 'the only barrel'
    }
  }

const roomOf = (file: string) => file.split('/')[1] ?? ''

function imports({
  file,
  text
}: SourceFile): { readonly target: string; readonly specifier: string }[] {
  return [...text.matchAll(/(?:from|import|import\() ?'([^']+)'/g)].map(([, specifier = '']) => {
    const local = specifier.startsWith('.')
    const target = local
      ? path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts')
      : specifier
    return { target, specifier }
  })
}

t.test('every file looks only where its room may look', async t => {
  for (const it of source) {
    const room = rooms[roomOf(it.file)]
    if (room === undefined) {
      t.fail(`${it.file} lies in a room that is not in the plan`)
      continue
    }
    const strangers = imports(it)
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ target }) => target)
      .filter(target => roomOf(target) !== roomOf(it.file) && !room.sees.includes(roomOf(target)))
    t.strictSame(strangers, [], `${it.file}: ${room.why}`)
  }
})

t.test('domain takes neither time nor chance nor packages', async t => {
  for (const { file, text } of source.filter(it => roomOf(it.file) === 'domain')) {
    t.notMatch(text, /\bDate\.now|new Date\(\)|\bMath\.random|\bsetTimeout|from '(?!\.)/, file)
  }
})

t.test('only the entry point touches the process', async t => {
  const allowed = new Set(['src/cli/main.ts'])
  for (const { file, text } of source.filter(it => !allowed.has(it.file))) {
    t.notMatch(text.replaceAll('process.pid', ''), /\bprocess\.\w/, file)
  }
})

t.test('nobody is forgotten: every source file is imported by another', async t => {
  const seen = new Set(source.flatMap(it => imports(it).map(({ target }) => target)))
  const entries = ['src/index.ts', 'src/cli/main.ts']
  const orphans = source
    .map(it => it.file)
    .filter(file => !seen.has(file) && !entries.includes(file))
  t.strictSame(orphans, [])
})

t.test('packages in use are declared, and declared ones are in use', async t => {
  const { dependencies = {} }: { dependencies?: Record<string, string> } = JSON.parse(
    readFileSync('package.json', 'utf8')
  )
  const used = source
    .flatMap(imports)
    .map(({ specifier }) => specifier)
    .filter(specifier => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map(specifier =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')
    )
  t.strictSame([...new Set(used)].toSorted(), Object.keys(dependencies).toSorted())
})

t.test('sizes stay within what one can take in', async t => {
  for (const { file, lines } of source) {
    t.ok(lines.length <= 301, `${file}: ${lines.length} lines`)
    const long = lines.findIndex(line => line.length > 160)
    t.equal(long, -1, `${file}:${long + 1} is longer than 160 characters`)
  }
})

t.test('nothing is left behind', async t => {
  const leftovers = new RegExp(['TO', 'DO|FIX', 'ME|X', 'XX|\\.on', 'ly\\(|as an', 'y\\b'].join(''))
  const self = 'test/tidy.test.ts'
  for (const { file, text } of everything.filter(it => it.file !== self))
    t.notMatch(text, leftovers, file)
})

t.test('names are exported by name, and only the index gathers them', async t => {
  for (const { file, text } of source) {
    t.notMatch(text, /^export default/m, file)
    t.notMatch(text, /^export \*/m, file)
  }
})
