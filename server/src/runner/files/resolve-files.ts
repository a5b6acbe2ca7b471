import type {CheckSettings} from '../../cli/options/check-settings.js'
import type {Selecting} from '../../cli/options/read-selecting.js'
import {attempt, type Draft, finishDraft, startDraft} from './collect-files.js'
import {nameOf, STDIN} from './named-input.js'
import {addOperands, addPath} from './resolve-paths.js'
import type {Plan} from './run-files.js'
import {planStdin} from './stdin-file.js'
import {UsageError} from './usage-error.js'

/** Finds what the settings of a run say is to be checked; throws a UsageError where they say nothing that can be done. */
export async function makePlan(settings: CheckSettings): Promise<Plan> {
  const {selecting} = settings
  refuse(settings)
  if (selecting.paths.includes(STDIN)) return planStdin(selecting)
  return finishDraft(await draftOf(selecting))
}

async function draftOf(selecting: Selecting): Promise<Draft> {
  const {paths, fileList, staged, since} = selecting
  if (staged || since !== undefined) {
    const {draftStaged, draftChangedSince} = await import('./git-files.js')
    return since === undefined ? draftStaged(selecting) : draftChangedSince(selecting, since)
  }
  const draft = startDraft(selecting)
  if (fileList !== undefined) await addList(draft, fileList)
  addOperands(draft, paths.length > 0 || fileList !== undefined ? paths : ['.'])
  return draft
}

/** What a list names are paths and no globs, and an empty list means nothing at all. */
async function addList(draft: Draft, file: string): Promise<void> {
  const {readFileList} = await import('./file-list.js')
  attempt(draft, nameOf(file), () => {
    const {separator} = draft.selecting
    for (const path of readFileList(file, separator))
      attempt(draft, path, () => addPath(draft, path))
  })
}

function refuse({selecting, mending, acceptance, running}: CheckSettings): void {
  const {paths, fileList, separator, staged, since, stdinFilename} = selecting
  const isStdin = paths.includes(STDIN)
  const lists = fileList !== undefined
  if (isStdin && (paths.length > 1 || lists || staged || since !== undefined))
    fail('paths besides `-`', 'standard input alone')
  if (stdinFilename !== undefined && !isStdin)
    fail('`--stdin-filename` without `-`', '`-` as the only path')
  if (separator === '\0' && !lists) fail('`--null` alone', 'it beside `--file-list`')
  if (staged && since !== undefined) fail('`--since` beside `--staged`', 'one of them')
  if (lists && (staged || since !== undefined))
    fail(`\`--file-list\` beside \`${staged ? '--staged' : '--since'}\``, 'one of them')
  const changes =
    mending.mode === 'write' ? '--fix' : acceptance.add !== undefined && '--add-ignores'
  if (staged && changes)
    fail(`\`${changes}\` beside \`--staged\``, 'to change files, not what is staged')
  if (acceptance.add !== undefined) refuseToAdd(isStdin, mending, acceptance)
  if (running.watch && (staged || isStdin || fileList === STDIN))
    fail(`\`--watch\` beside \`${staged ? '--staged' : '-'}\``, 'files to watch')
}

function refuseToAdd(
  isStdin: boolean,
  {mode}: CheckSettings['mending'],
  {inline}: CheckSettings['acceptance']
): void {
  if (isStdin) fail('`--add-ignores` beside `-`', 'files to write')
  if (mode !== 'off') fail('`--add-ignores` beside options that mend', 'one of them')
  if (!inline) fail('`--add-ignores` beside `--no-inline-ignores`', 'one of them')
}

function fail(unexpected: string, wanted: string): never {
  throw new UsageError(`Unexpected ${unexpected}, expected ${wanted}`)
}
