import {checkEntryUsage, checkInCorpus} from '../../checking/check-corpus.js'
import {batchCorpus} from '../../checking/corpus/corpus.js'
import type {ArticleFacts} from '../../model/facts/facts.js'
import {ownSettings, ruleSettings} from '../../project/rule-settings.js'
import {emptyOutcome, type Outcome} from '../../reporting/report.js'
import type {Corpus} from '../../rules/corpus.js'
import {activeRules} from '../../rules/run-rules.js'
import {asksOthers} from '../../rules/shared/name-senses.js'
import type {Progress} from '../run-context.js'
import {
  addProjectRun,
  addRun,
  addUnchecked,
  directivesOf,
  type ProjectCheck,
  type ProjectRun,
  readFacts,
  rulesFor,
  stopwatchFor
} from './check-file.js'
import type {StoredFacts} from './facts-store.js'

/**
 * Checks articles in the light of all others of their project, and the glossary against the names in them.
 * The articles that were not checked are read for it; where single articles were named, only if one of these
 * asks for others, as most such runs are to be over before a corpus could be read.
 */
export async function checkCorpus(
  run: ProjectRun,
  stored: StoredFacts,
  progress: Progress
): Promise<Outcome> {
  const outcome = emptyOutcome()
  const {project, articles} = run
  const asksUsage = activeRules(ownSettings(project)).usage.length > 0
  if (!asksUsage && !articles.some(path => asksCorpus(run, path))) return outcome
  const isAlone = !asksUsage && !asksForOthers(run, stored, outcome)
  const others = isAlone ? NO_OTHERS : compare(articles, run.included())
  // A text that there is once tells others nothing, unless some have not been looked at yet.
  const facts = others.unchecked.length > 0 ? stored.facts : stored.factsAlone
  const corpus = batchCorpus(factsOfAll(run, others, facts, outcome), project.glossary)
  for (const article of facts(run, outcome)) {
    if (progress.interrupted) break
    checkOne(run, article, corpus, outcome)
    await progress.advance(articles.length)
  }
  const {rule} = stopwatchFor(run, outcome)
  addProjectRun(outcome, checkEntryUsage(project, corpus, rule), run)
  return outcome
}

function asksCorpus({project}: ProjectCheck, path: string): boolean {
  return activeRules(ruleSettings(project.config, path)).corpus.length > 0
}

function asksForOthers(run: ProjectRun, stored: StoredFacts, outcome: Outcome): boolean {
  if (run.isWhole) return true
  for (const facts of stored.facts(run, outcome))
    if (asksOthers(facts, run.project.glossary)) return true
  return false
}

/** How the checked articles and those that the project includes differ. */
interface Difference {
  /** Checked, though not in the corpus. */
  readonly outside: ReadonlySet<string>
  /** In the corpus, though not checked. */
  readonly unchecked: readonly string[]
}

const NO_OTHERS: Difference = {outside: new Set(), unchecked: []}

/** Compares two sorted lists: mostly they are the same, and nothing needs to be kept. */
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
  run: ProjectRun,
  {outside, unchecked}: Difference,
  facts: StoredFacts['facts'],
  outcome: Outcome
): Generator<ArticleFacts> {
  for (const article of facts(run, outcome)) if (!outside.has(article.path)) yield article
  for (const path of unchecked) {
    if (run.project.texts.has(path)) continue
    try {
      const article = readFacts(run, path)
      if (article) yield article
    } catch (error) {
      addUnchecked(outcome, run, path, error)
    }
  }
}

/** Checks one article against the corpus. Its text is read again only where something is found, as texts are not kept. */
function checkOne(run: ProjectRun, article: ArticleFacts, corpus: Corpus, outcome: Outcome): void {
  const {path} = article
  const {rule} = stopwatchFor(run, outcome)
  const text = (): string => run.access.read(path)
  try {
    const directives = directivesOf(run, article)
    const found = checkInCorpus(article, corpus, directives, text, rulesFor(run, path, rule))
    const isQuiet = found.findings.length + found.suppressed.length === 0
    addRun(outcome, found, run, path, isQuiet ? '' : text())
  } catch (error) {
    addUnchecked(outcome, run, path, error)
  }
}
