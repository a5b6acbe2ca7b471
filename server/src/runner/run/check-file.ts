import {groupBy} from '../../base/group.js'
import {type ArticleRules, checkArticle, checkUnreadable} from '../../checking/check-article.js'
import {checkProject} from '../../checking/check-project.js'
import type {SuppressedRun} from '../../checking/suppress/apply-suppressions.js'
import {collectFacts, type WantedFacts} from '../../model/facts/collect-facts.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {textHash} from '../../model/facts/text-hash.js'
import {resolve} from '../../model/resolve.js'
import {decode, TooLargeError} from '../../node/file-system.js'
import {within} from '../../project/path-names.js'
import type {Project} from '../../project/project.js'
import {ownSettings, ruleSettings} from '../../project/rule-settings.js'
import {toRecords, toSuppressedRecords} from '../../reporting/finding-record.js'
import {emptyOutcome, type Outcome} from '../../reporting/report.js'
import {activeRules, type Measure} from '../../rules/run-rules.js'
import {sharedTexts} from '../../rules/shared/name-senses.js'
import {parse} from '../../syntax/parse.js'
import {toFailure, toRuleFailure} from '../files/failure.js'
import type {FileAccess} from '../files/file-access.js'
import type {ProjectFiles} from '../files/run-files.js'
import type {CheckOptions} from '../options.js'
import type {RunContext} from '../run-context.js'
import {createStopwatch, type Stopwatch} from './stopwatch.js'

/** A project whose files are checked, and how. */
export interface ProjectCheck {
  readonly project: Project
  readonly access: FileAccess
  readonly options: CheckOptions
  /** The clock that measures rules; undefined where they are not measured. */
  readonly clock: (() => number) | undefined
  /** The facts of articles that the run will ask for; undefined for all, as where they are kept for another run. */
  readonly wanted: WantedFacts | undefined
}

/** A project of a run, with the articles that are checked. */
export interface ProjectRun extends ProjectFiles, ProjectCheck {}

/** A project of a run as the options want it checked. */
export function projectRun(
  files: ProjectFiles,
  options: CheckOptions,
  {uptime}: Pick<RunContext, 'uptime'>
): ProjectRun {
  const {project} = files
  return {
    ...files,
    options,
    clock: clockFor(options, uptime),
    wanted: wantedFacts(project, options)
  }
}

/**
 * The facts that a run asks for under its own glossary, where nothing is cached: names that several entries bear, and more
 * only where the usage of entries is checked. A shard writes all.
 */
export function wantedFacts(project: Project, {files}: CheckOptions): WantedFacts | undefined {
  if (files.partial || activeRules(ownSettings(project)).usage.length > 0) return undefined
  return {names: sharedTexts(project.glossary), rest: false}
}

/** The clock of a check; undefined where the options do not ask for times. */
export function clockFor({reporting}: CheckOptions, uptime: () => number): ProjectCheck['clock'] {
  return reporting.stats ? uptime : undefined
}

/** A stopwatch that adds to the times of an outcome. */
export function stopwatchFor({clock}: ProjectCheck, {times}: Outcome): Stopwatch {
  return createStopwatch(clock, times)
}

/** Checks the article of a path on its own, and adds what is found to an outcome; gives its facts. */
export function checkText(
  check: ProjectCheck,
  path: string,
  text: string,
  outcome: Outcome
): ArticleFacts {
  const {codebook, glossary} = check.project
  const {phase, rule} = stopwatchFor(check, outcome)
  const tree = phase('(parsing)', () => parse(text))
  const model = phase('(resolving)', () => resolve(path, tree, codebook, glossary))
  const facts = phase('(gathering facts)', () => collectFacts(model, check.wanted))
  const run = checkArticle(model, directivesOf(check, facts), rulesFor(check, path, rule))
  addRun(outcome, run, check, path, text)
  return facts
}

/** The directives of an article that count. */
export function directivesOf(
  {options}: ProjectCheck,
  {directives}: ArticleFacts
): ArticleFacts['directives'] {
  return options.suppression.inline ? directives : []
}

/**
 * Checks the file of an article that is no UTF-8 text; `encoding` says what it seems to hold. It counts as skipped,
 * so that no baseline takes what was found in it before for fixed.
 */
export function checkOtherEncoding(
  check: ProjectCheck,
  path: string,
  encoding: string,
  outcome: Outcome
): void {
  const {rule} = stopwatchFor(check, outcome)
  addRun(outcome, checkUnreadable(path, encoding, rulesFor(check, path, rule)), check, path, '')
  outcome.skipped.push({path: check.access.show(path), reason: {kind: 'other encoding'}})
}

/** Checks the project files: the configuration, the codebook, the glossary and the baseline. */
export function checkProjectFiles(check: ProjectCheck): Outcome {
  const outcome = emptyOutcome()
  const {rule} = stopwatchFor(check, outcome)
  addProjectRun(outcome, checkProject(check.project, rule), check)
  return outcome
}

/** Adds what rules found in project files, each finding under its own path. */
export function addProjectRun(
  outcome: Outcome,
  {findings, errors, suppressed, missing}: SuppressedRun,
  check: ProjectCheck
): void {
  const {file, root, texts} = check.project
  addRun(outcome, {...EMPTY_RUN, errors}, check, file ? within(root, file) : '', '')
  const found = groupBy([...findings, ...missing], finding => finding.path)
  const hidden = groupBy(suppressed, ({finding}) => finding.path)
  for (const path of new Set([...found.keys(), ...hidden.keys()])) {
    const run = {findings: found.get(path) ?? [], suppressed: hidden.get(path) ?? []}
    addRun(outcome, {...EMPTY_RUN, ...run}, check, path, texts.get(path) ?? '')
  }
}

const EMPTY_RUN: SuppressedRun = {findings: [], errors: [], suppressed: [], missing: []}

/** Adds what rules found in the file of a path, which has this text; bugs in them become failures with their names. */
export function addRun(
  outcome: Outcome,
  {findings, errors, suppressed, missing}: SuppressedRun,
  {project, access: {show}}: ProjectCheck,
  path: string,
  text: string
): void {
  const {baseline, texts} = project
  const shown = {project, show}
  for (const record of toRecords(findings, text, path, shown)) outcome.findings.push(record)
  for (const error of errors) outcome.failures.push(toRuleFailure(show(path), error))
  for (const record of toSuppressedRecords(suppressed, text, path, shown))
    outcome.suppressed.push(record)
  if (missing.length === 0 || !baseline) return
  const list = texts.get(baseline.path) ?? ''
  for (const record of toRecords(missing, list, baseline.path, shown)) outcome.findings.push(record)
}

/** Adds why a file was not checked. */
export function addUnchecked(
  outcome: Outcome,
  {access, options}: ProjectCheck,
  path: string,
  error: unknown
): void {
  const shown = access.show(path)
  if (error instanceof TooLargeError) {
    const limit = options.files.maxFileSize
    outcome.skipped.push({path: shown, reason: {kind: 'too large', limit}})
  } else outcome.failures.push(toFailure(shown, error))
}

/**
 * The facts of an article that is not checked itself; undefined for a file that is no UTF-8 text, which is reported
 * where it is checked. Throws what reading throws.
 */
export function readFacts(
  {project, access, options, wanted}: ProjectCheck,
  path: string
): ArticleFacts | undefined {
  const decoded = decode(access.readBytes(path, options.files.maxFileSize))
  if ('encoding' in decoded) return undefined
  const model = resolve(path, parse(decoded.text), project.codebook, project.glossary)
  return collectFacts(model, wanted)
}

/** The hash of the text of an article; undefined for none, and for one that is not there any more. */
export function readTextHash({access, options}: ProjectCheck, path: string): string | undefined {
  try {
    return textHash(parse(access.read(path, options.files.maxFileSize)))
  } catch {
    return undefined
  }
}

/** The settings, the baseline and the stopwatch for the article of a path. */
export function rulesFor(
  {project: {config, baseline}}: ProjectCheck,
  path: string,
  measure: Measure | undefined
): ArticleRules {
  return {settings: ruleSettings(config, path), baseline, measure}
}
