import {checkEntryUsage, checkInCorpus} from '../../checking/check-corpus.js'
import {type BatchCorpus, batchCorpus} from '../../checking/corpus/corpus.js'
import {createFactsTable, type FactsRows, factsIn} from '../../model/facts/facts-table.js'
import {ownSettings, ruleSettings} from '../../project/rule-settings.js'
import {emptyOutcome, type Outcome} from '../../reporting/report.js'
import type {CorpusConcern} from '../../rules/rule.js'
import {activeRules} from '../../rules/run-rules.js'
import type {Progress} from '../run-context.js'
import {
  addProjectRun,
  addRun,
  addUnchecked,
  directivesOf,
  type ProjectCheck,
  type ProjectRun,
  readFacts,
  readTextHash,
  rulesFor,
  stopwatchFor
} from './check-file.js'
import {withTextHashes} from './text-hashes.js'

/**
 * Checks articles in the light of all others of their project, and the glossary against the names in them; `checked`
 * holds the facts of those that could be checked alone. The articles that were not checked are read for it; where
 * single articles were named, only if one of these asks for others, as most such runs are to be over before a corpus
 * could be read.
 */
export async function checkCorpus(
  run: ProjectRun,
  checked: readonly FactsRows[],
  progress: Progress
): Promise<Outcome> {
  const outcome = emptyOutcome()
  const {project, articles} = run
  const asksUsage = activeRules(ownSettings(project)).usage.length > 0
  if (!asksUsage && !articles.some(path => asksCorpus(run, path))) return outcome
  const isAlone = !run.isWhole && !asksUsage && !asksForOthers(run, checked)
  const tables = isAlone ? checked : corpusTables(run, checked, outcome)
  const whole = wholeTables(run, [...new Set([...tables, ...checked])])
  const corpus = batchCorpus(tables.map(whole), project)
  for (const rows of checked.map(whole)) {
    for (const row of rows.paths.keys()) {
      if (progress.interrupted) break
      if (isConcerned(run, corpus, rows, row)) {
        checkOne(run, rows, row, corpus, outcome)
        await progress.advance(articles.length)
      }
    }
  }
  const {rule} = stopwatchFor(run, outcome)
  addProjectRun(outcome, checkEntryUsage(project, corpus.corpus, rule), run)
  return outcome
}

/** Gives for each table the one with the hashes of whole texts, where there are those of their starts. */
function wholeTables(
  run: ProjectRun,
  tables: readonly FactsRows[]
): (rows: FactsRows) => FactsRows {
  if (!run.wanted) return rows => rows
  const whole = withTextHashes(tables, path => readTextHash(run, path))
  return rows => whole.get(rows) ?? rows
}

function asksCorpus({project}: ProjectCheck, path: string): boolean {
  return activeRules(ruleSettings(project.config, path)).corpus.length > 0
}

/**
 * Whether the findings in an article may depend on others: it refers to claims of others, or uses a name that several
 * entries bear. If not, reading the others could only show that it is a copy.
 */
function asksForOthers({project}: ProjectCheck, checked: readonly FactsRows[]): boolean {
  const {isConcerned} = batchCorpus(checked, project)
  const asks = (concern: CorpusConcern): boolean =>
    checked.some(rows => rows.paths.some((_, row) => isConcerned(rows, row, concern)))
  return asks('references') || asks('senses')
}

/** The facts of all articles of the corpus: of the checked ones that it includes, and of those that were not checked. */
function corpusTables(
  run: ProjectRun,
  checked: readonly FactsRows[],
  outcome: Outcome
): readonly FactsRows[] {
  const {outside, unchecked} = compare(run.articles, run.included())
  const tables = outside.size === 0 ? checked : checked.map(rows => without(rows, outside))
  if (unchecked.length === 0) return tables
  return [...tables, readTable(run, unchecked, outcome)]
}

/** How the checked articles and those that the project includes differ. */
interface Difference {
  /** Checked, though not in the corpus. */
  readonly outside: ReadonlySet<string>
  /** In the corpus, though not checked. */
  readonly unchecked: readonly string[]
}

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

function without(rows: FactsRows, outside: ReadonlySet<string>): FactsRows {
  const table = createFactsTable()
  for (const [row, path] of rows.paths.entries())
    if (!outside.has(path)) table.add(factsIn(rows, row))
  return table.finish()
}

function readTable(run: ProjectRun, paths: readonly string[], outcome: Outcome): FactsRows {
  const table = createFactsTable()
  for (const path of paths) {
    if (run.project.texts.has(path)) continue
    try {
      const facts = readFacts(run, path)
      if (facts) table.add(facts)
    } catch (error) {
      addUnchecked(outcome, run, path, error)
    }
  }
  return table.finish()
}

/** Whether an article has to be checked in its corpus: for a rule, or for what a comment or the baseline says of one. */
function isConcerned(
  run: ProjectRun,
  {isConcerned: concerns}: BatchCorpus,
  rows: FactsRows,
  row: number
): boolean {
  const {config, baseline} = run.project
  const path = rows.paths[row] ?? ''
  const rules = activeRules(ruleSettings(config, path)).corpus
  if (rules.some(({rule}) => concerns(rows, row, rule.concern))) return true
  return rows.directives.has(row) || baseline?.files.has(path) === true
}

/** Checks one article against the corpus. Its text is read again only where something is found, as texts are not kept. */
function checkOne(
  run: ProjectRun,
  rows: FactsRows,
  row: number,
  {around}: BatchCorpus,
  outcome: Outcome
): void {
  const article = factsIn(rows, row)
  const {path} = article
  const {rule} = stopwatchFor(run, outcome)
  const text = (): string => run.access.read(path)
  try {
    const directives = directivesOf(run, article)
    const found = checkInCorpus(article, around(path), directives, text, rulesFor(run, path, rule))
    const isQuiet = found.findings.length + found.suppressed.length === 0
    addRun(outcome, found, run, path, isQuiet ? '' : text())
  } catch (error) {
    addUnchecked(outcome, run, path, error)
  }
}
