import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Span} from '../../server/src/base/span.js'
import {parse} from '../../server/src/syntax/parse.js'
import {reparse} from '../../server/src/syntax/reparse.js'
import {reparsePlainly} from '../../server/src/syntax/reparse-plainly.js'
import {stringify} from '../../server/src/syntax/stringify.js'
import type {Syntax} from '../../server/src/syntax/syntax.js'
import type {Tag} from '../../server/src/syntax/tag.js'
import {toTree} from '../../server/src/syntax/tree.js'
import {anyEdit, anyText, commentedText, toEdit} from './arbitrary-text.js'

const RUNS = {numRuns: 2000}
const editedText = fc.oneof(anyText, commentedText)

describe('for every text', () => {
  test('parsing gives spans in the order of the text, properly nested', () => {
    fc.assert(
      fc.property(anyText, text => {
        const syntax = parse(text)
        expect(syntax.text).toBe(text)
        checkOrder(syntax.blocks, {start: syntax.bodyStart, end: text.length})
        checkOrder(markupOf(syntax), {start: syntax.bodyStart, end: text.length})
        for (const tag of syntax.tags) checkTag(syntax, tag)
        for (const problem of syntax.problems) checkWithin(problem, {start: 0, end: text.length})
        expect(syntax.problems).toEqual(syntax.problems.toSorted((a, b) => a.start - b.start))
      }),
      RUNS
    )
  })

  test('writing the tree gives the text back', () => {
    fc.assert(
      fc.property(anyText, text => {
        expect(stringify(toTree(parse(text)))).toBe(text)
      }),
      RUNS
    )
  })

  test('parsing after any edits equals parsing afresh', () => {
    fc.assert(
      fc.property(editedText, fc.array(anyEdit, {minLength: 1, maxLength: 6}), (text, edits) => {
        let syntax = parse(text)
        for (const edit of edits) {
          const change = toEdit(edit, syntax.text)
          const plain = reparsePlainly(syntax, change)
          expect(plain).toStrictEqual(parse(plain.text))
          syntax = reparse(syntax, change)
        }
      }),
      RUNS
    )
  })
})

/** All markup that no other markup may overlap. */
function markupOf({text, tags, comments, escapes}: Syntax): Span[] {
  const spans = [
    ...tags.map(({start, contentStart}) => ({start, end: contentStart})),
    ...tags.map(({contentEnd, end}) => ({start: contentEnd, end})),
    ...comments,
    ...escapes.map(start => ({start, end: start + 2}))
  ]
  for (const {start, end} of comments) expect(text.slice(start, end)).toMatch(/^<!--[\s\S]*-->$/)
  return spans.sort((a, b) => a.start - b.start)
}

function checkOrder(spans: readonly Span[], whole: Span): void {
  let last = whole.start
  for (const {start, end} of spans) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThan(start)
    last = end
  }
  expect(last).toBeLessThanOrEqual(whole.end)
}

function checkTag({text, tags, blocks}: Syntax, tag: Tag): void {
  const {kind, start, contentStart, contentEnd, end} = tag
  expect(text.slice(start, contentStart)).toBe(`:${kind}[`)
  expect(text[contentEnd]).toBe(']')
  const parent = tags[tag.parent]
  expect(parent === undefined).toBe(tag.parent === -1)
  const block = blocks.find(({end}) => end > start) ?? {start: 0, end: 0}
  checkWithin(tag, parent ? {start: parent.contentStart, end: parent.contentEnd} : block)
  const attributes = tag.attributes.flatMap(({nameSpan, valueSpan}) => [
    nameSpan,
    ...(valueSpan && valueSpan.end > valueSpan.start ? [valueSpan] : [])
  ])
  checkOrder(attributes, {start: contentEnd + 1, end})
}

function checkWithin(span: Span, whole: Span): void {
  expect(span.start).toBeGreaterThanOrEqual(whole.start)
  expect(span.end).toBeGreaterThan(span.start)
  expect(span.end).toBeLessThanOrEqual(whole.end)
}
