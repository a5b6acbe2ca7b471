import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {writeTo} from '../../node/write-to.js'
import {judge} from '../check/judge.js'
import {planShard} from '../check/shard.js'
import {type Failure, toFailure} from '../failure.js'
import type {Pace} from '../pace.js'
import {reportFailures, tell} from '../report-failures.js'
import type {Plan} from '../select/plan.js'
import type {CheckSettings} from '../settings/check-settings.js'
import type {Output} from '../settings/read-reporting.js'
import {refusePart} from './refuse-part.js'
import {runPart} from './run-part.js'
import {formatPart, type Part} from './write-part.js'

/** Does `newsmark check --partial` and `--shard`; gives the exit code, by what this part has found. */
export async function runAsPart(plan: Plan, settings: CheckSettings, pace: Pace): Promise<number> {
  refusePart(plan, settings)
  const {selecting, reporting} = settings
  const planned = selecting.shard ? planShard(plan, selecting.shard) : plan
  const {part, report, drop} = await runPart(planned, settings, pace)
  pace.end()
  const failures = reporting.outputs.flatMap(output => writePart(part, output))
  drop()
  for (const note of [...part.notes, ...report.notices]) tell(note)
  reportFailures([...report.failures, ...failures])
  return judge({...report, failures: [...report.failures, ...failures]}, settings, 0)
}

function writePart(part: Part, {file}: Output): Failure[] {
  const pieces = formatPart(part)
  if (file === undefined) {
    writeOutput(STANDARD_OUTPUT, pieces)
    return []
  }
  try {
    writeTo(file, pieces)
    return []
  } catch (error) {
    return [toFailure(file, error)]
  }
}
