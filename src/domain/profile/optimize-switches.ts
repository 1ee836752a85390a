/** Optimize, 3.9 (Camunda 8.1) and later. */
import { count, flag, words } from './switch.js'

const source = 'Optimize inside camunda/camunda: BackupController, BackupService'

export const optimizeSwitches = {
  endpoint: words(
    ['backup', 'backups'],
    [
      ['8.1', 'backup'],
      ['8.2', 'backups']
    ],
    { help: 'the endpoint behind /actuator', source }
  ),
  idType: words(
    ['text', 'int32', 'int64'],
    [
      ['8.1', 'text'],
      ['8.2', 'int32'],
      ['8.4', 'int64']
    ],
    { help: 'what a backup id may be', source }
  ),
  postBlank: flag([['8.1', true]], {
    help: 'whether a blank stands before the colon of the answer to a start',
    source
  }),
  partsMode: words(
    ['together', 'sequential'],
    [
      ['8.1', 'together'],
      ['8.8', 'sequential']
    ],
    { help: 'whether the two parts are taken at once', source }
  ),
  partsGapMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds between two parts that are taken in turn',
    source
  }),
  listOrder: words(['hashmap', 'ascending'], [['8.1', 'hashmap']], {
    help: 'the order of the list',
    source
  }),
  duplicateList: words(
    ['name/uuid', 'name'],
    [
      ['8.1', 'name/uuid'],
      ['8.7', 'name']
    ],
    { help: "how a duplicate's snapshots are named", source }
  ),
  wording: words(
    ['old', 'new'],
    [
      ['8.1', 'old'],
      ['8.7', 'new']
    ],
    { help: 'the wording of messages about the store', source }
  ),
  storeWord: words(['Elasticsearch', 'OpenSearch'], [['8.1', 'Elasticsearch']], {
    help: 'the store of which messages and error codes speak',
    source
  }),
  needsLocation: flag([['8.1', false]], {
    help: 'whether a repository without the setting location cannot be read',
    source: 'camunda/camunda#33905'
  }),
  namedPatterns: words(
    ['first', 'all'],
    [
      ['8.1', 'first'],
      ['8.3', 'all']
    ],
    {
      help: 'how many of the two patterns are named when the snapshots cannot be looked up',
      source
    }
  ),
  defaultErrorMessage: flag([['8.1', false]], {
    help: "whether Spring's own errors carry a message",
    source
  }),
  capitalState: flag([['8.1', false]], {
    help: "whether 8.1's answer also holds the member State of the documentation",
    source: 'Optimize 3.9 documentation'
  }),
  notFound39: words(['404', '400'], [['8.1', '404']], {
    help: 'the status of an unknown id in 3.9',
    source: 'Optimize 3.9 documentation'
  }),
  missingSnapshots: words(['404', '500'], [['8.1', '404']], {
    help: 'what no snapshots are told as',
    source: 'one revision of the client migration'
  }),
  registrationGapMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'milliseconds after an accepted start in which GET still answers 404',
    source
  })
}
