/** Whatever is wrong with a deployment, `verify` ends, says what it found, and leaves exporting as it was. */
import t from 'tap'
import { deployed, verifying } from '../support/verify-command.js'

t.jobs = 6

/** One case of each kind of operation. */
const only = [
  ...['operate.create.accepted', 'operate.read.unknown', 'tasklist.create.accepted'],
  ...['optimize.create.accepted', 'zeebe.create.accepted', 'zeebe.exporting.pause-and-resume'],
  ...['zeebe.procedure.without-optimize', 'search.snapshots.missing', 'search.snapshots.item']
].flatMap(it => ['--only', it])

/**
 * The exit codes: 1 where something answers otherwise than it should, 3 where a part does not answer, or is not to
 * be known again.
 */
const conditions: readonly (readonly [change: Readonly<Record<string, unknown>>, code: number])[] =
  [
    [{}, 0],
    [{ elasticsearch: { kind: 'slow', delay: '2h' } }, 3],
    [{ elasticsearch: { kind: 'slow', delay: '1ms' } }, 0],
    [{ elasticsearch: 'unreachable' }, 3],
    [{ elasticsearch: 'failing' }, 1],
    [{ elasticsearch: 'unauthorized' }, 1],
    // Snapshots can still be taken.
    [{ elasticsearch: 'readOnly' }, 0],
    [{ elasticsearch: 'diskFull' }, 0],
    [{ repository: 'missing' }, 1],
    [{ repository: 'notConfigured' }, 1],
    [{ repository: 'readOnly' }, 1],
    [{ repository: 'unverifiable' }, 1],
    [{ zeebe: 'noStore' }, 1],
    [{ zeebe: 'noBrokers' }, 1],
    [{ zeebe: 'brokersGone' }, 1],
    // Nobody adds partitions to this release.
    [{ zeebe: 'scaling' }, 0],
    [{ zeebe: 'incompleteTopology' }, 1],
    [{ zeebe: 'leaderless' }, 1],
    [{ zeebe: 'replicaMissing' }, 1],
    [{ zeebe: 'leaderMismatch' }, 1],
    [{ zeebe: 'timeout' }, 1],
    [{ zeebe: 'refused' }, 1],
    [{ zeebe: 'exhausted' }, 1],
    [{ zeebe: { kind: 'brokerError' } }, 1],
    [{ exporting: { kind: 'partial', partitions: [1] } }, 1]
  ]

for (const [change, code] of conditions) {
  t.test(JSON.stringify(change), async t => {
    // What takes its time takes a thousandth of it.
    const target = await deployed(t, ['--camunda', '8.7', '--pace', 'instant', '--clock', 'x1000'])
    await target.tell('PATCH', '/conditions', change)
    const it = verifying(target, ...only)
    t.equal(await it.code, code)
    const said = [...it.out, ...it.err].join('\n')
    t.notMatch(said, /^\s+at .*:\d+:\d+/m, 'no stack trace')
    if (code === 3) t.match(it.err.join('\n'), /verify: search at http/)
    else t.match(it.out.at(-1), /^Camunda 8\.7.*: \d+ hold, \d+ differ/)
    await target.tell('DELETE', '/conditions')
    t.strictSame(new Set(await target.phases()), new Set(['EXPORTING']))
    const left = await target.snapshots()
    if (left.length > 0) t.match(said, /left behind/, `${left.length} snapshots are told of`)
  })
}
