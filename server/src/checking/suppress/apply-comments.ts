import type {Span} from '../../base/span.js'
import type {Directive, DirectiveRule} from '../../model/directives.js'
import type {Finding} from '../../rules/finding.js'

/** What the comments of an article do to its findings. */
export interface CommentResult {
  readonly remaining: readonly Finding[]
  readonly silenced: readonly {readonly finding: Finding; readonly directive: Directive}[]
  /** The ids in comments that have silenced something. */
  readonly used: ReadonlySet<DirectiveRule>
}

/** Silences findings, which are sorted by place. Of several comments that might, it is the nearest around the finding. */
export function applyComments(
  findings: readonly Finding[],
  directives: readonly Directive[]
): CommentResult {
  const scopes = scopesByRule(directives)
  const remaining: Finding[] = []
  const silenced: {finding: Finding; directive: Directive}[] = []
  const used = new Set<DirectiveRule>()
  for (const finding of findings) {
    const list = scopes.get(finding.ruleId)
    const scope = list && nearestAround(list, finding.span.start)
    if (scope) {
      silenced.push({finding, directive: scope.directive})
      used.add(scope.rule)
    } else remaining.push(finding)
  }
  return {remaining, silenced, used}
}

/** Where one rule is silenced, and by which comment. */
interface Scope extends Span {
  readonly directive: Directive
  readonly rule: DirectiveRule
}

/** The scopes of one rule, and how far they have been looked at. */
interface Scopes {
  /** Sorted by start; of those with the same start the longest first. */
  readonly sorted: Scope[]
  next: number
  /** Those that have started and may not have ended; the nearest is the last. */
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

/** The scope that started last of those around an offset; the offsets asked for may only grow. */
function nearestAround(scopes: Scopes, offset: number): Scope | undefined {
  const {sorted, open} = scopes
  for (let scope = sorted[scopes.next]; scope && scope.start <= offset; ) {
    open.push(scope)
    scope = sorted[++scopes.next]
  }
  while ((open.at(-1)?.end ?? offset) < offset) open.pop()
  return open.at(-1)
}
