import {resolve} from 'node:path'
import {notify, reportFailures} from '../../cli/notify.js'
import type {Arguments} from '../../cli/options/read-arguments.js'
import {readFiles} from '../../cli/options/read-selecting.js'
import {type SealState, sealArticle} from '../../model/write-seal.js'
import {holdSignals} from '../../node/signals.js'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {writeText} from '../../node/write-files.js'
import type {Colours} from '../../reporting/colours.js'
import type {Failure} from '../../reporting/report.js'
import {printable} from '../../reporting/text.js'
import {diffWords} from '../../reporting/word-diff.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {finishCollecting, startCollecting} from '../files/collect-files.js'
import {toFailure, toWriteFailure} from '../files/failure.js'
import {addOperands} from '../files/resolve-paths.js'
import type {ProjectFiles, RunFiles} from '../files/run-files.js'
import {exitCode} from '../run/exit-code.js'
import type {Progress} from '../run/progress.js'
import {findSealedVersion} from './sealed-version.js'

/** What to do with the seals that are not right. */
export interface Sealing {
  readonly writes: boolean
  readonly diffs: boolean
  readonly colours: Colours
}

/** What came of it. */
interface FixTally {
  /** Articles whose seal was right. */
  right: number
  /** Articles whose seal was not right, and is now if it was to be written. */
  wrong: number
  /** Articles that cannot be sealed as they are. */
  unsealable: number
  readonly failures: Failure[]
}

/** Seals all articles of a plan, or says which of them are not; gives the exit code. */
export async function runSeal(
  {jobs, failures, notes}: RunFiles,
  sealing: Sealing,
  progress: Progress
): Promise<number> {
  for (const note of notes) notify(note)
  const tally: FixTally = {right: 0, wrong: 0, unsealable: 0, failures: [...failures]}
  const isInterrupted = await sealAll(jobs, sealing, tally, progress)
  reportFailures(tally.failures)
  print(summary(tally, sealing))
  if (isInterrupted) return exitCode.interrupted
  if (tally.failures.length > 0) return exitCode.failure
  const isWrong = tally.unsealable > 0 || (!sealing.writes && tally.wrong > 0)
  return isWrong ? exitCode.findings : exitCode.ok
}

/** Seals one article after the other; gives whether somebody wanted it to end before. */
async function sealAll(
  jobs: readonly ProjectFiles[],
  sealing: Sealing,
  tally: FixTally,
  progress: Progress
): Promise<boolean> {
  const signals = holdSignals()
  const isInterrupted = (): boolean => progress.interrupted || signals.caught !== undefined
  for (const job of jobs)
    for (const path of job.articles) {
      await progress.advance(Number.POSITIVE_INFINITY)
      if (isInterrupted()) break
      sealOne(job, path, sealing, tally)
    }
  progress.end()
  signals.release()
  return isInterrupted()
}

/** What goes wrong with one article keeps no other from being sealed. */
function sealOne({checker}: ProjectFiles, path: string, sealing: Sealing, tally: FixTally): void {
  const shown = checker.show(path)
  const file = resolve(checker.project.root, path)
  try {
    const text = checker.read(path)
    const state = sealArticle(text)
    if (state.type === 'sealed') tally.right++
    else if (state.type === 'unsealable') {
      tally.unsealable++
      print(`${printable(shown)}: ${printable(state.reason)}\n`)
    } else if (sealing.writes) {
      write(file, shown, state.text, tally)
    } else {
      tally.wrong++
      report(state, file, shown, text, sealing)
    }
  } catch (error) {
    tally.failures.push(toFailure(shown, error))
  }
}

function write(file: string, shown: string, text: string, tally: FixTally): void {
  try {
    writeText(file, text)
    tally.wrong++
  } catch (error) {
    tally.failures.push(toWriteFailure(shown, error))
  }
}

function report(
  state: Exclude<SealState, {type: 'sealed' | 'unsealable'}>,
  file: string,
  shown: string,
  text: string,
  {diffs, colours}: Sealing
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
  unsealed: 'Unexpected article without a seal, expected `text-sha256`',
  incomplete: 'Unexpected seal without its paragraphs, expected `text-paragraphs`',
  changed: 'Unexpected change of the text since it was sealed, expected the sealed text'
} as const

function summary({right, wrong, unsealable}: FixTally, {writes}: Sealing): string {
  const mended = unsealable > 0 ? `, ${unsealable} to be mended first` : ''
  return writes
    ? `${count(wrong)} sealed, ${right} sealed already${mended}\n`
    : `${count(right)} rightly sealed, ${wrong} not${mended}\n`
}

function count(articles: number): string {
  return articles === 1 ? '1 article' : `${articles} articles`
}

function print(text: string): void {
  writeOutput(STANDARD_OUTPUT, [text])
}

/** The articles that paths on the command line mean: a file itself, a folder its articles, a glob what it matches. */
export function resolveSealFiles(given: Arguments): RunFiles {
  const fileSettings = readFiles(given)
  const collected = startCollecting(fileSettings)
  addOperands(collected, fileSettings.paths)
  return finishCollecting(collected)
}
