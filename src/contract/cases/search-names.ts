/** What a snapshot and a repository may be called. */

import type { Expectation } from '../case.js'
import { type Pattern, some, wording } from '../pattern.js'
import { assumed } from './evidence.js'
import { failed, repositoryFailed } from './search-answers.js'
import {
  elastic,
  known,
  newerThan,
  olderThan,
  openSearch,
  type SearchRow,
  searchCases
} from './search-rows.js'
import {
  aSnapshot,
  begun,
  endless,
  got,
  ofNothing,
  own,
  ownRepository,
  put,
  refusedStart,
  removal,
  snapshots,
  steps
} from './search-steps.js'

const rules = elastic('SnapshotsService.validate')
const whitespace = 'must not contain whitespace'
const comma = "must not contain ','"
const hash = "must not contain '#'"
const underscore = "must not start with '_'"
const lowercase = 'must be lowercase'
/** Followed by a set whose order is not stable. */
const characters = 'must not contain the following characters [*'

type BrokenName = readonly [id: string, name: string, rule: string, title: string]

/** In the order in which the rules are looked at. */
const broken: readonly [BrokenName, ...BrokenName[]] = [
  ['blank', '{name} a', whitespace, 'a name has no blanks'],
  ['blank.comma', '{name} ,', whitespace, 'a blank is looked for before a comma'],
  ['blank.underscore', '_ {name}', whitespace, 'a blank is looked for before an underscore'],
  ['comma', '{name},b', comma, 'a name has no comma'],
  ['comma.hash', '{name}#,b', comma, 'a comma is looked for before a hash'],
  ['hash', '{name}#b', hash, 'a name has no hash'],
  ['hash.underscore', '_{name}#', hash, 'a hash is looked for before an underscore'],
  ['underscore', '_{name}', underscore, 'a name has no underscore in front'],
  ['underscore.case', '_A{name}', underscore, 'an underscore is looked for before upper case'],
  ['case', '{name}B', lowercase, 'a name has no upper case'],
  ['case.characters', '{name}A*', lowercase, 'upper case is looked for before strange characters'],
  ...(
    [
      ['backslash', '\\'],
      ['slash', '/'],
      ['star', '*'],
      ['question-mark', '?'],
      ['quote', '"'],
      ['less', '<'],
      ['greater', '>'],
      ['bar', '|']
    ] as const
  ).map(
    ([id, it]) => [`characters.${id}`, `{name}${it}b`, characters, `a name has no ${id}`] as const
  )
]

/** As it stands in a path, with the names of variables left alone. */
const encoded = (name: string) => encodeURIComponent(name).replaceAll('%7Bname%7D', '{name}')

function nameRefused(repository: string, name: string, rule: string): Expectation {
  const reason = wording(`[${repository}:${name}] Invalid snapshot name [${name}], ${rule}`)
  return { status: 400, json: envelope('invalid_snapshot_name_exception', reason) }
}

function envelope(type: string, reason: Pattern): Pattern {
  return some({ error: some({ type, reason }), status: 400 })
}

const names: readonly SearchRow[] = [
  ...broken.map(
    ([id, name, rule, title]): SearchRow => ({
      id: `names.${id}`,
      title,
      evidence: [rules],
      steps: [
        put(`${snapshots}/${encoded(name)}`, ofNothing, nameRefused('{repository}', name, rule))
      ]
    })
  ),
  {
    id: 'names.before-repository',
    title: 'a name is looked at before the repository, which need not be there',
    evidence: [known],
    // Nothing can be taken where no repository is.
    safety: 'read-only',
    steps: steps(broken, ([, name, rule]) =>
      put(`/_snapshot/{name}/${encoded(name)}`, ofNothing, nameRefused('{name}', name, rule))
    )
  },
  {
    id: 'names.before-condition',
    title: 'a name is looked at before the repository, which may be out of reach',
    evidence: [known],
    mockOnly: { conditions: { repository: 'unverifiable' } },
    steps: [refusedStart('{name}A', ofNothing, nameRefused('{repository}', '{name}A', lowercase))]
  },
  {
    id: 'names.kept',
    title: 'a name may have hyphens, dots, underscores and digits wherever they stand',
    evidence: [known],
    steps: steps(['{name}-b', '{name}.b', '{name}_b', '1{name}', '.{name}', '-{name}'], name =>
      begun(name)
    )
  },
  ...(
    [
      ['day', '<{name}-{now/d}>', '*.*.*', 'a day'],
      ['month', '<{name}-{now/M{yyyy.MM}}>', '*.*', 'a month in a form of its own'],
      ['yesterday', '<{name}-{now-1d/d}>', '*.*.*', 'a day before today']
    ] as const
  ).map(
    ([id, name, date, what]): SearchRow => ({
      id: `names.date.${id}`,
      title: `date math in a name stands for ${what}`,
      evidence: [known],
      steps: [
        {
          ...put(`${snapshots}/${encoded(name)}`, ofNothing, { status: 200 }),
          undo: [removal(`${snapshots}/{name}-*`)]
        },
        got(`${snapshots}/{name}-*?filter_path=snapshots.snapshot`, {
          status: 200,
          json: { snapshots: [{ snapshot: wording(`{name}-${date}`) }] }
        })
      ]
    })
  ),
  {
    id: 'names.date.strange',
    title: 'date math that cannot be resolved is a name with strange characters',
    evidence: [known],
    steps: [
      put(`${snapshots}/${encoded('<{name}-{tomorrow}>')}`, ofNothing, {
        status: 400,
        json: some({ error: some({ type: 'invalid_snapshot_name_exception' }) })
      })
    ]
  }
]

const takenNames: readonly SearchRow[] = (
  [
    ['', newerThan('8.2'), 'snapshot_name_already_in_use_exception', 'a type of its own'],
    ['.older', olderThan('8.1'), 'invalid_snapshot_name_exception', 'an invalid name']
  ] as const
).flatMap(([suffix, engines, type, what]): SearchRow[] => {
  const taken = (how: string) =>
    failed(
      400,
      type,
      `[{repository}:{name}] Invalid snapshot name [{name}], snapshot with the same name ${how}`
    )
  const evidence = [
    elastic('SnapshotNameAlreadyInUseException'),
    openSearch('SnapshotsService'),
    assumed('the release in which the type came')
  ] as const
  return [
    {
      id: `names.taken${suffix}`,
      title: `a name that is taken is ${what}`,
      ...{ engines, evidence },
      steps: [aSnapshot(), put(`${snapshots}/{name}`, ofNothing, taken('already exists'))]
    },
    {
      id: `names.being-taken${suffix}`,
      title: `a name that is being taken is ${what}`,
      ...{ engines, evidence },
      mockOnly: endless(),
      steps: [begun(), put(`${snapshots}/{name}`, ofNothing, taken('is already in-progress'))]
    }
  ]
})

const registering = (name: string, expect: Expectation) => ({
  ...put(`/_snapshot/${encoded(name)}`, { type: 'fs', settings: { location: '{name}' } }, expect),
  undo: [removal(`/_snapshot/${encoded(name)}`)]
})

const repositories: readonly SearchRow[] = [
  {
    id: 'names.repository.hash',
    title: 'a repository has no hash in its name',
    evidence: [known],
    safety: 'destructive',
    steps: [registering('{name}#b', repositoryFailed("[{name}#b] must not contain '#'"))]
  },
  {
    id: 'names.repository.characters',
    title: 'a repository has no strange characters in its name',
    evidence: [known],
    safety: 'destructive',
    steps: steps(['{name}*b', '{name},b', '{name} b', '{name}/b'], name =>
      registering(name, repositoryFailed(wording(`[${name}] ${characters}`)))
    )
  },
  {
    id: 'names.repository.kept',
    title: 'a repository may have upper case, underscores, hyphens and dots in its name',
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [
      got(own, { status: 200 }),
      registering('{name}A_b-1.c', { status: 200, json: { acknowledged: true } })
    ]
  }
]

export const searchNameCases = searchCases([...names, ...takenNames, ...repositories])
