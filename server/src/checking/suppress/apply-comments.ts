import type {Span} from '../../base/span.js'
import type {Directive, DirectiveRule} from '../../model/directives.js'
import type {Finding} from '../../rules/finding.js'

/** The findings of an article under its directives. */
export interface CommentResult {
  readonly remaining: readonly Finding[]
  readonly suppressed: readonly {readonly finding: Finding; readonly directive: Directive}[]
  /** The ids in directives that have suppressed a finding. */
  readonly used: ReadonlySet<DirectiveRule>
}

/** Suppresses findings, which are sorted by place, each by the nearest directive around it. */
export function applyComments(
  findings: readonly Finding[],
  directives: readonly Directive[]
): CommentResult {
  const scopes = scopesByRule(directives)
  const remaining: Finding[] = []
  const suppressed: {finding: Finding; directive: Directive}[] = []
  const used = new Set<DirectiveRule>()
  for (const finding of findings) {
    const list = scopes.get(finding.ruleId)
    const scope = list && nearestAround(list, finding.span.start)
    if (scope) {
      suppressed.push({finding, directive: scope.directive})
      used.add(scope.rule)
    } else remaining.push(finding)
  }
  return {remaining, suppressed, used}
}

/** A span in which a directive suppresses findings of a rule. */
interface Scope extends Span {
  readonly directive: Directive
  readonly rule: DirectiveRule
}

/** The scopes of one rule, and the state of the sweep over them. */
interface Scopes {
  /** Sorted by start; of those with the same start the longest first. */
  readonly sorted: Scope[]
  /** The index of the first scope that has not started yet. */
  next: number
  /** The stack of scopes that have started and may not have ended; the nearest is the last. */
  readonly open: Scope[]
}

function scopesByRule(directives: readonly Directive[]): ReadonlyMap<string, Scopes> {
  const byRule = new Map<string, Scopes>()
  for (const directive of directives) {
    for (const rule of directive.rules) {
      if (!rule.scope) continue
      const scope = {...rule.scope, directive, rule}
      const known = byRule.get(rule.id)
      if (known) known.sorted.push(scope)
      else byRule.set(rule.id, {sorted: [scope], next: 0, open: []})
    }
  }
  for (const {sorted} of byRule.values())
    if (sorted.length > 1) sorted.sort((a, b) => a.start - b.start || b.end - a.end)
  return byRule
}

/** The scope around an offset that started last; offsets may only grow from call to call. */
function nearestAround(scopes: Scopes, offset: number): Scope | undefined {
  const {sorted, open} = scopes
  for (let scope = sorted[scopes.next]; scope && scope.start <= offset; ) {
    open.push(scope)
    scope = sorted[++scopes.next]
  }
  while ((open.at(-1)?.end ?? offset) < offset) open.pop()
  return open.at(-1)
}
