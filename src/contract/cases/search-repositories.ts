/** Repositories: registering, reading, forgetting. */
import { object, type Pattern, some, text, uuid } from '../pattern.js'
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
  olderThan,
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

const written = { type: 'fs', uuid, settings: { location: '{name}' } }
const unwritten = { type: 'fs', settings: { location: '{name}' } }
const inOwn = (json: Pattern) => got(own, { status: 200, json: { '{name}': json } })

const entries: readonly SearchRow[] = [
  {
    id: 'repositories.uuid',
    title: 'Elasticsearch tells the uuid of a repository once something was written to it',
    engines: ['elasticsearch'],
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [aSnapshot('one', ofNothing, own), inOwn(written), deleted(`${own}/one`), inOwn(written)]
  },
  {
    id: 'repositories.uuid.opensearch',
    title: 'OpenSearch tells no uuid of a repository',
    engines: ['opensearch'],
    evidence: [known],
    onlyWhere: ownRepository,
    steps: [aSnapshot('one', ofNothing, own), inOwn(unwritten)]
  }
]

const reached = some({ '{name}': object, '{repository}': object })
const two = [aRepository('{name}-b1'), aRepository('{name}-c1')] as const
const found = (...ends: readonly string[]) => ({
  status: 200,
  json: Object.fromEntries(ends.map(it => [`{name}-${it}`, some({ type: 'fs' })]))
})

const read: readonly SearchRow[] = [
  {
    id: 'repositories.all',
    title: 'all repositories are read under three paths',
    evidence: [service],
    onlyWhere: ownRepository,
    steps: steps(['/_snapshot', '/_snapshot/_all', '/_snapshot/*'], path =>
      got(path, { status: 200, json: reached })
    )
  },
  {
    id: 'repositories.configured',
    title: 'the repository that the applications are configured with has a type and settings',
    evidence: [known],
    steps: [
      got('/_snapshot/{repository}', {
        status: 200,
        json: { '{repository}': some({ type: text, settings: object }) }
      })
    ]
  },
  {
    id: 'repositories.list',
    title: 'repositories are read by a list of names and patterns',
    evidence: [service],
    onlyWhere: ownRepository,
    steps: [...two, got('/_snapshot/{name}-b1,{name}-c*', found('b1', 'c1'))]
  },
  {
    id: 'repositories.exclusion',
    title: 'a minus takes repositories away behind a pattern',
    engines: ['elasticsearch'],
    evidence: [service],
    onlyWhere: ownRepository,
    steps: [...two, got('/_snapshot/{name}-*,-{name}-b1', found('c1'))]
  },
  {
    id: 'repositories.exclusion.first',
    title: 'a minus means nothing before a pattern of repositories',
    engines: newerThan('8.10'),
    evidence: [service],
    steps: [got('/_snapshot/{repository},-{name}', noRepository('-{name}'))]
  },
  {
    id: 'repositories.exclusion.opensearch',
    title: 'a minus means nothing to OpenSearch among repositories',
    engines: ['opensearch'],
    evidence: [known],
    steps: [got('/_snapshot/{repository}*,-{name}', noRepository('-{name}'))]
  },
  {
    id: 'repositories.missing',
    title: 'a repository that is not registered is a 404, alone and among others',
    evidence: [elastic('RepositoryMissingException')],
    steps: steps(['{name}', '{repository},{name}'], names =>
      got(`/_snapshot/${names}`, noRepository('{name}'))
    )
  },
  {
    id: 'repositories.missing.several',
    title: 'of several repositories that are not registered all are told',
    engines: newerThan('8.10'),
    evidence: [service],
    steps: [got('/_snapshot/{name}-a,{name}-b', noRepository('{name}-a, {name}-b'))]
  },
  {
    id: 'repositories.missing.several.older',
    title: 'of several repositories that are not registered the first is told',
    engines: olderThan('8.9'),
    evidence: [known],
    steps: [got('/_snapshot/{name}-a,{name}-b', noRepository('{name}-a'))]
  },
  {
    id: 'repositories.pattern.no-match',
    title: 'a pattern of repositories may match nothing',
    evidence: [service],
    steps: [got('/_snapshot/{name}*', { status: 200, json: {} })]
  },
  {
    id: 'repositories.missing.condition',
    title: 'the registration of a repository is gone with the data of the cluster',
    evidence: [elastic('RepositoryMissingException')],
    mockOnly: { conditions: { repository: 'missing' } },
    steps: [got('/_snapshot/{repository}/_all', noRepository('{repository}'))]
  }
]

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

export const searchRepositoryCases = searchCases([
  ...registered,
  ...entries,
  ...read,
  ...forgotten,
  ...inUse
])
