import {oncePer} from '../base/memo.js'
import type {Steps} from '../base/steps.js'
import {entryUsageSteps} from '../checking/check-corpus.js'
import {checkProjectSteps} from '../checking/check-project.js'
import {corpusUnder} from '../checking/corpus/corpus.js'
import type {CorpusFacts} from '../checking/corpus/corpus-facts.js'
import {type SuppressedRun, withMissing} from '../checking/suppress/apply-suppressions.js'
import type {Project} from '../project/project.js'
import {ownSettings} from '../project/rule-settings.js'
import type {Finding} from '../rules/finding.js'
import {activeRules, type RuleRun} from '../rules/run-rules.js'
import {joinRuns} from './derive.js'
import type {Workspace} from './workspace.js'

/**
 * All that rules find in the files of a project itself; each finding names its path. What no article names is
 * looked for only once these have been read. The very same answer as long as the same entries are used, whatever is typed.
 */
export function projectFindingsOf(workspace: Workspace, project: Project): RuleRun {
  while (checkNext(workspace, project));
  const runs = projectRuns(project)
  return usageRun(workspace, project, runs)?.joined ?? runs.own
}

/**
 * Runs the rules on the files of a project for one step more, before somebody asks for what is found in them: of a large
 * glossary that takes long. Gives false where all had run before.
 */
export function checkNext(workspace: Workspace, project: Project): boolean {
  const runs = projectRuns(project)
  if (runs.steps) {
    const step = runs.steps.next()
    if (!step.done) return true
    runs.own = withMissing(step.value)
    runs.steps = undefined
    return true
  }
  const usage = usageRun(workspace, project, runs)
  if (!usage?.steps) return false
  const step = usage.steps.next()
  if (!step.done) return true
  usage.joined = joinRuns(runs.own, withMissing(step.value))
  usage.steps = undefined
  return true
}

/** What is found in the files of a project, as long as it stays the same object. */
interface ProjectRuns {
  /** What finds it; undefined once all is found. */
  steps: Steps<SuppressedRun> | undefined
  own: RuleRun
  usage: UsageRun | undefined
}

/** What is found about the usage of entries, for all sessions in which the same entries are used. */
interface UsageRun extends EntryUsage {
  /** What was asked last whether the same entries are used. */
  facts: CorpusFacts
  /** What finds it; undefined once all is found. */
  steps: Steps<SuppressedRun> | undefined
  /** With what is found in the files of the project whatever is used. */
  joined: RuleRun
}

/** What tells which entries are used: the lowest layer of the corpus, and what those above it change. */
interface EntryUsage {
  readonly base: CorpusFacts['base']
  readonly key: string
}

const projectRuns = oncePer(
  (project: Project): ProjectRuns => ({
    steps: checkProjectSteps(project),
    own: NOTHING,
    usage: undefined
  })
)

const NOTHING: RuleRun = {findings: [], errors: []}

/** The run on the usage of entries, as far as it has come; undefined where none is asked for, or articles are unread. */
function usageRun({corpora}: Workspace, project: Project, runs: ProjectRuns): UsageRun | undefined {
  const facts = asksUsage(project) ? corpora.get(project.root) : undefined
  if (!facts) return undefined
  if (runs.usage?.facts === facts) return runs.usage
  const {glossary} = project
  const usage = usageOf(facts, project)
  if (runs.usage && isSame(runs.usage, usage)) runs.usage.facts = facts
  else {
    const steps = entryUsageSteps(project, corpusUnder(facts, glossary))
    runs.usage = {...usage, facts, steps, joined: runs.own}
  }
  return runs.usage
}

function usageOf(facts: CorpusFacts, {glossary}: Project): EntryUsage {
  return {base: facts.base, key: corpusUnder(facts, glossary).usageKey()}
}

function isSame(a: EntryUsage, b: EntryUsage): boolean {
  return a.base === b.base && a.key === b.key
}

/** Whether a rule on the usage of entries is on in a project. */
export function asksUsage(project: Project): boolean {
  return activeRules(ownSettings(project)).usage.length > 0
}

/** Whether what is found about the usage of a project's entries is something else under other facts of its articles. */
export function changesUsage(
  before: CorpusFacts | undefined,
  after: CorpusFacts | undefined,
  project: Project
): boolean {
  if (before === after || !asksUsage(project)) return false
  return !before || !after || !isSame(usageOf(before, project), usageOf(after, project))
}

/** The findings in the files of a project by the names of the files, each list in the order of the run; made once for each run. */
export const byFile: (run: RuleRun) => ReadonlyMap<string, readonly Finding[]> = oncePer(
  ({findings}) => {
    const groups = new Map<string, Finding[]>()
    for (const finding of findings) {
      const known = groups.get(finding.path)
      if (known) known.push(finding)
      else groups.set(finding.path, [finding])
    }
    return groups
  }
)
