import t from 'tap'
import { runProcedure } from '../support/procedure.js'
for (const [script, flags, instead, backupId='100', env={}] of [
 ['procedure-8-1', ['--camunda','8.1']],
 ['procedure-8-1', ['--camunda','all'], {}, '100', {ZEEBE_STATE:'state'}],
 ['procedure-8-8', ['--camunda','8.8']],
 ['procedure-8-8', ['--camunda','all']],
 ['procedure-8-9', ['--camunda','8.9']],
 ['procedure-8-9', ['--camunda','all']],
 ['procedure-8-9-rdbms', ['--camunda','8.9','--storage','rdbms'], {}, 'generated'],
 ['procedure-8-9-rdbms', ['--camunda','8.9','--storage','rdbms'], {}, '100'],
 ['procedure-8-9', ['--camunda','8.9','--storage','rdbms'], {}, '100'],
 ['guide-8-7', ['--camunda','8.8'], {operate:'orchestration',tasklist:'orchestration',zeebe:'orchestration'},'100',{PATIENCE_SECONDS:'0'}],
 ['procedure-8-8', ['--camunda','8.7'], {orchestration:'zeebe'}],
 ['procedure-8-8', ['--camunda','8.7'], {orchestration:'operate'}],
 ['procedure-8-1', ['--camunda','8.7']],
] as any) {
  t.test(script + flags.join(' '), async t => {
    const run = await runProcedure(t, {script, flags, instead, backupId, env})
    console.error('#####', script, flags.join(' '), backupId, run.code, run.err, run.phases)
    for (const [k, v] of run.told) console.error(k, JSON.stringify(v))
  })
}
