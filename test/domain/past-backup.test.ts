import t from 'tap'
import { never } from '../../src/domain/instant.js'
import { pastParts, pieceFatesOf } from '../../src/domain/past-backup.js'
import type { PastBackup, PastRuntimeBackup } from '../../src/domain/seed-data.js'

const nowMs = 1_000_000

const rows: [fates: PastBackup['fates'], count: number, outcomes: (readonly [number, string])[]][] =
  [
    [
      'COMPLETED',
      2,
      [
        [1, 'SUCCESS'],
        [2, 'SUCCESS']
      ]
    ],
    [
      'INCOMPATIBLE',
      2,
      [
        [1, 'INCOMPATIBLE'],
        [2, 'INCOMPATIBLE']
      ]
    ],
    ['INCOMPLETE', 2, [[1, 'SUCCESS']]],
    [
      'INCOMPLETE',
      5,
      [
        [1, 'SUCCESS'],
        [2, 'SUCCESS'],
        [3, 'SUCCESS']
      ]
    ],
    [
      'FAILED',
      2,
      [
        [1, 'SUCCESS'],
        [2, 'FAILED']
      ]
    ],
    [
      'FAILED',
      6,
      [
        [1, 'SUCCESS'],
        [2, 'SUCCESS'],
        [3, 'SUCCESS'],
        [4, 'FAILED']
      ]
    ],
    [
      ['SUCCESS', 'MISSING', 'PARTIAL'],
      6,
      [
        [1, 'SUCCESS'],
        [3, 'PARTIAL']
      ]
    ],
    [
      ['SUCCESS', 'SUCCESS', 'SUCCESS'],
      2,
      [
        [1, 'SUCCESS'],
        [2, 'SUCCESS'],
        [3, 'SUCCESS']
      ]
    ]
  ]

for (const [fates, count, outcomes] of rows) {
  t.test(`of ${count} parts ${fates} are ${outcomes.length} snapshots`, async t => {
    const parts = pastParts({ ageMs: 60_000, fates }, count, nowMs)
    t.strictSame(
      parts.map(it => [it.partNo, it.outcome]),
      outcomes
    )
  })
}

t.test('parts follow each other, and have ended by now', async t => {
  const parts = pastParts({ ageMs: 1_000, fates: 'COMPLETED' }, 4, nowMs)
  t.strictSame(
    parts.map(it => [nowMs - it.startMs, nowMs - it.endMs]),
    [
      [1_000, 550],
      [500, 50],
      [0, 0],
      [0, 0]
    ]
  )
})

t.test('one that runs on never ends, and those that still come begin together', async t => {
  const fates = ['IN_PROGRESS', 'MISSING'] as const
  const parts = pastParts({ ageMs: 60_000, completesMs: 20_000, fates }, 2, nowMs)
  t.strictSame(parts, [
    { partNo: 1, startMs: nowMs - 60_000, endMs: never, outcome: 'SUCCESS' },
    { partNo: 2, startMs: nowMs + 20_000, endMs: nowMs + 20_450, outcome: 'SUCCESS' }
  ])
})

const pieces: [fates: PastRuntimeBackup['fates'], count: number, each: string[]][] = [
  ['COMPLETED', 2, ['COMPLETED', 'COMPLETED']],
  ['DELETED', 2, ['COMPLETED', 'COMPLETED']],
  ['FAILED', 3, ['COMPLETED', 'COMPLETED', 'FAILED']],
  ['FAILED', 1, ['FAILED']],
  ['INCOMPLETE', 3, ['COMPLETED', 'COMPLETED', 'DOES_NOT_EXIST']],
  [['IN_PROGRESS'], 2, ['IN_PROGRESS', 'COMPLETED']],
  [['FAILED', 'FAILED', 'FAILED'], 2, ['FAILED', 'FAILED']]
]

for (const [fates, count, each] of pieces) {
  t.test(`of ${count} partitions ${fates} are ${each}`, async t => {
    t.strictSame(pieceFatesOf(fates, count), each)
  })
}
