/** What a snapshot and a repository may be called: the rules, in the order in which they are looked at. */
import {
  accepted,
  done,
  everywhere,
  failed,
  holds,
  type Request,
  type Row,
  snapshot,
  under
} from '../../../support/contract.js'

const whitespace = 'must not contain whitespace'
const comma = "must not contain ','"
const hash = "must not contain '#'"
const underscore = "must not start with '_'"
const lowercase = 'must be lowercase'
/** Followed by a set whose order is not stable. */
const characters = 'must not contain the following characters ['

const rules: readonly (readonly [name: string, rule: string, why: string])[] = [
  ['a b', whitespace, 'a blank'],
  ['a ,', whitespace, 'a blank is looked for before a comma'],
  ['_ ', whitespace, 'and before an underscore'],
  ['a,b', comma, 'a comma'],
  ['a#,b', comma, 'a comma is looked for before a hash'],
  ['a#b', hash, 'a hash'],
  ['_#', hash, 'a hash is looked for before an underscore'],
  ['_a', underscore, 'an underscore in front'],
  ['_A', underscore, 'an underscore is looked for before upper case'],
  ['aB', lowercase, 'upper case'],
  ['A*', lowercase, 'upper case is looked for before strange characters'],
  ...['\\', '/', '*', '?', '"', '<', '>', '|'].map(
    it => [`a${it}b`, characters, `a ${it}`] as const
  )
]

const broken = rules.flatMap(([name, rule, why]): Row[] =>
  ['backups', 'missing'].map(repository => ({
    engines: everywhere,
    ask: ['PUT', `/_snapshot/${repository}/${encodeURIComponent(name)}`],
    status: 400,
    like: {
      error: {
        type: 'invalid_snapshot_name_exception',
        reason: startingWith(`[${repository}:${name}] Invalid snapshot name [${name}], ${rule}`)
      }
    },
    why: repository === 'backups' ? why : `${why}: before the repository is looked for`
  }))
)

const kept: readonly Row[] = ['a-b', 'a.b', 'a_b', '1', '.a', '-a'].map(name => ({
  engines: everywhere,
  ask: snapshot(name),
  ...accepted,
  why: 'hyphens, dots and digits are fine'
}))

/** The worlds of these tests begin in February of 2001. */
const dates: readonly (readonly [name: string, resolved: string])[] = [
  ['<snap-{now/d}>', 'snap-2001.02.03'],
  ['<snap-{now/M{yyyy.MM}}>', 'snap-2001.02'],
  ['<snap-{now-1d/d}>', 'snap-2001.02.02']
]
const dated = dates.flatMap(([name, resolved]): Row[] => [
  {
    engines: everywhere,
    given: [snapshot(encodeURIComponent(name))],
    ask: ['GET', `/_snapshot/backups/${resolved}?filter_path=snapshots.snapshot`],
    status: 200,
    body: { snapshots: [{ snapshot: resolved }] },
    why: `${name} is resolved first`
  }
])

const strangeDate: Row = {
  engines: everywhere,
  ask: snapshot(encodeURIComponent('<snap-{tomorrow}>')),
  status: 400,
  like: { error: { type: 'invalid_snapshot_name_exception' } },
  why: 'what cannot be resolved is a name with strange characters'
}

const registering = (name: string): Request => [
  'PUT',
  `/_snapshot/${encodeURIComponent(name)}`,
  { type: 'fs', settings: { location: '/x' } }
]
const repositories: readonly Row[] = [
  {
    engines: everywhere,
    ask: registering('a#b'),
    ...failed(500, 'repository_exception', "[a#b] must not contain '#'"),
    why: 'a repository without a hash'
  },
  ...['a*b', 'a,b', 'a b', 'a/b'].map(
    (name): Row => ({
      engines: everywhere,
      ask: registering(name),
      status: 500,
      like: {
        error: { type: 'repository_exception', reason: startingWith(`[${name}] ${characters}`) }
      },
      why: 'a repository without strange characters'
    })
  ),
  { engines: everywhere, ask: registering('A_b-1.c'), ...done, why: 'it may be upper case' }
]

const deniedNames: Row = {
  engines: everywhere,
  given: [under({ repository: { kind: 'unverifiable' } })],
  ask: snapshot('A'),
  status: 400,
  like: { error: { type: 'invalid_snapshot_name_exception' } },
  why: 'the name is looked at before the repository'
}

holds([...broken, ...kept, ...dated, strangeDate, ...repositories, deniedNames])

function startingWith(text: string): RegExp {
  return new RegExp(`^${text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`)
}
