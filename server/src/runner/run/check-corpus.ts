import {checkEntryUsage, checkInCorpus} from '../../checking/check-corpus.js'
import {batchCorpus} from '../../checking/corpus/corpus.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {ownSettings, ruleSettings} from '../../project/rule-settings.js'
import {emptyOutcome, type Outcome} from '../../reporting/report.js'
import type {Corpus} from '../../rules/corpus.js'
import {activeRules} from '../../rules/run-rules.js'
import {asksOthers} from '../../rules/shared/name-senses.js'
import type {ProjectFiles} from '../files/run-files.js'
import {addFailure, addRun, type Checker, readFacts, rulesFor} from './check-file.js'
import {addFindings} from './check-project-files.js'
import type {StoredFacts} from './facts-store.js'
import type {Progress} from './progress.js'
import {createStopwatch} from './stopwatch.js'

/**
 * Checks articles in the light of all others of their project, and the glossary against what these name.
 * The articles that were not checked are read for it; where single articles were named, only if one of these
 * asks for others, as most such runs are to be over before a corpus could be read.
 */
export async function checkReferences(
  job: ProjectFiles,
  stored: StoredFacts,
  progress: Progress
): Promise<Outcome> {
  const outcome = emptyOutcome()
  const {checker, articles} = job
  const {project} = checker
  const settings = ownSettings(project)
  const asksUsage = activeRules(settings).usage.length > 0
  if (!asksUsage && !articles.some(path => asksCorpus(checker, path))) return outcome
  const isAlone = !asksUsage && !asksForOthers(job, stored, outcome)
  const others = isAlone ? NO_OTHERS : compare(articles, job.included())
  // A text that there is once tells others nothing, unless some have not been looked at yet.
  const facts = others.unchecked.length > 0 ? stored.facts : stored.factsAlone
  const corpus = batchCorpus(factsOfAll(checker, others, facts, outcome), project.glossary)
  for (const article of facts(checker, outcome)) {
    if (progress.interrupted) break
    checkOne(checker, article, corpus, outcome)
    await progress.advance(articles.length)
  }
  const {rule} = createStopwatch(checker.timed === true, outcome.times)
  addFindings(outcome, checker, checkEntryUsage(project, corpus, rule))
  return outcome
}

function asksCorpus({project}: Checker, path: string): boolean {
  return activeRules(ruleSettings(project.config, path)).corpus.length > 0
}

function asksForOthers(
  {checker, isWhole}: ProjectFiles,
  stored: StoredFacts,
  outcome: Outcome
): boolean {
  if (isWhole) return true
  for (const facts of stored.facts(checker, outcome))
    if (asksOthers(facts, checker.project.glossary)) return true
  return false
}

/** How the checked articles and those that the project includes differ. */
interface Difference {
  /** Checked, though not part of the corpus. */
  readonly outside: ReadonlySet<string>
  /** Part of the corpus, though not checked. */
  readonly unchecked: readonly string[]
}

const NO_OTHERS: Difference = {outside: new Set(), unchecked: []}

/** Both lists are sorted; mostly they are the same, and nothing needs to be kept. */
function compare(checked: readonly string[], included: readonly string[]): Difference {
  const outside = new Set<string>()
  const unchecked: string[] = []
  let at = 0
  for (const path of checked) {
    for (; at < included.length && (included[at] ?? '') < path; at++)
      unchecked.push(included[at] ?? '')
    if (included[at] === path) at++
    else outside.add(path)
  }
  for (const path of included.slice(at)) unchecked.push(path)
  return {outside, unchecked}
}

/** The facts of all articles of the corpus, one after the other. */
function* factsOfAll(
  checker: Checker,
  {outside, unchecked}: Difference,
  facts: StoredFacts['facts'],
  outcome: Outcome
): Generator<ArticleFacts> {
  for (const article of facts(checker, outcome)) if (!outside.has(article.path)) yield article
  for (const path of unchecked) {
    if (checker.project.texts.has(path)) continue
    try {
      const article = readFacts(checker, path)
      if (article) yield article
    } catch (error) {
      addFailure(outcome, checker, path, error)
    }
  }
}

/** The text is read a second time, and only where something is found, as texts are not kept. */
function checkOne(checker: Checker, article: ArticleFacts, corpus: Corpus, outcome: Outcome): void {
  const {path} = article
  const {rule} = createStopwatch(checker.timed === true, outcome.times)
  try {
    const {inline} = checker
    const directives = inline === false ? [] : article.directives
    const text = (): string => checker.read(path)
    const run = checkInCorpus(article, corpus, directives, text, rulesFor(checker, path, rule))
    const isQuiet = run.findings.length + run.suppressed.length === 0
    addRun(outcome, run, {checker, path, text: isQuiet ? '' : text()})
  } catch (error) {
    addFailure(outcome, checker, path, error)
  }
}
