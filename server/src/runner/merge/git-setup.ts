import {isThere} from '../../node/file-kind.js'
import {readText} from '../../node/file-system.js'
import {askGit, git} from '../../node/git.js'
import {GitError, repositoryOf} from '../../node/git-changes.js'
import {writeText} from '../../node/write-files.js'
import {exitCode} from '../exit-code.js'
import type {RunContext} from '../run-context.js'
import {UsageError} from '../usage-error.js'

/** Whose configuration of git is written: that of the repository, or that of the user for all repositories. */
interface GitScope {
  readonly isGlobal: boolean
}

type Action = 'install' | 'status' | 'uninstall'
type Context = Pick<RunContext, 'cwd' | 'stdout'>

/** The name of the driver, in `.gitattributes` and in the configuration. */
const DRIVER = 'newsmark-article'

const ATTRIBUTES = `*.news.txt merge=${DRIVER} diff=${DRIVER}`

/**
 * What git runs; `%P` comes quoted. Of a driver that fails git keeps ours without a word of theirs in the file: where there is
 * no Newsmark, or where it gives up, git merges line by line, and marks what it cannot.
 */
const COMMAND =
  'newsmark merge-file %O %A %B %P || { code=$?; test $code -lt 2 && exit $code; git merge-file -L ours -L base -L theirs %A %O %B; }'

/** What git has to know of the driver. */
const SETTINGS: readonly (readonly [name: string, value: string])[] = [
  [`merge.${DRIVER}.name`, 'Newsmark: tag by tag'],
  [`merge.${DRIVER}.driver`, COMMAND],
  [`diff.${DRIVER}.textconv`, 'newsmark textconv']
]

/**
 * Sets git up to merge and compare articles by Newsmark, takes that back, or tells how it is. Only `install` and
 * `uninstall` write: `.gitattributes` in the root of the repository, and configuration of git. Gives the exit code; throws
 * a UsageError outside of a repository and where git refuses.
 */
export function runGitSetup(action: Action, scope: GitScope, {cwd, stdout}: Context): number {
  const repository = findRepository(cwd)
  const file = `${repository}/.gitattributes`
  if (action === 'install') {
    for (const [name, value] of SETTINGS)
      configure(repository, scope, ['--replace-all', name, value])
    if (!attributesIn(file).includes(ATTRIBUTES)) addLine(file)
  }
  if (action === 'uninstall') {
    for (const section of [`merge.${DRIVER}`, `diff.${DRIVER}`])
      if (settingsIn(repository, section, scope))
        configure(repository, scope, ['--remove-section', section])
    removeLine(file)
  }
  const state = stateOf(repository)
  stdout.write([
    `.gitattributes: ${state.isNamed ? 'articles are merged and compared by Newsmark' : 'says nothing of Newsmark'}\n`,
    `configuration of git: ${state.isConfigured ? 'knows how' : 'does not know how'}\n`
  ])
  return action === 'status' && !(state.isNamed && state.isConfigured)
    ? exitCode.findings
    : exitCode.ok
}

/** A sentence for those whose git merges articles line by line although the repository wants Newsmark; undefined else. */
export function driverProblem(folder: string): string | undefined {
  const file = `${folder}/.gitattributes`
  if (!isThere(file) || !namesDriver(attributesIn(file)) || isConfigured(folder)) return undefined
  return '.gitattributes has articles merged by Newsmark, and this clone does not know how: run `newsmark git install`'
}

function stateOf(repository: string): {readonly isNamed: boolean; readonly isConfigured: boolean} {
  const isNamed = namesDriver(attributesIn(`${repository}/.gitattributes`))
  return {isNamed, isConfigured: isConfigured(repository)}
}

function namesDriver(lines: readonly string[]): boolean {
  return lines.some(line => !line.startsWith('#') && line.split(/\s+/).includes(`merge=${DRIVER}`))
}

function isConfigured(folder: string): boolean {
  return git(['config', '--get', `merge.${DRIVER}.driver`], folder) !== undefined
}

function settingsIn(repository: string, section: string, scope: GitScope): boolean {
  const pattern = `^${section.replaceAll('.', '\\.')}\\.`
  return git(['config', scopeOption(scope), '--get-regexp', pattern], repository) !== undefined
}

function configure(repository: string, scope: GitScope, args: readonly string[]): void {
  const answer = askGit(['config', scopeOption(scope), ...args], repository)
  if ('refusal' in answer)
    throw new UsageError(`git does not take the configuration: ${answer.refusal}`)
}

function scopeOption({isGlobal}: GitScope): string {
  return isGlobal ? '--global' : '--local'
}

function findRepository(cwd: string): string {
  try {
    return repositoryOf(cwd)
  } catch (error) {
    if (!(error instanceof GitError)) throw error
    throw new UsageError(`There is no repository of git here: ${error.message}`)
  }
}

function attributesIn(file: string): readonly string[] {
  return isThere(file) ? readText(file).split(/\r\n?|\n/) : []
}

function addLine(file: string): void {
  const text = isThere(file) ? readText(file) : ''
  const start = text === '' || text.endsWith('\n') ? text : `${text}\n`
  writeText(file, `${start}${ATTRIBUTES}\n`)
}

function removeLine(file: string): void {
  if (!attributesIn(file).includes(ATTRIBUTES)) return
  const lines = readText(file).match(/[^\n]*\n|[^\n]+$/g) ?? []
  writeText(file, lines.filter(line => line.trimEnd() !== ATTRIBUTES).join(''))
}
