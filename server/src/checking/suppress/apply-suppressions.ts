import {groupBy} from '../../base/group.js'
import type {Directive, DirectiveRule} from '../../model/directives.js'
import type {AcceptedInFile, Baseline} from '../../project/baseline.js'
import type {Project} from '../../project/project.js'
import type {RuleSettings} from '../../project/rule-settings.js'
import type {Finding} from '../../rules/finding.js'
import {knownRules} from '../../rules/registry.js'
import type {UsedDirective} from '../../rules/rule.js'
import {activeRules, byPlace, type Measure, type RuleRun, runRules} from '../../rules/run-rules.js'
import {applyBaseline, reportMissing} from './apply-baseline.js'
import {applyComments} from './apply-comments.js'
import {decidesComment, decidesListed, type Phase} from './phase.js'

/** A file whose findings are settled, and what accepts them. */
export interface SuppressibleFile {
  /** As findings name it. */
  readonly path: string
  readonly settings: RuleSettings
  /** None where comments do not count. */
  readonly directives: readonly Directive[]
  readonly baseline: Baseline | undefined
  /** Asked for only where something may be listed in the baseline. */
  readonly text: () => string
  readonly measure?: Measure
}

/** What rules found, parted into what stands and what is accepted. */
export interface SuppressedRun extends RuleRun {
  readonly suppressed: readonly SuppressedFinding[]
  /** What the baseline lists in vain: findings in its own file. */
  readonly missing: readonly Finding[]
}

/** A finding that does not count, and why. */
export interface SuppressedFinding {
  readonly finding: Finding
  readonly kind: 'comment' | 'baseline'
  readonly reason: string | undefined
}

/**
 * Parts what the rules of one phase found in one file into what stands and what is accepted, and adds what is to be
 * said of the comments and of the baseline. Whether a comment is of use is said in the phase of its rule, so that each
 * phase can be settled where it runs.
 */
export function applySuppressions(
  run: RuleRun,
  phase: Phase,
  file: SuppressibleFile
): SuppressedRun {
  const {directives, baseline, path} = file
  const listed = baseline?.files.get(path)
  const commented = directives.length > 0 ? suppressCommented(run, phase, file) : unsuppressed(run)
  return baseline && listed ? suppressListed(commented, phase, file, baseline, listed) : commented
}

/** A run of which nothing is accepted. */
function unsuppressed(run: RuleRun): SuppressedRun {
  return {...run, suppressed: [], missing: []}
}

/** A run in which what the baseline lists in vain counts like any finding. */
export function withMissing({findings, errors, missing}: SuppressedRun): RuleRun {
  return missing.length === 0 ? {findings, errors} : {findings: [...findings, ...missing], errors}
}

function suppressCommented(run: RuleRun, phase: Phase, file: SuppressibleFile): SuppressedRun {
  const {remaining, silenced, used} = applyComments(run.findings, file.directives)
  const {findings, errors} = checkDirectives(used, phase, file)
  return {
    findings: [...remaining, ...findings].sort(byPlace),
    errors: [...run.errors, ...errors],
    suppressed: silenced.map(({finding, directive: {reason}}) => ({
      finding,
      kind: 'comment',
      reason
    })),
    missing: []
  }
}

/** What is to be said of the comments themselves. */
function checkDirectives(
  used: ReadonlySet<DirectiveRule>,
  phase: Phase,
  {path, settings, directives, measure}: SuppressibleFile
): RuleRun {
  const isUnused = (rule: DirectiveRule): boolean =>
    !used.has(rule) && decidesComment(phase, rule.id, settings)
  const states: UsedDirective[] = directives.map(directive => ({
    directive,
    unused: isSuppressing(directive) ? directive.rules.filter(isUnused) : [],
    isFirst: phase === 'article',
    knownRules
  }))
  return runRules(
    activeRules(settings).suppression,
    path,
    ({rule}, report) => {
      for (const state of states) rule.check(state, report)
    },
    measure
  )
}

function isSuppressing({form}: Directive): boolean {
  return form !== 'end' && form !== 'unknown'
}

function suppressListed(
  run: SuppressedRun,
  phase: Phase,
  {path, settings, text}: SuppressibleFile,
  baseline: Baseline,
  listed: AcceptedInFile
): SuppressedRun {
  const {remaining, accepted, missing} = applyBaseline(run.findings, listed, text)
  const decided = [...missing].filter(([id]) => decidesListed(phase, id, settings))
  const more = accepted.map(finding => ({finding, kind: 'baseline' as const, reason: undefined}))
  return {
    findings: [...remaining],
    errors: run.errors,
    suppressed: [...run.suppressed, ...more].sort((a, b) => byPlace(a.finding, b.finding)),
    missing: reportMissing(path, listed, new Map(decided), baseline, settings)
  }
}

/**
 * Parts what rules found in a project's own files into what stands and what its baseline accepts, file by file;
 * these have no comments that silence anything.
 */
export function suppressInFiles(
  run: RuleRun,
  phase: Phase & ('files' | 'usage'),
  project: Project,
  settings: RuleSettings
): SuppressedRun {
  const {baseline, texts} = project
  if (!baseline) return {...run, suppressed: [], missing: []}
  const byPath = groupBy(run.findings, ({path}) => path)
  for (const path of baseline.files.keys())
    if (texts.has(path) && !byPath.has(path)) byPath.set(path, [])
  const runs = Array.from(byPath, ([path, findings]) =>
    applySuppressions({findings, errors: []}, phase, {
      path,
      settings,
      directives: [],
      baseline,
      text: () => texts.get(path) ?? ''
    })
  )
  return {
    findings: runs.flatMap(({findings}) => findings).sort(byPlace),
    errors: run.errors,
    suppressed: runs.flatMap(({suppressed}) => suppressed),
    missing: runs.flatMap(({missing}) => missing)
  }
}
