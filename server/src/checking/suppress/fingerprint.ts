import {sha256Of} from '../../base/hash.js'
import type {Finding} from '../../rules/finding.js'

/**
 * The fingerprint of a finding, which stays the same when text is added or moved around it: the first 16 hexadecimal
 * digits of the SHA-256 of its rule, its message up to ", expected" and the text of its span. What was expected may
 * change with the glossary. Two findings of one file may share a fingerprint.
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

/** UTF-16 units of the span that are hashed. */
const LONGEST = 500
