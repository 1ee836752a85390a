import { before, every, type Quirk } from './quirk.js'

/** The web applications as one, 8.8 and later. */
export const webappsQuirks: readonly Quirk[] = [
  {
    id: 'camunda-59901',
    effect: 'a list with verbose=false shows healthy backups as FAILED',
    affected: { '8.8': before(36), '8.9': before(17) },
    on: { 'webapps.verboseFalseVerdict': 'failed' }
  },
  {
    id: 'webapps-verbose-mandatory',
    effect: 'a list without verbose is refused',
    affected: {},
    on: { 'webapps.verboseMandatory': true }
  },
  {
    id: 'camunda-25769',
    effect: 'GET by id is a 500 while the repository is missing, where everything else is a 404',
    affected: { '8.8': every, '8.9': every, '8.10': every },
    on: { 'webapps.getMissingRepository': '500' },
    off: { 'webapps.getMissingRepository': '404' }
  },
  {
    id: 'camunda-33279',
    effect: 'on OpenSearch, a backup stops after part 1 and stays INCOMPLETE',
    affected: {},
    on: { 'webapps.stopsAfterPart': 1, 'tasklist.stopsAfterPart': 1 }
  },
  {
    id: 'camunda-33310',
    effect: 'the same as camunda-33279, by the number of its issue',
    affected: {},
    on: { 'webapps.stopsAfterPart': 1, 'tasklist.stopsAfterPart': 1 }
  },
  {
    id: 'opensearchEarly88',
    effect: 'a missing repository and a lost connection are both a 500',
    affected: {},
    on: { 'webapps.storeErrors': '500' }
  },
  {
    id: 'camunda-43272',
    effect:
      'on OpenSearch, no backup starts or is deleted where the repository has no setting location',
    affected: {},
    on: { 'webapps.needsLocation': true }
  },
  {
    id: 'webapps-docs-202',
    effect: 'a start is accepted with 202, as the OpenAPI file promised',
    affected: {},
    on: { 'webapps.createStatus': '202' }
  }
]
