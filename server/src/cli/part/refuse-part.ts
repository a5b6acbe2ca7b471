import {allowedRoot, isWithin, realPath} from '../../node/paths.js'
import {STDIN} from '../read-given.js'
import type {Plan} from '../select/plan.js'
import type {CheckSettings} from '../settings/check-settings.js'
import {showPath} from '../show-path.js'
import {UsageError} from '../usage-error.js'

/** Throws a UsageError where the options ask for what only the whole of all parts can give. */
export function refusePart({jobs}: Plan, settings: CheckSettings): void {
  const option = settings.selecting.shard ? '--shard' : '--partial'
  if (settings.reporting.outputs.some(({format}) => format !== 'json-lines'))
    throw new UsageError(
      `Unexpected format beside \`${option}\`, expected \`--format json-lines\`; \`newsmark merge\` writes all formats`
    )
  const refused = refusedOption(settings)
  if (refused !== undefined)
    throw new UsageError(`Unexpected \`${refused}\` beside \`${option}\`, expected one of them`)
  for (const {checker} of jobs) refuseOutside(checker.project.root)
}

function refusedOption(settings: CheckSettings): string | undefined {
  const {selecting, mending, acceptance, reporting, running} = settings
  const given: Readonly<Record<string, boolean>> = {
    '-': selecting.paths.includes(STDIN),
    '--staged': selecting.staged,
    '--fix': mending.mode === 'write',
    '--diff': mending.mode === 'diff',
    '--add-ignores': acceptance.add !== undefined,
    '--quiet': reporting.quiet,
    '--max-warnings': reporting.maxWarnings !== undefined,
    '--max-diagnostics': reporting.maxDiagnostics !== undefined,
    '--watch': running.watch,
    '--fail-fast': running.failFast
  }
  return Object.keys(given).find(option => given[option])
}

/** Where parts are put together, no project is read that lies elsewhere: they may come from strangers. */
function refuseOutside(root: string): void {
  if (isWithin(allowedRoot('.'), realPath(root))) return
  throw new UsageError(
    `Unexpected project in ${showPath(root)}, expected to be run in the folder of the project, or in its repository`
  )
}
