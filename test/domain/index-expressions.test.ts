import t from 'tap'
import { resolveExpressions } from '../../src/domain/index-expressions.js'
import { anIndex } from '../support/world.js'

const indices = [
  anIndex({ name: '.security', hidden: true }),
  anIndex({ name: 'closed', open: false }),
  anIndex({ name: 'first', aliases: ['number'] }),
  anIndex({ name: 'hidden', hidden: true }),
  anIndex({ name: 'second', aliases: ['number', 'last'] })
]

type Expand = 'open' | 'closed' | 'hidden'
interface Row {
  readonly items: string[]
  readonly expand?: Expand[]
  readonly aliases?: boolean
  readonly found: string[]
  readonly missing?: string[]
  readonly aliasNames?: string[]
  readonly why: string
}

const rows: Row[] = [
  { items: [], found: ['first', 'second'], why: 'nothing stands for all that is open' },
  { items: ['_all'], found: ['first', 'second'], why: 'so does the word' },
  { items: ['*'], expand: ['closed'], found: ['closed'], why: 'only closed ones are wanted' },
  { items: ['*'], expand: [], found: [], why: 'a wildcard stands for nothing then' },
  { items: ['closed'], expand: [], found: ['closed'], why: 'a name is not a wildcard' },
  { items: ['hidden'], found: ['hidden'], why: 'whoever knows the name finds it' },
  { items: ['h*'], found: [], why: 'a wildcard passes hidden ones by' },
  {
    items: ['h*'],
    expand: ['open', 'hidden'],
    found: ['hidden'],
    why: 'unless it is asked for them'
  },
  { items: ['.s*'], found: ['.security'], why: 'a dot finds what begins with a dot' },
  {
    items: ['second', 'first'],
    found: ['first', 'second'],
    why: 'the order is that of the indices'
  },
  { items: ['number'], found: ['first', 'second'], why: 'an alias stands for all it names' },
  { items: ['la*'], found: ['second'], why: 'a wildcard looks at aliases, too' },
  { items: ['la*'], aliases: false, found: [], why: 'unless aliases are not allowed' },
  {
    items: ['number'],
    aliases: false,
    found: [],
    aliasNames: ['number'],
    why: 'an alias is told apart from nothing'
  },
  { items: ['third'], found: [], missing: ['third'], why: 'a name has to exist' },
  { items: ['t*'], found: [], why: 'a wildcard may match nothing' },
  { items: ['*', '-last'], found: ['first'], why: 'an alias takes its index away' },
  { items: ['*', '-*'], found: [], why: 'a wildcard takes away, too' },
  { items: ['-first'], found: [], missing: ['-first'], why: 'before a wildcard it is a name' }
]

for (const row of rows) {
  t.test(`[${row.items.join(',')}]: ${row.why}`, async t => {
    const { items, expand = ['open'], aliases = true, found, missing = [], aliasNames = [] } = row
    const result = resolveExpressions(indices, items, { expand: new Set(expand), aliases })
    t.strictSame(
      { ...result, indices: result.indices.map(index => index.name) },
      { indices: found, missing, aliasNames }
    )
  })
}
