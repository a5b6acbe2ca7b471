import type {ArticleFacts} from '../model/facts.js'
import {ruleSettings} from '../project/rule-settings.js'
import type {Corpus} from '../rules/rule.js'
import {checkInCorpus} from '../rules/run-rules.js'
import {addRun, type Checker, type Outcome, readFacts} from './checker.js'
import {toFailure} from './failure.js'
import {type PackedFacts, unpackFacts} from './packed-facts.js'
import type {ProjectJob} from './plan.js'

/**
 * Checks the articles that refer to claims elsewhere in the light of all others of their project.
 * Without any such reference nothing is unpacked or read; the articles that were not
 * checked are read only where there is one.
 */
export function checkReferences(
  {checker, included}: ProjectJob,
  checked: readonly PackedFacts[]
): Outcome {
  const outcome: Outcome = {findings: [], failures: []}
  if (checked.every(({references}) => references === 0)) return outcome
  const facts = checked.flatMap(unpackFacts)
  const corpus = gatherCorpus(checker, included(), facts, outcome)
  for (const article of facts)
    if (article.references.length > 0) checkOne(checker, article, corpus, outcome)
  return outcome
}

/** The facts of the articles that the project includes; of those with the same id the first by path. */
function gatherCorpus(
  checker: Checker,
  included: readonly string[],
  checked: readonly ArticleFacts[],
  outcome: Outcome
): Corpus {
  const byPath = new Map(checked.map(facts => [facts.path, facts]))
  const others = included.filter(path => !byPath.has(path) && !checker.project.texts.has(path))
  for (const facts of unpackFacts(readFacts(checker, others, outcome)))
    byPath.set(facts.path, facts)
  const corpus = new Map<string, ArticleFacts>()
  for (const path of included) {
    const facts = byPath.get(path)
    if (facts && !corpus.has(facts.id)) corpus.set(facts.id, facts)
  }
  return corpus
}

/** The text is read a second time, and only where something is found, as texts are not kept. */
function checkOne(checker: Checker, article: ArticleFacts, corpus: Corpus, outcome: Outcome): void {
  const {path} = article
  const shown = checker.show(path)
  try {
    const run = checkInCorpus(article, corpus, ruleSettings(checker.project.config, path))
    addRun(outcome, run, run.findings.length > 0 ? checker.read(path) : '', shown)
  } catch (error) {
    outcome.failures.push(toFailure(shown, error))
  }
}
