import type {Finding} from '../rules/finding.js'
import {sha256Of} from '../text/hash.js'

/**
 * What stays the same of a finding when text is added or moved around it: 16 hexadecimal digits of the rule,
 * of what is wrong and of the text it is about. What to do instead may change with the glossary.
 * Two findings of one file may share it.
 */
export function fingerprintOf(
  {ruleId, message, span}: Pick<Finding, 'ruleId' | 'message' | 'span'>,
  text: string
): string {
  const [unexpected = ''] = message.split(message.startsWith('Unexpected ') ? ', expected ' : ': ')
  const about = text
    .slice(span.start, Math.min(span.end, span.start + LONGEST))
    .replace(/\s+/g, ' ')
  return sha256Of(`${ruleId}\n${unexpected}\n${about}`).slice(0, 16)
}

/** UTF-16 units of the text that count. */
const LONGEST = 500
