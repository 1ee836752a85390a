/** What is seen of what lies in the repository and in the store, and of runs that go wrong. */
import type { Tool } from './in-scenario.js'
import type { ScenarioRow } from './scenario-rows.js'

const apps = ['operate', 'tasklist', 'optimize', 'zeebe'] as const

/** The statuses of starts under one id. */
const starts = async (tool: Tool, backupId: number) => {
  const seen = []
  for (const app of apps) seen.push((await tool.start(app, backupId)).status)
  return seen
}

const states = async (tool: Tool, backupId: number) => {
  const seen = []
  for (const app of apps) seen.push(await tool.state(app, backupId))
  return seen
}

/** The phases of all partitions, and how many records the first one's exporter is behind. */
const exporters = async (tool: Tool) => {
  const { body } = await tool.ask('orchestration', 'GET', '/actuator/partitions')
  const { exportedPosition, exporterPhase, processedPosition } = body['1']
  return [exporterPhase, processedPosition - exportedPosition]
}

const idsIn = (text: string) => [...text.matchAll(/"backupId" ?: ?(\d+)/g)].map(([, id]) => id)

/** A snapshot of a client's own, and what it comes to. */
const ownSnapshot = async (tool: Tool) => {
  const { status } = await tool.search('PUT', '/_snapshot/backups/records', {
    indices: 'zeebe-record*'
  })
  await tool.advance('10d')
  const { body } = await tool.search('GET', '/_snapshot/backups/records')
  return [status, body.snapshots[0].state]
}

export const lyingRows: Readonly<Record<string, ScenarioRow>> = {
  'year-of-nightly-backups': [
    '8.7',
    ['COMPLETED', 'INCOMPLETE', 'FAILED', 404, 'COMPLETED', 364, 365, 365],
    async tool => [
      await tool.state('operate', 365),
      await tool.state('operate', 100),
      await tool.state('operate', 200),
      await tool.state('operate', 300),
      await tool.state('zeebe', 300),
      (await tool.list('operate')).body.length,
      (await tool.list('zeebe')).body.length,
      (await tool.search('GET', '/_snapshot/backups/camunda_zeebe_records_backup_*')).body.snapshots
        .length
    ]
  ],
  'foreign-snapshots': [
    '8.7',
    [['1'], 14, ['moved-away']],
    async tool => [
      idsIn((await tool.list('operate')).text),
      (await tool.search('GET', '/_snapshot/backups/nightly-*')).body.snapshots.length,
      (await tool.search('GET', '/_snapshot/archive/_all')).body.snapshots.map(
        (it: { snapshot: string }) => it.snapshot
      )
    ]
  ],
  'snapshots-of-8-1': [
    '8.7',
    ['COMPLETED', ['3', '2', '1'], [undefined, 3]],
    async tool => {
      const { body } = await tool.search('GET', '/_snapshot/backups/camunda_operate_*_part_1_*')
      const written = body.snapshots.map((it: { metadata?: { backupId?: number } }) => {
        return it.metadata?.backupId
      })
      return [
        await tool.state('operate', 1),
        idsIn((await tool.list('operate')).text),
        [...new Set(written)]
      ]
    }
  ],
  'poisoned-list': [
    '8.7',
    [[400, 500, 500, 200], 'COMPLETED'],
    async tool => {
      const seen = []
      for (const app of apps) seen.push((await tool.list(app)).status)
      return [seen, await tool.state('operate', 1)]
    }
  ],
  'backups-of-other-versions': [
    '8.7',
    ['8.5.3', '8.6.11', '8.5.3'],
    async tool => {
      const versions = []
      for (const backupId of [1, 2]) {
        const { text } = await tool.get('operate', backupId)
        versions.push(/camunda_operate_\d_([\d.]+)_part_1/.exec(text)?.[1])
      }
      return [...versions, (await tool.get('zeebe', 1)).body.details[0].brokerVersion]
    }
  ],
  'duplicate-id': [
    '8.7',
    [
      [400, 400, 409, 409],
      [200, 200, 202, 202]
    ],
    async tool => [await starts(tool, 3), await starts(tool, 4)]
  ],
  'stale-id': ['8.7', [200, 200, 202, 409], tool => starts(tool, 1_748_937_221)],
  'deleted-id': [
    '8.7',
    [['10'], 404, 409, 409, 202],
    async tool => [
      idsIn((await tool.list('zeebe')).text),
      await tool.state('zeebe', 20),
      (await tool.start('zeebe', 15)).status,
      (await tool.start('zeebe', 20)).status,
      (await tool.start('zeebe', 21)).status
    ]
  ],
  'very-large-ids': [
    '8.7',
    ['operate', 'zeebe'].map(() => ['1732492800123456789', '9223372036854775806']),
    async tool => [
      idsIn((await tool.list('operate')).text).toSorted(),
      idsIn((await tool.list('zeebe')).text).toSorted()
    ]
  ],
  'ids-used-up': [
    '8.7',
    [409, 200],
    async tool => [
      (await tool.start('zeebe', 2)).status,
      (await tool.get('zeebe', '9223372036854775807')).status
    ]
  ],
  'left-paused': ['8.8', ['PAUSED', 79_199], exporters],
  'left-soft-paused': ['8.8', ['SOFT_PAUSED', 79_199], exporters],
  'exporter-behind': ['8.8', ['EXPORTING', 8_799], exporters],
  busy: ['8.7', [400, 400, 202, 202], tool => starts(tool, 2)],
  'registration-gap': [
    '8.7',
    [apps.map(() => 404), apps.map(() => 404), apps.map(() => 'COMPLETED')],
    async tool => {
      await starts(tool, 2)
      const seen = [await states(tool, 2)]
      await tool.advance('29s')
      seen.push(await states(tool, 2))
      await tool.advance('1s')
      return [...seen, await states(tool, 2)]
    }
  ],
  'accepted-then-vanished': [
    '8.7',
    [[200, 200, 202, 202], apps.map(() => 404)],
    async tool => {
      const accepted = await starts(tool, 2)
      await tool.advance('1d')
      return [accepted, await states(tool, 2)]
    }
  ],
  'transient-incomplete': [
    '8.7',
    ['INCOMPLETE', 'INCOMPLETE', 'COMPLETED'],
    async tool => {
      const seen = [await tool.state('operate', 1)]
      await tool.advance('19s')
      seen.push(await tool.state('operate', 1))
      await tool.advance('2s')
      return [...seen, await tool.state('operate', 1)]
    }
  ],
  'lasting-incomplete': [
    '8.7',
    [
      ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS'],
      ['INCOMPLETE', 'INCOMPLETE', 'INCOMPLETE'],
      200
    ],
    async tool => {
      const before = (await states(tool, 1)).slice(0, 3)
      await tool.advance('6m')
      return [before, (await states(tool, 1)).slice(0, 3), (await tool.start('operate', 2)).status]
    }
  ],
  'endless-in-progress': [
    '8.7',
    apps.map(() => 'IN_PROGRESS'),
    async tool => {
      await starts(tool, 2)
      await tool.advance('100d')
      return await states(tool, 2)
    }
  ],
  'deletion-lags': [
    '8.7',
    [204, apps.map(() => 'COMPLETED'), apps.map(() => 404)],
    async tool => {
      const { status } = await tool.remove('operate', 1)
      const before = await states(tool, 1)
      await tool.advance('30s')
      return [status, before, await states(tool, 1)]
    }
  ],
  'deletion-without-effect': [
    '8.7',
    [204, 'COMPLETED'],
    async tool => {
      const { status } = await tool.remove('operate', 1)
      await tool.advance('1d')
      return [status, await tool.state('operate', 1)]
    }
  ],
  'delete-while-running': [
    '8.7',
    ['IN_PROGRESS', 204, 404],
    async tool => {
      const before = await tool.state('operate', 1)
      const { status } = await tool.remove('operate', 1)
      await tool.advance('10m')
      return [before, status, await tool.state('operate', 1)]
    }
  ],
  'missing-indices': [
    '8.8',
    [500, 'Missing indices: [operate-list-view-8.3.0_, operate-process-8.3.0_]'],
    async tool => {
      const { status, body } = await tool.start('webapps', 2)
      return [status, body.message]
    }
  ],
  'half-restored': [
    '8.7',
    [500, 200],
    async tool => {
      const { body } = await tool.search('GET', '/_snapshot/backups/*_part_1_of_6')
      const named = (app: string) =>
        body.snapshots.find((it: { snapshot: string }) => it.snapshot.includes(app)).snapshot
      return [
        (await tool.search('POST', `/_snapshot/backups/${named('operate')}/_restore`)).status,
        (await tool.search('POST', `/_snapshot/backups/${named('tasklist')}/_restore`)).status
      ]
    }
  ],
  'records-snapshot-partial': ['8.7', [200, 'PARTIAL'], ownSnapshot],
  'records-snapshot-failed': ['8.7', [200, 'FAILED'], ownSnapshot],
  'records-snapshot-endless': ['8.7', [200, 'IN_PROGRESS'], ownSnapshot],
  'node-lost': [
    '8.7',
    ['FAILED', 'node left the cluster during snapshot'],
    async tool => {
      const { body } = await tool.search('GET', '/_snapshot/backups/camunda_operate_1_*')
      return [await tool.state('operate', 1), body.snapshots[0].failures[0].reason]
    }
  ],
  'held-before-the-end': [
    '8.7',
    ['IN_PROGRESS', 'COMPLETED'],
    async tool => {
      await tool.start('operate', 2)
      await tool.advance('1d')
      const before = await tool.state('operate', 2)
      await tool.world.gates.release('operate.part4.before-end')
      return [before, await tool.state('operate', 2)]
    }
  ],
  'counted-looks': [
    '8.7',
    ['IN_PROGRESS', 'IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'],
    async tool => {
      await tool.start('operate', 2)
      const seen = []
      for (let look = 1; look <= 4; look += 1) seen.push(await tool.state('operate', 2))
      return seen
    }
  ]
}
