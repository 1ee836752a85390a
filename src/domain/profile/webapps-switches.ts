/** The web applications as one, `/actuator/backupHistory`, 8.8 and later. */
import { runSwitches } from './run-switches.js'
import { count, flag, words } from './switch.js'

const source = 'camunda/camunda, webapps-backup: BackupController, BackupServiceImpl'

export const webappsSwitches = {
  endpoint: words(
    ['none', 'backupHistory'],
    [
      ['8.1', 'none'],
      ['8.8', 'backupHistory']
    ],
    { help: 'the endpoint behind /actuator', source }
  ),
  parts: count(
    { min: 4, max: 7 },
    [
      ['8.1', 5],
      ['8.9', 7]
    ],
    {
      help: 'snapshots of one backup; clients read them from the answer',
      source: `${source}: BackupPriorities; field reports`
    }
  ),
  startTime: words(['+0000', 'Z'], [['8.1', '+0000']], {
    help: 'how the zone of startTime is written',
    source: 'Camunda 8.8 documentation'
  }),
  failures: words(['[]', 'null', 'omit'], [['8.1', '[]']], {
    help: 'how no failures are written',
    source: `Camunda 8.8 documentation; ${source}`
  }),
  failureTexts: words(['reason', 'whole'], [['8.1', 'reason']], {
    help: 'what is told of a shard failure: its reason, or all of it',
    source
  }),
  storeWord: words(['Elasticsearch', 'Opensearch'], [['8.1', 'Elasticsearch']], {
    help: 'how messages about a lost connection spell the store',
    source
  }),
  duplicateList: words(['name', 'uuid'], [['8.1', 'name']], {
    help: "how a duplicate's snapshots are named",
    source
  }),
  duplicateFailure: words(['502', '500'], [['8.1', '502']], {
    help: 'the status where the store fails to say whether there is a duplicate',
    source
  }),
  runningWord: words(['IN_PROGRESS', 'STARTED'], [['8.1', 'IN_PROGRESS']], {
    help: 'what the state of a part that is being taken is called',
    source
  }),
  knowsIncompatible: flag([['8.1', true]], {
    help: 'whether an INCOMPATIBLE part makes the backup INCOMPATIBLE, or is one that is neither good nor bad',
    source
  }),
  partialStopsQueue: flag([['8.1', true]], {
    help: 'whether a PARTIAL part ends the run',
    source
  }),
  needsLocation: flag([['8.1', false]], {
    help: 'whether a repository without the setting location cannot be read',
    source: 'camunda/camunda#43272'
  }),
  failureReason: words(['null', 'omit'], [['8.1', 'null']], {
    help: 'how no failure reason is written',
    source: 'Camunda 8.8 documentation'
  }),
  getMissingRepository: words(['500', '404'], [['8.1', '500']], {
    help: 'GET by id while the repository is not registered',
    source: 'camunda/camunda#25769'
  }),
  badPattern: words(['500', '400', '502'], [['8.1', '500']], {
    help: 'the status of a pattern that is none',
    source
  }),
  listOrder: words(['newest', 'idDesc'], [['8.1', 'newest']], {
    help: 'the order of the list',
    source
  }),
  incompleteTimeoutSeconds: count({ min: 0, max: 86_400 }, [['8.1', 300]], {
    help: 'how long a missing part still counts as progress',
    source
  }),
  incomplete: words(['immediate', 'timeout', 'timeout-0.3s', 'queue-aware'], [['8.1', 'timeout']], {
    help: 'what a missing part means while none is running',
    source: `${source}; camunda/camunda#33717`
  }),
  pattern: flag(
    [
      ['8.1', false],
      ['8.8', true]
    ],
    {
      help: 'whether the list takes pattern',
      source: 'Camunda 8.9 OpenAPI; camunda/camunda, late 8.8'
    }
  ),
  verboseMandatory: flag([['8.1', false]], {
    help: 'whether a list without verbose is refused',
    source: 'an 8.8 development build'
  }),
  verboseFalseVerdict: words(['right', 'failed'], [['8.1', 'right']], {
    help: 'what verbose=false says of a healthy backup',
    source: 'camunda/camunda#59901'
  }),
  physicalTenants: flag(
    [
      ['8.1', false],
      ['8.10', true]
    ],
    { help: 'whether a backup tells its physical tenants', source: 'camunda/camunda 8.10' }
  ),
  notFoundText: words(['static', 'endpoint'], [['8.1', 'endpoint']], {
    help: 'what problem details say of a path without a route: a missing file, or a missing endpoint',
    source: 'recorded from 8.6.11 for the same kind of endpoint'
  }),
  frameworkErrors: words(['problem', 'spring-default'], [['8.1', 'problem']], {
    help: "the shape of Spring's own errors",
    source: 'recorded from 8.6.11 for the same kind of endpoint'
  }),
  ...runSwitches,
  createStatus: words(['200', '202'], [['8.1', '200']], {
    help: 'the status of an accepted start; the OpenAPI file promised 202',
    source: 'field reports from 8.9; Camunda 8.8 OpenAPI'
  }),
  storeErrors: words(['mapped', '500'], [['8.1', 'mapped']], {
    help: 'whether a missing repository and a lost connection have statuses of their own, and the latter words',
    source: 'camunda/camunda, early 8.8 on OpenSearch'
  }),
  alias: flag([['8.1', false]], {
    help: 'whether the endpoint is also called backups, as where the applications run alone',
    source: 'camunda/camunda, BackupControllerStandalone'
  }),
  deleteDelayMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds from the 204 to the end of the snapshots',
    source: 'field reports from 8.9'
  }),
  registrationGapMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds after an accepted start in which GET still answers 404',
    source: 'field reports from 8.9'
  })
}
