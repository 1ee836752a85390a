/** Operate and Tasklist as applications of their own, 8.1 to 8.7. */
import { runSwitches } from './run-switches.js'
import { count, flag, words } from './switch.js'

const recorded = 'recorded from 8.6.11'
const operateSource = 'camunda/camunda, Operate: BackupService, BackupController, ErrorController'
const tasklistSource = 'camunda/camunda, Tasklist: BackupService, ManagementAPIErrorController'

const common = {
  endpoint: words(
    ['backup', 'backups', 'none'],
    [
      ['8.1', 'backup'],
      ['8.2', 'backups'],
      ['8.8', 'none']
    ],
    {
      help: 'the endpoint behind /actuator; from 8.8 the web applications back up as one',
      source: recorded
    }
  ),
  idType: words(
    ['text', 'int32', 'int64'],
    [
      ['8.1', 'text'],
      ['8.2', 'int32'],
      ['8.3', 'int64']
    ],
    { help: 'what a backup id may be', source: operateSource }
  ),
  messages: words(
    ['first', 'later'],
    [
      ['8.1', 'first'],
      ['8.2', 'later']
    ],
    { help: 'the sentences of 8.1, or those of 8.2 and later', source: operateSource }
  ),
  frameworkErrors: words(
    ['spring-default', 'problem'],
    [
      ['8.1', 'spring-default'],
      ['8.5', 'problem']
    ],
    {
      help: "the shape of Spring's own errors: with a timestamp, or problem details",
      source: recorded
    }
  ),
  notFoundText: words(['static', 'endpoint'], [['8.1', 'static']], {
    help: 'what problem details say of a path without a route: a missing file, or a missing endpoint',
    source: recorded
  }),
  includeMessage: flag(
    [
      ['8.1', true],
      ['8.5', false]
    ],
    {
      help: 'whether the timestamp shape carries a message',
      source: `${recorded}; camunda/camunda#37591`
    }
  ),
  unknownId: words(['404', 'es-empty-list'], [['8.1', '404']], {
    help: 'GET of an unknown id: a 404, or what an empty answer of Elasticsearch did',
    source: 'camunda/camunda#37591'
  }),
  incompleteTimeoutSeconds: count({ min: 0, max: 86_400 }, [['8.1', 300]], {
    help: 'how long a missing part still counts as progress',
    source: 'camunda/camunda, BackupProperties'
  }),
  tooManyParts: words(
    ['INCOMPLETE', 'FAILED'],
    [
      ['8.1', 'INCOMPLETE'],
      ['8.2', 'FAILED']
    ],
    { help: 'the state of a backup with more snapshots than expected', source: operateSource }
  ),
  deleteByOwnVersionOnly: flag(
    [
      ['8.1', true],
      ['8.6', false]
    ],
    {
      help: "whether DELETE misses the snapshots of another version's backup",
      source: 'camunda/camunda#18869, #20458'
    }
  ),
  listFilters: flag(
    [
      ['8.1', false],
      ['8.6.12', true],
      ['8.7', true]
    ],
    {
      help: 'whether the list takes verbose and pattern',
      source: 'camunda/camunda#30833, #30836; recorded from 8.6.11'
    }
  ),
  ...runSwitches,
  unknownDelete: words(['204', '404'], [['8.1', '204']], {
    help: 'DELETE of an unknown id; the documentation promises 404',
    source: recorded
  }),
  storeWord: words(['Elasticsearch', 'Opensearch'], [['8.1', 'Elasticsearch']], {
    help: 'how messages about a lost connection spell the store',
    source: operateSource
  }),
  duplicateList: words(['name/uuid', 'uuid'], [['8.1', 'name/uuid']], {
    help: "how a duplicate's snapshots are named",
    source: recorded
  }),
  runningWord: words(['IN_PROGRESS', 'STARTED'], [['8.1', 'IN_PROGRESS']], {
    help: 'what the state of a part that is being taken is called',
    source: recorded
  }),
  knowsIncompatible: flag([['8.1', true]], {
    help: 'whether an INCOMPATIBLE part makes the backup INCOMPATIBLE, or is one that is neither good nor bad',
    source: operateSource
  }),
  doubledNames: flag([['8.1', false]], {
    help: "whether the snapshots' names are doubled",
    source: 'camunda/camunda#22861'
  }),
  capitalState: flag([['8.1', false]], {
    help: "whether 8.1's answer also holds the member State of the documentation",
    source: 'Camunda 8.1 documentation'
  }),
  socketTimeoutMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds of a part after which the client of Elasticsearch gives up; 0 for never',
    source: 'camunda/camunda#29182'
  }),
  onSocketTimeout: words(['fails', 'polls', 'stuck'], [['8.1', 'fails']], {
    help: 'what follows: the run ends, goes on when the part is done, or keeps its queue for ever',
    source: 'camunda/camunda#29182'
  }),
  oldPath: words(
    ['405', '404'],
    [
      ['8.1', '404'],
      ['8.2', '405'],
      ['8.6', '404']
    ],
    {
      help: 'what /actuator/backup answers once the endpoint is called backups',
      source: 'camunda-platform-helm#613; recorded from 8.6.11'
    }
  ),
  postForbidden: flag([['8.1', false]], {
    help: 'whether a start is refused with 403, as by a CSRF filter',
    source: 'camunda/camunda#18766'
  }),
  registrationGapMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds after an accepted start in which GET still answers 404',
    source: 'field reports; the first snapshot is taken asynchronously'
  })
}

const operateSwitches = {
  ...common,
  onSocketTimeout: words(
    ['fails', 'polls', 'stuck'],
    [
      ['8.1', 'fails'],
      ['8.3', 'polls']
    ],
    common.onSocketTimeout
  ),
  errorStyle: words(
    ['spring-default', 'operate-v1', 'tasklist-mgmt'],
    [
      ['8.1', 'spring-default'],
      ['8.3', 'operate-v1']
    ],
    {
      help: 'the shape and statuses of errors of the application itself',
      source: `${operateSource}; ${recorded}`
    }
  ),
  incomplete: words(
    ['immediate', 'timeout', 'timeout-0.3s', 'queue-aware'],
    [
      ['8.1', 'immediate'],
      ['8.5', 'timeout'],
      ['8.6', 'queue-aware']
    ],
    {
      help: 'what a missing part means while none is running',
      source: 'camunda/camunda#33717, #22856, #33735'
    }
  ),
  partialStopsQueue: flag(
    [
      ['8.1', false],
      ['8.5', true]
    ],
    {
      help: 'whether a PARTIAL part ends the run',
      source: 'camunda/camunda, ElasticsearchBackupRepository'
    }
  ),
  prettyJson: flag([['8.1', false]], { help: 'whether JSON is indented', source: recorded })
}

const tasklistSwitches = {
  ...common,
  errorStyle: words(
    ['spring-default', 'operate-v1', 'tasklist-mgmt'],
    [
      ['8.1', 'spring-default'],
      ['8.2', 'tasklist-mgmt']
    ],
    {
      help: 'the shape and statuses of errors of the application itself',
      source: `${tasklistSource}; ${recorded}`
    }
  ),
  incomplete: words(
    ['immediate', 'timeout', 'timeout-0.3s', 'queue-aware'],
    [
      ['8.1', 'immediate'],
      ['8.6', 'queue-aware']
    ],
    {
      help: 'what a missing part means while none is running',
      source: 'camunda/camunda#33717, #33837'
    }
  ),
  partialStopsQueue: flag([['8.1', false]], {
    help: 'whether a PARTIAL part ends the run',
    source: tasklistSource
  }),
  prettyJson: flag([['8.1', true]], { help: 'whether JSON is indented', source: recorded }),
  firstEndpoint: words(['served', '405'], [['8.1', 'served']], {
    help: "whether 8.1's endpoint is there at all",
    source: 'Camunda 8.1 documentation; camunda-platform-helm#613'
  })
}

export const historyTables = { operate: operateSwitches, tasklist: tasklistSwitches } as const
