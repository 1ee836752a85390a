/** The answers of 500 and more that an original gives. Whatever is not in this list is a mistake of the double. */

interface Named5xx {
  readonly doors: readonly string[]
  readonly statuses: readonly number[]
  /** The code of the refusal; where there is none the operation; where nobody was asked, the server. */
  readonly by: string
  readonly why: string
}

const search = ['elasticsearch']
const webapps = ['operate', 'tasklist', 'optimize', 'orchestration']
const brokers = ['zeebe', 'orchestration']
const spring = [...new Set([...webapps, ...brokers])]

export const named5xx: readonly Named5xx[] = [
  {
    doors: spring,
    statuses: [501],
    by: 'server',
    why: 'Tomcat has no such method, and no tunnels'
  },
  { doors: spring, statuses: [505], by: 'server', why: 'Tomcat speaks no such version' },
  { doors: spring, statuses: [500], by: 'multipart', why: 'Spring cannot parse multipart bodies' },
  {
    doors: spring,
    statuses: [500],
    by: 'unwritable',
    why: 'JSON in a charset that is not Unicode'
  },
  {
    doors: webapps,
    statuses: [500],
    by: 'REPOSITORY_MISSING',
    why: 'somebody has removed the repository through the search engine'
  },
  {
    doors: webapps,
    statuses: [500],
    by: 'REPOSITORY_SETTINGS_UNREADABLE',
    why: 'somebody has registered the repository anew, with settings that the client cannot read'
  },
  {
    doors: webapps,
    statuses: [500, 502],
    by: 'STORE_FAILED',
    why: 'the search engine refuses what the application asks of it'
  },
  {
    doors: webapps,
    statuses: [500, 502],
    by: 'STORE_UNREACHABLE',
    why: 'the search engine does not answer, by a condition'
  },
  {
    doors: webapps,
    statuses: [500, 502],
    by: 'BACKUP_ID_UNREADABLE',
    why: 'a snapshot was taken under a name that begins like one of the application'
  },
  {
    doors: webapps,
    statuses: [500],
    by: 'EMPTY_ANSWER',
    why: 'the application takes the first of no snapshots'
  },
  {
    doors: webapps,
    statuses: [500],
    by: 'SNAPSHOTS_TOO_MANY',
    why: 'there are more snapshots of the backup than the application believes in'
  },
  {
    doors: webapps,
    statuses: [500],
    by: 'INDICES_MISSING',
    why: 'somebody has deleted an index that the backup has to have'
  },
  {
    doors: webapps,
    statuses: [500, 502],
    by: 'PATTERN_INVALID',
    why: 'the application hands a pattern on without looking at it'
  },
  {
    doors: brokers,
    statuses: [500],
    by: 'BROKER_FAILED',
    why: 'the store of the brokers fails, by a condition'
  },
  {
    doors: brokers,
    statuses: [500],
    by: 'NEVER_SAW_A_BROKER',
    why: 'the gateway has no broker, by a condition'
  },
  {
    doors: brokers,
    statuses: [500, 502],
    by: 'PARTITIONS_MISSING',
    why: 'the topology is not whole, by a condition'
  },
  { doors: brokers, statuses: [500, 502], by: 'BROKER_REFUSED', why: 'by a condition' },
  { doors: brokers, statuses: [500, 503], by: 'BROKER_EXHAUSTED', why: 'by a condition' },
  { doors: brokers, statuses: [500, 504], by: 'BROKER_SILENT', why: 'by a condition' },
  { doors: brokers, statuses: [500, 504], by: 'LEADER_UNKNOWN', why: 'by a condition' },
  {
    doors: brokers,
    statuses: [500],
    by: 'commandExporting',
    why: 'a command that there is not is an exception, told in an envelope'
  },
  {
    doors: search,
    statuses: [500],
    by: 'UNSUPPORTED',
    why: 'a column to sort by that a table does not have'
  },
  {
    doors: search,
    statuses: [500],
    by: 'REPOSITORY_IN_USE',
    why: 'a repository in which something runs is registered anew, in releases before the 409'
  },
  {
    doors: search,
    statuses: [500],
    by: 'REPOSITORY_READ_ONLY',
    why: 'something is written into a repository that is only read'
  },
  {
    doors: search,
    statuses: [500],
    by: 'REPOSITORY_UNVERIFIED',
    why: 'the nodes cannot write into a repository, by a condition'
  },
  {
    doors: search,
    statuses: [500],
    by: 'REPOSITORY_UNREADABLE',
    why: 'a repository lies where there is none'
  },
  {
    doors: search,
    statuses: [500],
    by: 'REPOSITORY_TYPE_UNKNOWN',
    why: 'a repository of a type for which no plugin is there'
  },
  {
    doors: search,
    statuses: [500],
    by: 'REPOSITORY_NAME_INVALID',
    why: 'a repository under a name that none may have'
  },
  {
    doors: search,
    statuses: [500],
    by: 'RESTORE_REFUSED',
    why: 'an index that is there and open, or a name twice'
  },
  {
    doors: search,
    statuses: [500],
    by: 'STATE_ILLEGAL',
    why: 'an alias that two indices say they are the one to write to'
  },
  {
    doors: search,
    statuses: [503],
    by: 'SNAPSHOT_BUSY',
    why: 'a snapshot that runs is in the way'
  },
  { doors: search, statuses: [503], by: 'MASTER_UNKNOWN', why: 'by a condition' },
  { doors: search, statuses: [503], by: 'CLUSTER_BLOCKED', why: 'by a condition' },
  {
    doors: search,
    statuses: [503],
    by: 'SHARDS_MISSING',
    why: 'the shards of an index are nowhere: it was restored from a snapshot that has none of them'
  },
  {
    doors: search,
    statuses: [503],
    by: 'SEARCH_SHARDS_MISSING',
    why: 'a search in an index whose shards are nowhere'
  }
]

/** Why an answer of 500 or more is the original's; `undefined` where it is not. */
export function reasonOf5xx(door: string, status: number, by: string): string | undefined {
  const isIt = (it: Named5xx) => it.doors.includes(door) && it.statuses.includes(status)
  return named5xx.find(it => isIt(it) && it.by === by)?.why
}
