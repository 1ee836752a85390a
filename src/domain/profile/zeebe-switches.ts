/** Zeebe's gateway: backups and exporting, 8.1 and later. */
import { count, flag, words } from './switch.js'

const recorded = 'recorded from 8.6.11'
const handler = 'camunda/camunda, BackupRequestHandler and BackupEndpoint'

export const zeebeSwitches = {
  endpoint: words(
    ['first', 'backups', 'backupRuntime'],
    [
      ['8.1', 'first'],
      ['8.2', 'backups'],
      ['8.8', 'backupRuntime']
    ],
    {
      help: 'the endpoint behind /actuator; the first one is backups with the id in the path',
      source: `${recorded}; ${handler}`
    }
  ),
  notFoundText: words(['static', 'endpoint'], [['8.1', 'endpoint']], {
    help: 'what problem details say of a path without a route: a missing file, or a missing endpoint',
    source: recorded
  }),
  frameworkErrors: words(
    ['legacy', 'problem', 'spring-default'],
    [
      ['8.1', 'legacy'],
      ['8.5', 'problem']
    ],
    {
      help: "the shape of Spring's own errors; legacy has a timestamp and a request id",
      source: recorded
    }
  ),
  exportingAnswer: words(
    ['204', 'envelope', '204-or-500'],
    [
      ['8.1', '204'],
      ['8.5', 'envelope'],
      ['8.10', '204-or-500']
    ],
    {
      help: 'how pause and resume tell their result',
      source: `${recorded}; camunda-docs#8435; camunda/camunda#61120`
    }
  ),
  leaderChange: words(['fails', 'stalls'], [['8.1', 'fails']], {
    help: 'what a change of leaders does to the piece of a running backup',
    source: 'camunda/camunda#10189, #41200'
  }),
  mixedPauseCorrupts: flag([['8.1', false]], {
    help: 'whether one kind of pause after the other keeps a partition from starting again',
    source: 'camunda/camunda#55838'
  }),
  restartEnablesExporters: flag([['8.1', false]], {
    help: 'whether a restart of the brokers enables an exporter that was disabled',
    source: 'camunda/camunda#52260'
  }),
  softPause: flag(
    [
      ['8.1', false],
      ['8.5', true]
    ],
    {
      help: 'whether soft=true is known; where not, it is ignored and the pause is a hard one',
      source: 'Camunda 8.5 documentation'
    }
  ),
  exportingFailureBody: words(
    ['exception', 'message', 'string'],
    [
      ['8.1', 'exception'],
      ['8.10', 'string']
    ],
    {
      help: 'how a failed pause or resume is told: the exception, its message as a member, or as text',
      source: `${recorded}; Camunda 8.9 documentation; camunda/camunda 8.10, ExportingEndpoint`
    }
  ),
  exportingNeedsJson: flag([['8.1', false]], {
    help: 'whether pause and resume, where they declare parameters, take JSON content types only',
    source: 'Spring Boot, what an operation with parameters consumes; no release is known to insist'
  }),
  createBody: words(
    ['message', 'backupId', 'backupIds'],
    [
      ['8.1', 'message'],
      ['8.9', 'backupId'],
      ['8.10', 'backupIds']
    ],
    {
      help: 'the members of the answer to a start',
      source: `${recorded}; Camunda 8.9 documentation; camunda/camunda 8.10`
    }
  ),
  foreignEcho: flag([['8.1', false]], {
    help: 'whether the echoed id differs from the one asked for',
    source: 'Camunda 8.9 documentation, example'
  }),
  messagePath: words(
    ['actuator/backups', 'actuator/backupRuntime'],
    [['8.1', 'actuator/backups']],
    {
      help: 'the path that the answer to a start names',
      source: `${recorded}; ${handler}`
    }
  ),
  idMode: words(['explicit', 'continuous', 'gatewayLacksContinuous'], [['8.1', 'explicit']], {
    help: 'who chooses ids: the client, or the cluster (with RDBMS storage)',
    source: `${handler}; field reports from 8.9.9`
  }),
  idOffset: count({ min: 0, max: Number.MAX_SAFE_INTEGER }, [['8.1', 0]], {
    help: 'what is added to the epoch milliseconds of a generated id',
    source: 'camunda/camunda, CheckpointIdGenerator'
  }),
  idlessStart: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    { help: 'whether a start without an id reaches the handler', source: handler }
  ),
  idlessJson: words(
    ['reject', 'accept'],
    [
      ['8.1', 'reject'],
      ['8.10', 'accept']
    ],
    {
      help: 'a start with a JSON content type and no id',
      source: 'field reports from 8.9; camunda/camunda 8.10'
    }
  ),
  prefix: flag(
    [
      ['8.1', false],
      ['8.8', true]
    ],
    { help: 'whether GET takes digits and a star', source: `${recorded}; ${handler}` }
  ),
  extraSegments: words(['404', '400'], [['8.1', '404']], {
    help: 'GET with more than one segment behind the endpoint',
    source: 'camunda/camunda, development of 8.9'
  }),
  deleteId: words(
    ['framework', 'handler'],
    [
      ['8.1', 'framework'],
      ['8.10', 'handler']
    ],
    { help: 'who refuses to delete what is no number', source: `${recorded}; ${handler}` }
  ),
  writePaths: words(
    ['exact', 'any'],
    [
      ['8.1', 'exact'],
      ['8.10', 'any']
    ],
    {
      help: 'whether POST below the endpoint reaches the handler for one path, or for any',
      source: `${handler}, 8.10`
    }
  ),
  conflictText: words(
    ['old', 'new'],
    [
      ['8.1', 'old'],
      ['8.8', 'new']
    ],
    { help: 'the words of a 409', source: `${recorded}; ${handler}` }
  ),
  continuousText: words(
    ['short', 'long'],
    [
      ['8.1', 'short'],
      ['8.10', 'long']
    ],
    { help: 'the words against an explicit id in continuous mode', source: handler }
  ),
  brokerIdMember: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    {
      help: 'whether a partition tells its broker',
      source: `${recorded}; Camunda 8.9 documentation`
    }
  ),
  firstLogPositionMember: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    {
      help: 'whether a partition tells where its log began',
      source: `${recorded}; Camunda 8.9 documentation`
    }
  ),
  listOrder: words(
    ['hash', 'asc', 'desc'],
    [
      ['8.1', 'hash'],
      ['8.9', 'desc']
    ],
    { help: 'the order of the list', source: recorded }
  ),
  emptyBrokerVersion: flag(
    [
      ['8.1', true],
      ['8.8', false]
    ],
    {
      help: 'whether a failed partition without a descriptor has an empty version in the list',
      source: recorded
    }
  ),
  resumeNeedsAll: flag([['8.1', true]], {
    help: 'whether resuming needs the whole topology, as pausing does',
    source: recorded
  }),
  formSoft: flag([['8.1', true]], {
    help: 'whether the field soft of a form body counts as a parameter',
    source: recorded
  }),
  alsoDashed: flag([['8.1', false]], {
    help: 'whether the endpoint is also called backup-runtime',
    source: 'camunda/camunda#30577'
  }),
  alias: flag([['8.1', false]], {
    help: 'whether backupRuntime is also called backups, as on a gateway that runs alone',
    source: 'camunda/camunda, BackupEndpointStandalone'
  }),
  deleteDelayMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds from the 204 to the end of the backup',
    source: `${handler}, late 8.9`
  }),
  deletedState: flag(
    [
      ['8.1', false],
      ['8.10', true]
    ],
    {
      help: 'whether a backup that is being deleted is told as DELETED',
      source: 'camunda/camunda 8.10, BackupStatusCode'
    }
  ),
  stateRead: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    { help: 'whether backupRuntime/state can be read', source: 'Camunda 8.9 documentation' }
  ),
  stateOps: flag(
    [
      ['8.1', false],
      ['8.9', true]
    ],
    {
      help: 'whether backupRuntime/state can be written anew and deleted',
      source: 'Camunda 8.9 documentation'
    }
  ),
  ranges: words(['objects', 'ids'], [['8.1', 'objects']], {
    help: 'how the ends of a range are written',
    source: 'Camunda 8.9 documentation'
  }),
  physicalTenants: flag(
    [
      ['8.1', false],
      ['8.10', true]
    ],
    { help: 'whether a backup tells its physical tenants', source: 'camunda/camunda 8.10' }
  ),
  scalingRejects: flag(
    [
      ['8.1', false],
      ['8.8', true]
    ],
    { help: 'whether a start is refused while the cluster scales', source: handler }
  ),
  acceptedVanishes: flag([['8.1', false]], {
    help: 'whether an accepted backup is never found',
    source: 'camunda/camunda#54037'
  }),
  registrationGapMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds after an accepted start in which GET still answers 404',
    source: 'camunda/camunda#54037'
  })
}
