/** How an application takes the parts of a backup one after another: Operate, Tasklist, the web applications. */
import { count, words } from './switch.js'

export const runSwitches = {
  partsGapMs: count({ min: 0, max: 3_600_000 }, [['8.1', 0]], {
    help: 'idle milliseconds between two parts; none at the pace instant',
    source: 'camunda/camunda#33717'
  }),
  stopsAfterPart: count({ min: 0, max: 7 }, [['8.1', 0]], {
    help: 'the part after which the run is forgotten; 0 for none',
    source: 'camunda/camunda#22871, #33279'
  }),
  busyWhile: words(['waiting', 'running'], [['8.1', 'waiting']], {
    help: 'until when another start is refused: while parts wait, or to the end of the last one',
    source: 'camunda/camunda, every generation of the backup service'
  })
}
