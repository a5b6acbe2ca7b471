import {collectFacts} from '../../model/collect-facts.js'
import type {ArticleFacts} from '../../model/facts.js'
import {resolve} from '../../model/resolve.js'
import {decode, TooLargeError} from '../../node/file-system.js'
import type {Project} from '../../project/project.js'
import {ruleSettings} from '../../project/rule-settings.js'
import {checkArticle} from '../../rules/run-rules.js'
import type {SettledRun} from '../../suppressions/settle.js'
import {parse} from '../../syntax/parse.js'
import {type Failure, toFailure, toRuleFailure} from '../failure.js'
import type {ProjectPaths} from '../project-paths.js'
import {type FindingRecord, toRecords, toSuppressedRecords} from '../report/finding-record.js'
import {formatSize} from '../report/format/size.js'
import type {BaselineChoice} from '../settings/read-acceptance.js'
import {settleRun} from './settle-run.js'
import {createStopwatch} from './stopwatch.js'

/** What it takes to check the articles of one project. */
export interface Checker extends ProjectPaths {
  readonly project: Project
  /** Whether to measure how long rules take. */
  readonly timed?: boolean
  /** Bytes; a larger article is left out. */
  readonly maxFileSize?: number
  /** Whether comments in articles count; they do unless this says otherwise. */
  readonly inline?: boolean
  /** Which baseline the project has, for threads that load it themselves. */
  readonly baseline?: BaselineChoice
}

/** Findings, and what kept us from finding more. */
export interface Outcome {
  readonly findings: FindingRecord[]
  /** What comments or the baseline accept; each says so itself. */
  readonly suppressed: FindingRecord[]
  readonly failures: Failure[]
  /** What was left out, as limits were hit: one sentence each. */
  readonly notices: string[]
  /** Milliseconds by rule and by phase, where they are measured. */
  readonly times: Map<string, number>
}

/** Nothing found yet. */
export function emptyOutcome(): Outcome {
  return {findings: [], suppressed: [], failures: [], notices: [], times: new Map()}
}

/** Adds further findings and failures. */
export function joinOutcome(whole: Outcome, part: Outcome): void {
  for (const finding of part.findings) whole.findings.push(finding)
  for (const finding of part.suppressed) whole.suppressed.push(finding)
  for (const failure of part.failures) whole.failures.push(failure)
  for (const notice of part.notices) whole.notices.push(notice)
  for (const [rule, time] of part.times) whole.times.set(rule, (whole.times.get(rule) ?? 0) + time)
}

/** Checks one article on its own, and adds what is found; gives what the rest of the corpus needs to know of it. */
export function checkText({checker, path, text}: CheckedFile, outcome: Outcome): ArticleFacts {
  const {codebook, glossary, config} = checker.project
  const {phase, rule} = createStopwatch(checker.timed === true, outcome.times)
  const tree = phase('(parsing)', () => parse(text))
  const model = phase('(resolving)', () => resolve(path, tree, codebook, glossary))
  const facts = phase('(gathering facts)', () => collectFacts(model))
  const found = checkArticle(model, ruleSettings(config, path), rule)
  const run = settleRun(checker, 'article', found, {
    path,
    directives: facts.directives,
    text: () => text,
    measure: rule
  })
  addRun(outcome, run, {checker, path, text})
  return facts
}

/** Adds why a file could not be looked at. */
export function addFailure(
  outcome: Outcome,
  {show, maxFileSize = 0}: Checker,
  path: string,
  error: unknown
): void {
  if (error instanceof TooLargeError) {
    const size = formatSize(maxFileSize)
    outcome.notices.push(`${show(path)} is larger than ${size} and was left out`)
  } else outcome.failures.push(toFailure(show(path), error))
}

/** A file under rules; its path is relative to the project's root. */
export interface CheckedFile {
  readonly checker: Checker
  readonly path: string
  readonly text: string
}

/** Adds what rules found in one file; bugs in them become failures with their names. */
export function addRun(
  outcome: Outcome,
  {findings, errors, suppressed, missing}: SettledRun,
  {checker, path, text}: CheckedFile
): void {
  const {baseline, texts} = checker.project
  for (const record of toRecords(findings, text, path, checker)) outcome.findings.push(record)
  for (const error of errors) outcome.failures.push(toRuleFailure(checker.show(path), error))
  for (const record of toSuppressedRecords(suppressed, text, path, checker))
    outcome.suppressed.push(record)
  if (missing.length === 0 || !baseline) return
  const list = texts.get(baseline.path) ?? ''
  for (const record of toRecords(missing, list, baseline.path, checker))
    outcome.findings.push(record)
}

/**
 * What the rest of the corpus needs to know of an article that is not checked itself; undefined for what is no UTF-8
 * text, which is said where it is checked. Throws what reading throws.
 */
export function readFacts(checker: Checker, path: string): ArticleFacts | undefined {
  const {codebook, glossary} = checker.project
  const decoded = decode(checker.readBytes(path, checker.maxFileSize))
  if ('encoding' in decoded) return undefined
  return collectFacts(resolve(path, parse(decoded.text), codebook, glossary))
}
