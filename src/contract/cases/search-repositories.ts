/** Repositories: registering and forgetting. */
import type { Pattern } from '../pattern.js'
import {
  acknowledged,
  called,
  failed,
  invalid,
  noRepository,
  repositoryFailed
} from './search-answers.js'
import {
  elastic,
  known,
  newerThan,
  openSearch,
  type SearchRow,
  searchCases
} from './search-rows.js'
import {
  aRepository,
  aSnapshot,
  begun,
  deleted,
  endless,
  got,
  ofNothing,
  own,
  ownRepository,
  posted,
  put,
  removal,
  steps
} from './search-steps.js'

const service = elastic('RepositoriesService')
const fs = (settings: Readonly<Record<string, Pattern>>) => ({ type: 'fs', settings })
const entry = (settings: Pattern) => ({
  status: 200,
  json: { '{name}': { type: 'fs', settings } }
})
const undo = [removal(own)]

const registered: readonly SearchRow[] = [
  {
    id: 'repositories.put',
    title: 'a repository is registered with PUT, and with POST as well',
    evidence: [service],
    onlyWhere: ownRepository,
    steps: [
      { ...aRepository('{name}-b') },
      {
        ...posted('/_snapshot/{name}-c?verify=true', fs({ location: '{name}-c' }), acknowledged),
        undo: [removal('/_snapshot/{name}-c')]
      }
    ]
  },
  {
    id: 'repositories.replaced',
    title: 'a second registration replaces the first, and values of settings come back as texts',
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [
      aRepository('{name}', { compress: true }, '?verify=false'),
      got(`${own}?filter_path=*.type,*.settings`, entry({ location: '{name}', compress: 'true' })),
      aRepository('{name}', { max_number_of_snapshots: 500 }, '?verify=false'),
      got(
        `${own}?filter_path=*.type,*.settings`,
        entry({ location: '{name}', max_number_of_snapshots: '500' })
      )
    ]
  },
  ...['s3', 'gcs', 'azure'].map(
    (type): SearchRow => ({
      id: `repositories.type.${type}`,
      title: `a repository of the type ${type} can be registered`,
      evidence: [service],
      safety: 'destructive',
      // A real one wants to reach the storage, and to have credentials for it.
      mockOnly: {},
      steps: [{ ...put(own, { type, settings: {} }, acknowledged), undo }]
    })
  ),
  {
    id: 'repositories.type.unknown',
    title: 'a type that nobody has installed is refused',
    evidence: [service],
    safety: 'destructive',
    steps: [
      {
        ...put(own, { type: 'x' }, repositoryFailed('[{name}] repository type [x] does not exist')),
        undo
      }
    ]
  },
  {
    id: 'repositories.type.missing',
    title: 'a type has to be named',
    evidence: [known],
    safety: 'destructive',
    steps: [{ ...put(own, { settings: {} }, invalid('type is missing')), undo }]
  }
]

const two = [aRepository('{name}-b1'), aRepository('{name}-c1')] as const

const forgotten: readonly SearchRow[] = [
  {
    id: 'repositories.delete',
    title: 'a repository is forgotten by its name',
    evidence: [service],
    onlyWhere: ownRepository,
    steps: [deleted(own), got(own, noRepository('{name}'))]
  },
  {
    id: 'repositories.delete.pattern',
    title: 'all repositories that match a pattern are forgotten',
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [
      ...two,
      deleted('/_snapshot/{name}-*'),
      got('/_snapshot/{name}-*', { status: 200, json: {} }),
      got(own, { status: 200 })
    ]
  },
  {
    id: 'repositories.delete.missing',
    title: 'a name or a pattern that is no repository cannot be forgotten',
    evidence: [service],
    safety: 'destructive',
    steps: steps(['{name}', '{name}*'], name => deleted(`/_snapshot/${name}`, noRepository(name)))
  },
  {
    id: 'repositories.delete.list',
    title: 'a list is the name of a repository to who deletes',
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [...two, deleted('/_snapshot/{name}-b1,{name}-c1', noRepository('{name}-b1,{name}-c1'))]
  },
  {
    id: 'repositories.delete.kept',
    title: 'what lies in a repository stays there when it is forgotten',
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [
      aSnapshot('one', ofNothing, own),
      deleted(own),
      aRepository('{name}'),
      got(`${own}/one?filter_path=snapshots.snapshot`, called('one'))
    ]
  }
]

const usedText = 'trying to modify or unregister repository that is currently used'
const inUse: readonly SearchRow[] = [
  {
    id: 'repositories.in-use',
    title: 'a repository in which a snapshot runs can be neither forgotten nor modified',
    engines: newerThan('8.0'),
    evidence: [elastic('RepositoryConflictException'), known],
    mockOnly: endless(),
    onlyWhere: ownRepository,
    steps: [
      begun('one', ofNothing, own),
      ...[deleted(own, inUseAnswer()), put(own, fs({ location: '{name}-other' }), inUseAnswer())]
    ]
  },
  {
    id: 'repositories.in-use.older',
    title: 'a repository in which a snapshot runs cannot be forgotten, in older words',
    engines: ['elasticsearch:7.17', 'opensearch'],
    evidence: [service, openSearch('RepositoriesService')],
    mockOnly: endless(),
    onlyWhere: ownRepository,
    steps: [
      begun('one', ofNothing, own),
      deleted(own, failed(500, 'illegal_state_exception', usedText))
    ]
  }
]

function inUseAnswer() {
  const type = 'repository_conflict_exception'
  return failed(409, type, `[{name}] ${usedText} (snapshot is in progress)`)
}

export const searchRepositoryCases = searchCases([...registered, ...forgotten, ...inUse])
