import {lazily} from '../../base/memo.js'
import type {Finding} from '../../rules/finding.js'
import type {Syntax} from '../../syntax/syntax.js'
import {asMany, chooseFixes, type Fixable, fixable} from './choose-fixes.js'
import {essenceOfArticle, keepFaithful} from './faithful-fixes.js'

/**
 * The findings in an article, without the fixes that would change its base text. Only an article whose markup has a
 * problem can have such: behind a forgotten brace, quote or bracket, an edit changes what is markup and what is text. Which
 * those are is found out when a fix is first asked for: while a tag is typed, nobody does at each keystroke, and trying 80
 * fixes takes as long as reading a megabyte.
 */
export function offerFixes(syntax: Syntax, findings: Finding[]): Finding[] {
  if (!isBroken(syntax)) return findings
  const fixes = fixable(findings, 'unsafe')
  if (fixes.length === 0) return findings
  const offered = lazily(() => faithful(syntax.text, fixes))
  return findings.map(finding => (finding.fix ? withOffered(finding, offered) : finding))
}

/** Those of the fixes that leave the base text as it is, each by itself and where many are fixed at once. */
function faithful<Found extends Fixable>(
  text: string,
  fixes: readonly Found[]
): ReadonlySet<unknown> {
  const alone = tryFixes(text, fixes)
  const many = asMany(alone)
  if (alone.every(({fix}) => !fix.together)) return new Set(alone)
  const kept = new Set(tryFixes(text, many))
  return new Set(alone.filter((fix, at) => kept.has(many[at] ?? fix)))
}

function tryFixes<Found extends Fixable>(text: string, fixes: readonly Found[]): readonly Found[] {
  const trials = Math.max(1, Math.floor(WORK / (text.length + 1)))
  return fixes.length < trials
    ? fixes.filter(fix => keepFaithful(text, [fix], essenceOfArticle).fixes.length > 0)
    : keepFaithful(text, chooseFixes(fixes), essenceOfArticle, trials).fixes
}

/** A finding that has its fix only if that is offered. */
function withOffered(finding: Finding, offered: () => ReadonlySet<unknown>): Finding {
  const {ruleId, severity, message, path, span, expected, related} = finding
  return {
    ruleId,
    severity,
    message,
    path,
    span,
    expected,
    get fix() {
      return offered().has(finding) ? finding.fix : undefined
    },
    related
  }
}

function isBroken({problems, blocks}: Syntax): boolean {
  return problems.length > 0 || blocks.some(({openComment}) => openComment)
}

/**
 * UTF-16 units that are read anew at most to try the fixes of an article: enough to try each of 200 in one of 10 kB.
 * Of more, those are offered that go together.
 */
const WORK = 2_000_000
