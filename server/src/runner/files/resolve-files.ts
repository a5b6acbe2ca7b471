import type {CheckOptions, FileOptions, FixOptions, SuppressionOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'
import {attempt, type CollectedFiles, finishCollecting, startCollecting} from './collect-files.js'
import {nameOf, STDIN} from './named-input.js'
import {addOperands, addPath} from './resolve-paths.js'
import {countArticles, type RunFiles} from './run-files.js'
import {chooseSettings} from './run-project.js'
import {resolveStdin} from './stdin-file.js'

/**
 * Resolves the options of a run to the files that it is about, and loads their projects.
 * Throws a UsageError for options that do not go together, and for a `--baseline` that cannot be read.
 */
export async function resolveFiles(
  options: CheckOptions,
  {cwd}: Pick<RunContext, 'cwd'>
): Promise<RunFiles> {
  refuseCombinations(options)
  const {paths} = options.files
  const found = paths.includes(STDIN)
    ? resolveStdin(options.files, cwd)
    : finishCollecting(await collectFiles(options.files, cwd))
  const projects = found.projects.map(files => ({
    ...files,
    project: chooseSettings(files.project, options, cwd)
  }))
  const note = nothingNote(options.files, found)
  return {...found, projects, notes: note === undefined ? found.notes : [...found.notes, note]}
}

/** What to tell where nothing is wrong and no article is left to check. A project file that is named is checked. */
function nothingNote(options: FileOptions, found: RunFiles): string | undefined {
  const {projects, failures, notes} = found
  if (countArticles(projects) > 0 || failures.length > 0 || notes.length > 0) return undefined
  const {staged, since, fileList} = options
  if (staged) return 'No articles checked, as none is staged'
  if (since !== undefined) return `No articles checked, as none differs from ${since}`
  if (projects.some(({isAsked}) => isAsked)) return undefined
  if (fileList !== undefined) return `No articles checked, as ${nameOf(fileList)} lists none`
  return 'No articles checked, as all that are named are left out'
}

/** The articles that operands alone mean: a file itself, a folder its articles, a glob the files that it matches. */
export function resolveOperands(options: FileOptions, cwd: string): RunFiles {
  const collected = startCollecting(options, cwd)
  addOperands(collected, options.paths)
  return finishCollecting(collected)
}

async function collectFiles(options: FileOptions, cwd: string): Promise<CollectedFiles> {
  const {paths, fileList, staged, since} = options
  if (staged || since !== undefined) {
    const {collectStaged, collectChangedSince} = await import('./git-files.js')
    return since === undefined
      ? collectStaged(options, cwd)
      : collectChangedSince(options, since, cwd)
  }
  const collected = startCollecting(options, cwd)
  if (fileList !== undefined) await addList(collected, fileList)
  addOperands(collected, paths.length > 0 || fileList !== undefined ? paths : ['.'])
  return collected
}

/** A list names paths and no globs, and an empty list means nothing at all. */
async function addList(collected: CollectedFiles, file: string): Promise<void> {
  const {readFileList} = await import('./file-list.js')
  const {cwd, options} = collected
  attempt(collected, nameOf(file), () => {
    for (const path of readFileList(file, options.separator, cwd))
      attempt(collected, path, () => addPath(collected, path))
  })
}

function refuseCombinations({files, fixing, suppression, running}: CheckOptions): void {
  const {paths, fileList, separator, staged, since, stdinFilename, show} = files
  const isStdin = paths.includes(STDIN)
  const lists = fileList !== undefined
  if (isStdin && (paths.length > 1 || lists || staged || since !== undefined))
    refuse('paths besides `-`', 'standard input alone')
  if (stdinFilename !== undefined && !isStdin)
    refuse('`--stdin-filename` without `-`', '`-` as the only path')
  if (separator === '\0' && !lists && !show)
    refuse('`--null` alone', 'it beside `--file-list` or `--show-files`')
  if (show && (fixing.mode !== 'off' || suppression.add !== undefined || running.watch))
    refuse('`--show-files` beside options that change or watch files', 'one of them')
  if (staged && since !== undefined) refuse('`--since` beside `--staged`', 'one of them')
  if (lists && (staged || since !== undefined))
    refuse(`\`--file-list\` beside \`${staged ? '--staged' : '--since'}\``, 'one of them')
  const changes =
    fixing.mode === 'write' ? '--fix' : suppression.add !== undefined && '--add-ignores'
  if (staged && changes)
    refuse(`\`${changes}\` beside \`--staged\``, 'to change files, not what is staged')
  if (suppression.add !== undefined) refuseToAdd(isStdin, fixing, suppression)
  if (running.watch && (staged || isStdin || fileList === STDIN))
    refuse(`\`--watch\` beside \`${staged ? '--staged' : '-'}\``, 'files to watch')
}

function refuseToAdd(isStdin: boolean, {mode}: FixOptions, {inline}: SuppressionOptions): void {
  if (isStdin) refuse('`--add-ignores` beside `-`', 'files to write')
  if (mode !== 'off') refuse('`--add-ignores` beside options that fix', 'one of them')
  if (!inline) refuse('`--add-ignores` beside `--no-inline-ignores`', 'one of them')
}

function refuse(unexpected: string, wanted: string): never {
  throw new UsageError(`Unexpected ${unexpected}, expected ${wanted}`)
}
