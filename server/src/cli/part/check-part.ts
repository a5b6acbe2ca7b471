import {STANDARD_OUTPUT} from '../../node/standard-streams.js'
import {judge} from '../check/judge.js'
import {planShard} from '../check/shard.js'
import type {Pace} from '../pace.js'
import {putReport} from '../report/put-report.js'
import {reportFailures, tell} from '../report-failures.js'
import type {Plan} from '../select/plan.js'
import type {CheckSettings} from '../settings/check-settings.js'
import {refusePart} from './refuse-part.js'
import {runPart} from './run-part.js'
import {formatPart} from './write-part.js'

/** Does `newsmark check --partial` and `--shard`; gives the exit code, by what this part has found. */
export async function runAsPart(plan: Plan, settings: CheckSettings, pace: Pace): Promise<number> {
  refusePart(plan, settings)
  const {selecting, reporting} = settings
  const planned = selecting.shard ? planShard(plan, selecting.shard) : plan
  const {part, report, drop} = await runPart(planned, settings, pace)
  pace.end()
  const failures = reporting.outputs.flatMap(({file}) =>
    putReport(formatPart(part), file, STANDARD_OUTPUT)
  )
  drop()
  for (const note of [...part.notes, ...report.notices]) tell(note)
  reportFailures([...report.failures, ...failures])
  return judge({...report, failures: [...report.failures, ...failures]}, settings, 0)
}
