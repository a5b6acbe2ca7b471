import {collectFacts} from '../model/collect-facts.js'
import type {ArticleFacts} from '../model/facts.js'
import {resolve} from '../model/resolve.js'
import type {Project} from '../project/project.js'
import {ruleSettings} from '../project/rule-settings.js'
import {checkArticle, type RuleRun} from '../rules/run-rules.js'
import {parse} from '../syntax/parse.js'
import {type Failure, toFailure, toRuleFailure} from './failure.js'
import {type FindingRecord, toRecords} from './finding-record.js'
import {type PackedFacts, packFacts} from './packed-facts.js'
import type {ProjectPaths} from './project-paths.js'

/** What it takes to check the articles of one project. */
export interface Checker extends ProjectPaths {
  readonly project: Project
}

/** Findings, and what kept us from finding more. */
export interface Outcome {
  readonly findings: FindingRecord[]
  readonly failures: Failure[]
}

/** What came of checking some articles. Nothing of it holds on to their texts. */
export interface Batch extends Outcome {
  /** How many could be checked. */
  articles: number
  readonly facts: PackedFacts[]
}

/** What came of checking no articles yet. */
export function emptyBatch(): Batch {
  return {findings: [], failures: [], articles: 0, facts: []}
}

/** Adds what came of checking further articles. */
export function joinBatch(whole: Batch, {articles, facts, ...outcome}: Batch): void {
  joinOutcome(whole, outcome)
  for (const packed of facts) whole.facts.push(packed)
  whole.articles += articles
}

/** Adds further findings and failures. */
export function joinOutcome(whole: Outcome, {findings, failures}: Outcome): void {
  for (const finding of findings) whole.findings.push(finding)
  for (const failure of failures) whole.failures.push(failure)
}

/** Checks articles, each on its own; paths are relative to the project's root. */
export function checkBatch(checker: Checker, paths: readonly string[]): Batch {
  const outcome: Outcome = {findings: [], failures: []}
  const facts: ArticleFacts[] = []
  for (const path of paths) {
    try {
      facts.push(checkOne(checker, path, outcome))
    } catch (error) {
      outcome.failures.push(toFailure(checker.show(path), error))
    }
  }
  return {...outcome, articles: facts.length, facts: [packFacts(facts)]}
}

function checkOne(checker: Checker, path: string, outcome: Outcome): ArticleFacts {
  const {codebook, glossary, config} = checker.project
  const text = checker.read(path)
  const model = resolve(path, parse(text), codebook, glossary)
  addRun(outcome, checkArticle(model, ruleSettings(config, path)), text, checker.show(path))
  return collectFacts(model)
}

/** Adds what rules found in one text; bugs in them become failures with their names. */
export function addRun(outcome: Outcome, run: RuleRun, text: string, shown: string): void {
  for (const record of toRecords(run.findings, text, shown)) outcome.findings.push(record)
  for (const error of run.errors) outcome.failures.push(toRuleFailure(shown, error))
}

/** Reads what other articles may need to know of some that are not checked themselves. */
export function readFacts(
  checker: Checker,
  paths: readonly string[],
  outcome: Outcome
): PackedFacts {
  const {codebook, glossary} = checker.project
  const facts: ArticleFacts[] = []
  for (const path of paths) {
    try {
      facts.push(collectFacts(resolve(path, parse(checker.read(path)), codebook, glossary)))
    } catch (error) {
      outcome.failures.push(toFailure(checker.show(path), error))
    }
  }
  return packFacts(facts)
}
