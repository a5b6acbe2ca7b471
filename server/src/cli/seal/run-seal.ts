import {resolve} from 'node:path'
import {STANDARD_OUTPUT, writeOutput} from '../../node/standard-streams.js'
import {writeText} from '../../node/write-text.js'
import {toBaseText} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {exitCode} from '../exit-code.js'
import {type Failure, toFailure} from '../failure.js'
import {holdSignals} from '../mend/hold-signals.js'
import type {Pace} from '../pace.js'
import type {Colours} from '../report/format/colours.js'
import {printable} from '../report/format/printable.js'
import {reportFailures, tell} from '../report-failures.js'
import type {Plan, ProjectJob} from '../select/plan.js'
import {diffWords} from './diff-words.js'
import {type SealState, sealArticle} from './seal-article.js'
import {findSealedVersion} from './sealed-version.js'
import {toWriteFailure} from './write-failure.js'

/** What to do with the seals that are not right. */
export interface Sealing {
  readonly writes: boolean
  readonly diffs: boolean
  readonly colours: Colours
}

/** What came of it. */
interface Tally {
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
  {jobs, failures, notes}: Plan,
  sealing: Sealing,
  pace: Pace
): Promise<number> {
  for (const note of notes) tell(note)
  const tally: Tally = {right: 0, wrong: 0, unsealable: 0, failures: [...failures]}
  const isInterrupted = await sealAll(jobs, sealing, tally, pace)
  reportFailures(tally.failures)
  print(summary(tally, sealing))
  if (isInterrupted) return exitCode.interrupted
  if (tally.failures.length > 0) return exitCode.failure
  const isWrong = tally.unsealable > 0 || (!sealing.writes && tally.wrong > 0)
  return isWrong ? exitCode.findings : exitCode.ok
}

/** Seals one article after the other; gives whether somebody wanted it to end before. */
async function sealAll(
  jobs: readonly ProjectJob[],
  sealing: Sealing,
  tally: Tally,
  pace: Pace
): Promise<boolean> {
  const signals = holdSignals()
  const isInterrupted = (): boolean => pace.interrupted || signals.caught !== undefined
  for (const job of jobs)
    for (const path of job.articles) {
      await pace.breathe(Number.POSITIVE_INFINITY)
      if (isInterrupted()) break
      sealOne(job, path, sealing, tally)
    }
  pace.end()
  signals.release()
  return isInterrupted()
}

/** What goes wrong with one article keeps no other from being sealed. */
function sealOne({checker}: ProjectJob, path: string, sealing: Sealing, tally: Tally): void {
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

function write(file: string, shown: string, text: string, tally: Tally): void {
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
  unsealed: 'This article has no `text-sha256`: seal it with `newsmark seal`',
  incomplete: 'The seal has no `text-paragraphs`: write it anew with `newsmark seal`',
  changed:
    'The text has changed since it was sealed: restore it, or seal it anew with `newsmark seal`'
} as const

function summary({right, wrong, unsealable}: Tally, {writes}: Sealing): string {
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
