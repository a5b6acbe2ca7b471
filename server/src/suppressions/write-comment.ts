import type {DirectiveForm} from '../model/directive.js'

/** A comment for some rules, each of which is named once, without its line end. */
export function writeComment(
  form: DirectiveForm & ('next-line' | 'file'),
  rules: Iterable<string>,
  reason: string | undefined
): string {
  const ids = [...new Set(rules)].sort().join(' ')
  const because = reason === undefined ? '' : cleanReason(reason)
  return `<!-- newsmark-ignore-${form} ${ids}${because === '' ? '' : ` -- ${because}`} -->`
}

/** A reason as it can stand in a comment: on one line, and without what would end the comment. */
function cleanReason(reason: string): string {
  return reason.replaceAll('-->', '→').replace(/\s+/g, ' ').trim()
}
