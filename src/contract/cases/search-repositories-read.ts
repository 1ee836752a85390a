/** Reading repositories: which are found, and which are missing. */
import { object, type Pattern, some, text, uuid } from '../pattern.js'
import { noRepository } from './search-answers.js'
import { elastic, known, newerThan, olderThan, type SearchRow, searchCases } from './search-rows.js'
import {
  aRepository,
  aSnapshot,
  deleted,
  got,
  ofNothing,
  own,
  ownRepository,
  steps
} from './search-steps.js'

const service = elastic('RepositoriesService')

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

export const searchRepositoryReadCases = searchCases([...entries, ...read])
