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
import {isLastPhaseForBaseline, isLastPhaseForComment, type Phase} from './phase.js'

/** A file with all that may suppress findings in it. */
export interface SuppressibleFile {
  /** The path as findings name it. */
  readonly path: string
  readonly settings: RuleSettings
  /** Empty where comments do not count. */
  readonly directives: readonly Directive[]
  readonly baseline: Baseline | undefined
  /** The text of the file, asked for only where the baseline lists it. */
  readonly text: () => string
  readonly measure?: Measure | undefined
}

/** A run of rules: `findings` are those that remain, `suppressed` all others. */
export interface SuppressedRun extends RuleRun {
  readonly suppressed: readonly SuppressedFinding[]
  /** Findings in the file of the baseline: what it lists and was not found. */
  readonly missing: readonly Finding[]
}

/** A finding that does not count, what suppresses it, and the reason given there. */
export interface SuppressedFinding {
  readonly finding: Finding
  readonly kind: 'comment' | 'baseline'
  readonly reason: string | undefined
}

/**
 * Applies directives and baseline to the findings of one phase in one file, and adds the findings about the directives
 * and the baseline themselves. Whether a directive is used is decided in the phase of its rule, so that each phase can
 * be finished where it runs.
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

/** A run of which nothing is suppressed. */
function unsuppressed({findings, errors}: RuleRun): SuppressedRun {
  return {findings, errors, suppressed: [], missing: []}
}

/** A run whose findings include those about the baseline. */
export function withMissing({findings, errors, missing}: SuppressedRun): RuleRun {
  return missing.length === 0 ? {findings, errors} : {findings: [...findings, ...missing], errors}
}

function suppressCommented(run: RuleRun, phase: Phase, file: SuppressibleFile): SuppressedRun {
  const {remaining, suppressed, used} = applyComments(run.findings, file.directives)
  const {findings, errors} = checkDirectives(used, phase, file)
  return {
    findings: [...remaining, ...findings].sort(byPlace),
    errors: [...run.errors, ...errors],
    suppressed: suppressed.map(({finding, directive: {reason}}) => ({
      finding,
      kind: 'comment',
      reason
    })),
    missing: []
  }
}

/** Runs the rules on directives. */
function checkDirectives(
  used: ReadonlySet<DirectiveRule>,
  phase: Phase,
  {path, settings, directives, measure}: SuppressibleFile
): RuleRun {
  const isUnused = (rule: DirectiveRule): boolean =>
    !used.has(rule) && isLastPhaseForComment(phase, rule.id, settings)
  const checked: UsedDirective[] = directives.map(directive => ({
    directive,
    unused: isSuppressing(directive) ? directive.rules.filter(isUnused) : [],
    isFirst: phase === 'article',
    knownRules
  }))
  return runRules(
    activeRules(settings).suppression,
    path,
    ({rule}, report) => {
      for (const directive of checked) rule.check(directive, report)
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
  const {remaining, suppressed, missing} = applyBaseline(run.findings, listed, text)
  const decided = [...missing].filter(([id]) => isLastPhaseForBaseline(phase, id, settings))
  const more = suppressed.map(finding => ({finding, kind: 'baseline' as const, reason: undefined}))
  return {
    findings: [...remaining],
    errors: run.errors,
    suppressed: [...run.suppressed, ...more].sort((a, b) => byPlace(a.finding, b.finding)),
    missing: reportMissing(path, listed, new Map(decided), baseline, settings)
  }
}

/** Applies the baseline to the findings of one phase in the project files, file by file; these have no directives. */
export function suppressInFiles(
  run: RuleRun,
  phase: Phase & ('files' | 'usage'),
  project: Project,
  settings: RuleSettings
): SuppressedRun {
  const {baseline, texts} = project
  if (!baseline) return unsuppressed(run)
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
