import {sha256Of} from '../../base/hash.js'
import {copyText} from '../../base/string-pool.js'
import type {Finding} from '../../rules/finding.js'

/**
 * The fingerprint of a finding, which stays the same when text is added or moved around it and when a message is worded
 * in another way: the first 16 hexadecimal digits of the SHA-256 of its rule, of what the message quotes of what is
 * wrong, and of the text of its span. What to do instead may change with the glossary and does not count. Two findings
 * of one file may share a fingerprint.
 */
export function fingerprintOf(finding: Fingerprinted, text: string): string {
  return fingerprintFrom(fingerprintText(finding, text))
}

/** What the fingerprint of a finding depends on. */
type Fingerprinted = Pick<Finding, 'ruleId' | 'message' | 'span'>

/** The text that the fingerprint of a finding is a hash of; it holds on to nothing of the text of the file. */
export function fingerprintText({ruleId, message, span}: Fingerprinted, text: string): string {
  const about = text
    .slice(span.start, Math.min(span.end, span.start + LONGEST))
    .replace(/\s+/g, ' ')
  return copyText(`${ruleId}\n${quotedIn(message)}\n${about}`)
}

/** The fingerprint as a hash of such a text. */
export function fingerprintFrom(text: string): string {
  return sha256Of(text).slice(0, 16)
}

/** UTF-16 units of the span that are hashed. */
const LONGEST = 500

/** The quotations in the part of a message that says what is wrong: up to ", expected" or a colon outside of them. */
function quotedIn(message: string): string {
  const [wrong = ''] = WRONG.exec(message) ?? []
  return (wrong.match(/`[^`]*`/g) ?? []).join(' ')
}

const WRONG = /^(?:`[^`]*`|(?!, expected |: )[^`])*/s
