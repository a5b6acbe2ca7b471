import {type ArticleRules, checkArticle} from '../../checking/check-article.js'
import type {SuppressedRun} from '../../checking/suppress/apply-suppressions.js'
import type {BaselineChoice} from '../../cli/options/read-suppression.js'
import {collectFacts} from '../../model/facts/collect-facts.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {resolve} from '../../model/resolve.js'
import {decode, TooLargeError} from '../../node/file-system.js'
import type {Project} from '../../project/project.js'
import {ruleSettings} from '../../project/rule-settings.js'
import {toRecords, toSuppressedRecords} from '../../reporting/finding-record.js'
import type {Outcome} from '../../reporting/report.js'
import {formatSize} from '../../reporting/text.js'
import type {Measure} from '../../rules/run-rules.js'
import {parse} from '../../syntax/parse.js'
import {toFailure, toRuleFailure} from '../files/failure.js'
import type {FileAccess} from '../files/file-access.js'
import {createStopwatch} from './stopwatch.js'

/** What it takes to check the articles of one project. */
export interface Checker extends FileAccess {
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

/** Checks one article on its own, and adds what is found; gives what the rest of the corpus needs to know of it. */
export function checkText({checker, path, text}: CheckedFile, outcome: Outcome): ArticleFacts {
  const {codebook, glossary} = checker.project
  const {phase, rule} = createStopwatch(checker.timed === true, outcome.times)
  const tree = phase('(parsing)', () => parse(text))
  const model = phase('(resolving)', () => resolve(path, tree, codebook, glossary))
  const facts = phase('(gathering facts)', () => collectFacts(model))
  const {inline} = checker
  const directives = inline === false ? [] : facts.directives
  const run = checkArticle(model, directives, rulesFor(checker, path, rule))
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
  {findings, errors, suppressed, missing}: SuppressedRun,
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

/** What decides the findings in the article of a path, relative to the project's root. */
export function rulesFor(
  {project: {config, baseline}}: Checker,
  path: string,
  measure: Measure | undefined
): ArticleRules {
  return {settings: ruleSettings(config, path), baseline, measure}
}
