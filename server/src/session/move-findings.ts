import type {Edit} from '../base/edits.js'
import type {Span} from '../base/span.js'
import type {Finding, Related} from '../rules/finding.js'

/**
 * The findings of an article in the places of the text that an edit has made of it, for whoever is to be shown something
 * before it is read again; those that the edit touches are left out. Spans are UTF-16 offsets; fixes go.
 */
export function moveFindings(findings: readonly Finding[], edit: Edit): readonly Finding[] {
  return findings.flatMap(finding => {
    const span = moveSpan(finding.span, edit)
    const inFile = ({location}: Related): boolean => location.path === finding.path
    const related = finding.related.flatMap(one => (inFile(one) ? moveRelated(one, edit) : [one]))
    return span ? [{...finding, fix: undefined, span, related}] : []
  })
}

function moveRelated({message, location}: Related, edit: Edit): Related[] {
  const span = moveSpan(location.span, edit)
  return span ? [{message, location: {...location, span}}] : []
}

/** Undefined for a span that the edit touches: what was said of it may hold no more. */
function moveSpan({start, end}: Span, edit: Edit): Span | undefined {
  if (end < edit.start) return {start, end}
  if (start <= edit.end) return undefined
  const by = edit.text.length - (edit.end - edit.start)
  return {start: start + by, end: end + by}
}
