import type {Steps} from '../base/steps.js'
import type {Project} from '../project/project.js'
import type {RuleSettings} from '../project/rule-settings.js'
import type {Corpus} from './corpus.js'
import type {GlossaryRule, Reporter, UsageRule} from './rule.js'
import {
  type ActiveRule,
  activeRules,
  byPlace,
  gatherFindings,
  type Measure,
  RuleError,
  type RuleRun,
  runRules
} from './run-rules.js'

/** Runs the rules on the project files; those on the glossary go over all entries in short steps. */
export function* projectRuleSteps(
  project: Project,
  settings: RuleSettings,
  measure?: Measure
): Steps<RuleRun> {
  const {glossary, codebook} = project
  const active = activeRules(settings)
  const ofProject: RuleRun[] = []
  for (const one of active.project) {
    ofProject.push(runRules([one], '', ({rule}, report) => rule.check(project, report), measure))
    yield
  }
  // Several files are gone over many times, and sooner once it is known whether they share an id.
  if (glossary.parts) yield* glossary.names.prepare()
  const ofGlossary = yield* byTurns(
    active.glossary.map(one =>
      entryRuleSteps(one, report => one.rule.check(glossary, codebook, report), measure)
    )
  )
  return joinInOrder([joinSorted(ofProject), joinSorted(ofGlossary)])
}

/** Runs the rules on the usage of entries; each finding gives its path. They go over all entries in short steps. */
export function* usageRuleSteps(
  project: Pick<Project, 'glossary' | 'codebook'>,
  corpus: Corpus,
  settings: RuleSettings,
  measure?: Measure
): Steps<RuleRun> {
  const works = activeRules(settings).usage.map(one =>
    entryRuleSteps(one, report => one.rule.check(project, corpus, report, one.options), measure)
  )
  const runs = yield* byTurns(works)
  yield
  return joinSorted(runs)
}

/** Does works by turns, as a row that one rule has read is there for the next; gives their results in their order. */
function* byTurns<T>(works: readonly Steps<T>[]): Steps<readonly T[]> {
  const results = new Map<Steps<T>, T>()
  while (results.size < works.length) {
    for (const work of works) {
      if (results.has(work)) continue
      const step = work.next()
      if (step.done) results.set(work, step.value)
      else yield
    }
  }
  return works.flatMap(work => (results.has(work) ? [results.get(work) as T] : []))
}

/** Runs one rule that goes over the entries by `check`; its exception becomes an error. */
function* entryRuleSteps<R extends GlossaryRule | UsageRule>(
  one: ActiveRule<R>,
  check: (report: Reporter) => Steps<void>,
  measure: Measure = workUnmeasured
): Steps<RuleRun> {
  const found = gatherFindings(one, '')
  const steps = check(found.report)
  let isDone = false
  let failure: unknown
  while (!isDone && failure === undefined) {
    measure(one.rule.id, () => {
      try {
        isDone = steps.next().done === true
      } catch (cause) {
        failure = cause ?? new Error('Nothing was thrown')
      }
    })
    yield
  }
  const findings = found.all()
  return {findings, errors: failure === undefined ? [] : [new RuleError(one.rule.id, '', failure)]}
}

/** Joins runs; findings are sorted by place and rule. */
export function joinSorted(runs: readonly RuleRun[]): RuleRun {
  const {findings, errors} = joinInOrder(runs)
  return {findings: findings.sort(byPlace), errors}
}

function joinInOrder(runs: readonly RuleRun[]): RuleRun {
  return {
    findings: runs.flatMap(({findings}) => findings),
    errors: runs.flatMap(({errors}) => errors)
  }
}

function workUnmeasured(_ruleId: string, work: () => void): void {
  work()
}
