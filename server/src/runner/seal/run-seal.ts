import {resolve} from 'node:path'
import {type SealState, sealArticle} from '../../model/write-seal.js'
import {allowedRoot} from '../../node/paths.js'
import {type Replacement, replaceText} from '../../node/write-files.js'
import type {Colours} from '../../reporting/colours.js'
import type {Failure} from '../../reporting/report.js'
import {printable} from '../../reporting/text.js'
import {diffWords} from '../../reporting/word-diff.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {exitCode} from '../exit-code.js'
import {toFailure, toWriteFailure} from '../files/failure.js'
import {countArticles, type ProjectFiles, type RunFiles} from '../files/run-files.js'
import {notifyFailures} from '../notify-failures.js'
import type {RunContext} from '../run-context.js'
import {findSealedVersion} from './sealed-version.js'

/** How seals that are not right are treated. */
export interface SealOptions {
  readonly writes: boolean
  /** Whether changes of sealed texts are printed. */
  readonly diffs: boolean
  readonly colours: Colours
}

/** How many articles were found in which state so far. */
interface SealTally {
  /** Articles whose seal was right. */
  right: number
  /** Articles whose seal was not right, and is now if it was to be written. */
  wrong: number
  /** Articles that cannot be sealed as they are. */
  unsealable: number
  readonly failures: Failure[]
}

/** The articles of one run, and where what is found of them goes. */
interface SealRun {
  readonly options: SealOptions
  readonly tally: SealTally
  readonly print: (text: string) => void
}

/** Seals articles, or prints which of them are not sealed rightly; gives the exit code. */
export async function runSeal(
  {projects, failures, notes}: RunFiles,
  options: SealOptions,
  context: RunContext
): Promise<number> {
  for (const note of notes) context.notify(note)
  const tally: SealTally = {right: 0, wrong: 0, unsealable: 0, failures: [...failures]}
  const print = (text: string): void => context.stdout.write([text])
  const isInterrupted = await sealAll(projects, {options, tally, print}, context)
  notifyFailures(tally.failures, context)
  print(summary(tally, options))
  if (isInterrupted) return exitCode.interrupted
  if (tally.failures.length > 0) return exitCode.failure
  const isWrong = tally.unsealable > 0 || (!options.writes && tally.wrong > 0)
  return isWrong ? exitCode.findings : exitCode.ok
}

/** Seals one article after the other; gives whether a signal ended it before. */
async function sealAll(
  projects: readonly ProjectFiles[],
  run: SealRun,
  {progress, holdSignals}: RunContext
): Promise<boolean> {
  progress.begin(countArticles(projects), true)
  const signals = holdSignals()
  const isInterrupted = (): boolean => progress.interrupted || signals.caught !== undefined
  for (const files of projects)
    for (const path of files.articles) {
      await progress.advance(Number.POSITIVE_INFINITY)
      if (isInterrupted()) break
      sealOne(files, path, run)
    }
  progress.end()
  signals.release()
  return isInterrupted()
}

/** A failure with one article keeps no other from being sealed. */
function sealOne({project, access}: ProjectFiles, path: string, run: SealRun): void {
  const {options, tally, print} = run
  const shown = access.show(path)
  const file = resolve(project.root, path)
  try {
    const text = access.read(path)
    const state = sealArticle(text)
    if (state.type === 'sealed') tally.right++
    else if (state.type === 'unsealable') {
      tally.unsealable++
      print(`${printable(shown)}: ${printable(state.reason)}\n`)
    } else if (options.writes) {
      const allowed = allowedRoot(project.root)
      write({path: file, before: text, text: state.text, allowed}, shown, tally)
    } else {
      tally.wrong++
      printState(state, file, shown, text, run)
    }
  } catch (error) {
    tally.failures.push(toFailure(shown, error))
  }
}

function write(replacement: Replacement, shown: string, tally: SealTally): void {
  try {
    replaceText(replacement)
    tally.wrong++
  } catch (error) {
    tally.failures.push(toWriteFailure(shown, error))
  }
}

function printState(
  state: Exclude<SealState, {type: 'sealed' | 'unsealable'}>,
  file: string,
  shown: string,
  text: string,
  {options: {diffs, colours}, print}: SealRun
): void {
  print(`${printable(shown)}: ${REASONS[state.type]}\n`)
  if (!diffs || state.type !== 'changed') return
  const version = findSealedVersion(file, state.sealedHash)
  if (!version) {
    print('git has no version of it with the sealed text.\n')
    return
  }
  const {bold} = colours
  print(
    `${bold(`--- ${printable(shown)} (as sealed, in commit ${version.commit.slice(0, 12)})`)}\n`
  )
  print(`${bold(`+++ ${printable(shown)}`)}\n`)
  print(diffWords(version.text, toBaseText(parse(text)).text, colours))
}

const REASONS = {
  unsealed: 'This article has no `text-sha256`: seal it with `newsmark seal`',
  incomplete: 'The seal has no `text-paragraphs`: write it anew with `newsmark seal`',
  changed:
    'The text has changed since it was sealed: restore it, or seal it anew with `newsmark seal`'
} as const

function summary({right, wrong, unsealable}: SealTally, {writes}: SealOptions): string {
  const unfit = unsealable > 0 ? `, ${unsealable} to be corrected first` : ''
  return writes
    ? `${count(wrong)} sealed, ${right} sealed already${unfit}\n`
    : `${count(right)} rightly sealed, ${wrong} not${unfit}\n`
}

function count(articles: number): string {
  return articles === 1 ? '1 article' : `${articles} articles`
}
