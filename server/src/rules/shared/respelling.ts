import type {Span} from '../../base/span.js'
import type {AttributeValue, UnitAttribute} from '../../model/article-model.js'
import type {Fix, Report} from '../finding.js'

/** What is wrong at a place, and what may be put there instead. */
type Misspelling = Pick<Report, 'span' | 'expected'>

/**
 * The same with a fix, where a single name comes near to what is written. It is unsafe, as something else
 * may have been meant. `isTaken` tells names that cannot have been meant, as they are there already.
 */
export function withRespelling<R extends Misspelling>(
  report: R,
  isTaken: (name: string) => boolean = isNothing
): R {
  const [name, ...others] = report.expected ?? []
  if (name === undefined || others.length > 0 || !isPlain(name) || isTaken(name)) return report
  return {...report, fix: respelling(report.span, name)}
}

function isNothing(): boolean {
  return false
}

/** Puts a name in the place of what is written; unsafe. */
export function respelling(span: Span, name: string): Fix {
  return {title: `Change to \`${name}\``, safety: 'unsafe', edits: [{...span, text: name}]}
}

/** Whether a text means itself, without quotes, in attributes of tags as in YAML. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text)
}

const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_.:/-]*[\p{L}\p{N}\p{M}_])?$/u

/** Whether a value cannot be replaced by another one: it is not written as it reads, or the other is there too. */
export function isStuck(value: AttributeValue, {values}: UnitAttribute, name: string): boolean {
  const {text, span} = value
  if (text.length !== span.end - span.start || values.length > MOST) return true
  return values.some(other => other.text === name)
}

/** Among more values none is looked for, as each of them may ask. */
const MOST = 100
