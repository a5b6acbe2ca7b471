import {sha256Of} from '../../base/hash.js'
import type {Finding} from '../../rules/finding.js'

/**
 * What stays the same of a finding when text is added or moved around it: 16 hexadecimal digits of the rule,
 * of what was unexpected and of the text it is about. What was expected instead may change with the glossary.
 * Two findings of one file may share it.
 */
export function fingerprintOf(
  {ruleId, message, span}: Pick<Finding, 'ruleId' | 'message' | 'span'>,
  text: string
): string {
  const [unexpected = ''] = message.split(', expected ')
  const about = text
    .slice(span.start, Math.min(span.end, span.start + LONGEST))
    .replace(/\s+/g, ' ')
  return sha256Of(`${ruleId}\n${unexpected}\n${about}`).slice(0, 16)
}

/** UTF-16 units of the text that count. */
const LONGEST = 500
