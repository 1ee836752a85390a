import t from 'tap'
import { gateName, gatePointOf } from '../../src/domain/gate.js'

const points: [text: string, point: object | undefined, why: string][] = [
  [
    'operate.part4.before-end',
    { app: 'operate', partNo: 4, side: 'before-end' },
    'a part that runs'
  ],
  [
    'webapps.part7.before-start',
    { app: 'webapps', partNo: 7, side: 'before-start' },
    'a part that waits'
  ],
  [
    'zeebe.partition64.before-end',
    { app: 'zeebe', partitionId: 64, side: 'before-end' },
    'the last partition that there can be'
  ],
  [
    'elasticsearch.snapshot.before-end',
    { app: 'elasticsearch', side: 'before-end' },
    "a client's own snapshot"
  ],
  [
    'elasticsearch.snapshot.before-start',
    undefined,
    'nothing lies between the request and its start'
  ],
  ['operate.part0.before-end', undefined, 'parts are counted from 1'],
  ['operate.part04.before-end', undefined, 'one name for one point'],
  ['operate.part4', undefined, 'no side'],
  ['operate.part4.after-end', undefined, 'no such side'],
  ['operate.partition4.before-end', undefined, 'Operate has parts'],
  ['zeebe.part4.before-end', undefined, 'Zeebe has partitions'],
  ['Operate.part4.before-end', undefined, 'small letters'],
  [' operate.part4.before-end', undefined, 'nothing before it'],
  ['', undefined, 'nothing']
]

for (const [text, point, why] of points) {
  t.test(
    `${JSON.stringify(text)} is ${point === undefined ? 'no point' : 'a point'}: ${why}`,
    async t => {
      const read = gatePointOf(text)
      t.strictSame(read, point)
      if (read !== undefined) t.equal(gateName(read), text)
    }
  )
}
