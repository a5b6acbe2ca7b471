import type {CheckSettings} from '../../cli/options/check-settings.js'
import type {FileSettings} from '../../cli/options/read-selecting.js'
import {attempt, type CollectedFiles, finishCollecting, startCollecting} from './collect-files.js'
import {nameOf, STDIN} from './named-input.js'
import {addOperands, addPath} from './resolve-paths.js'
import type {RunFiles} from './run-files.js'
import {resolveStdin} from './stdin-file.js'
import {UsageError} from './usage-error.js'

/** Finds what the settings of a run say is to be checked; throws a UsageError where they say nothing that can be done. */
export async function resolveFiles(settings: CheckSettings): Promise<RunFiles> {
  const {fileSettings} = settings
  refuse(settings)
  if (fileSettings.paths.includes(STDIN)) return resolveStdin(fileSettings)
  return finishCollecting(await collectFrom(fileSettings))
}

async function collectFrom(fileSettings: FileSettings): Promise<CollectedFiles> {
  const {paths, fileList, staged, since} = fileSettings
  if (staged || since !== undefined) {
    const {collectStaged, collectChangedSince} = await import('./git-files.js')
    return since === undefined
      ? collectStaged(fileSettings)
      : collectChangedSince(fileSettings, since)
  }
  const collected = startCollecting(fileSettings)
  if (fileList !== undefined) await addList(collected, fileList)
  addOperands(collected, paths.length > 0 || fileList !== undefined ? paths : ['.'])
  return collected
}

/** What a list names are paths and no globs, and an empty list means nothing at all. */
async function addList(collected: CollectedFiles, file: string): Promise<void> {
  const {readFileList} = await import('./file-list.js')
  attempt(collected, nameOf(file), () => {
    const {separator} = collected.fileSettings
    for (const path of readFileList(file, separator))
      attempt(collected, path, () => addPath(collected, path))
  })
}

function refuse({fileSettings, fixing, suppression, running}: CheckSettings): void {
  const {paths, fileList, separator, staged, since, stdinFilename} = fileSettings
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
    fixing.mode === 'write' ? '--fix' : suppression.add !== undefined && '--add-ignores'
  if (staged && changes)
    fail(`\`${changes}\` beside \`--staged\``, 'to change files, not what is staged')
  if (suppression.add !== undefined) refuseToAdd(isStdin, fixing, suppression)
  if (running.watch && (staged || isStdin || fileList === STDIN))
    fail(`\`--watch\` beside \`${staged ? '--staged' : '-'}\``, 'files to watch')
}

function refuseToAdd(
  isStdin: boolean,
  {mode}: CheckSettings['fixing'],
  {inline}: CheckSettings['suppression']
): void {
  if (isStdin) fail('`--add-ignores` beside `-`', 'files to write')
  if (mode !== 'off') fail('`--add-ignores` beside options that mend', 'one of them')
  if (!inline) fail('`--add-ignores` beside `--no-inline-ignores`', 'one of them')
}

function fail(unexpected: string, wanted: string): never {
  throw new UsageError(`Unexpected ${unexpected}, expected ${wanted}`)
}
