import fc from 'fast-check'
import {expect, test} from 'vitest'
import {applyEdits} from '../../server/src/base/edits.js'
import type {Finding} from '../../server/src/rules/finding.js'
import {moveFindings} from '../../server/src/session/move-findings.js'

const TEXT = 'abcdefghij'

function findingAt(start: number, end: number): Finding {
  const span = {start, end}
  const related = [{message: 'here', location: {path: 'a', span}}]
  const other = {message: 'there', location: {path: 'b', span}}
  return {
    ruleId: 'rule',
    severity: 'error',
    message: 'Wrong',
    path: 'a',
    span,
    expected: [],
    fix: undefined,
    related: [...related, other]
  }
}

const spans = fc
  .tuple(fc.nat(TEXT.length), fc.nat(TEXT.length))
  .map(([a, b]) => ({start: Math.min(a, b), end: Math.max(a, b)}))

test('a finding that an edit leaves alone is about the same words afterwards, and its places in other files stay', () => {
  fc.assert(
    fc.property(spans, spans, fc.string(), ({start, end}, place, text) => {
      const [moved] = moveFindings([findingAt(start, end)], {...place, text})
      expect(moved !== undefined).toBe(end < place.start || start > place.end)
      if (!moved) return
      const edited = applyEdits(TEXT, [{...place, text}])
      expect(edited.slice(moved.span.start, moved.span.end)).toBe(TEXT.slice(start, end))
      const [own, other] = moved.related
      expect(own?.location.span).toEqual(moved.span)
      expect(other?.location.span).toEqual({start, end})
    })
  )
})
