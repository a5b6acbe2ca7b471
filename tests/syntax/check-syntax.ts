import {expect} from 'vitest'
import {parse} from '../../server/src/syntax/parse.js'
import type {TagAttribute} from '../../server/src/syntax/tag.js'
import {drawMarks} from '../support/draw-marks.js'
import {type Mark, parseFixture} from '../support/fixture.js'

/**
 * Compares all that parsing finds in a text with what is drawn under it: tags with kind and attributes,
 * front matter, comments, escapes and problems.
 */
export function checkSyntax(fixture: string): void {
  for (const {text, marks} of parseFixture(fixture).files) {
    expect(drawMarks(text, findMarks(text))).toBe(drawMarks(text, marks))
  }
}

/** Compares the problems alone. */
export function checkProblems(fixture: string): void {
  for (const {text, marks} of parseFixture(fixture).files) {
    expect(drawMarks(text, findProblems(text))).toBe(drawMarks(text, marks))
  }
}

function findMarks(text: string): Mark[] {
  const {tags, comments, escapes, frontMatter} = parse(text)
  return [
    ...(frontMatter ? [{span: frontMatter, text: 'front matter'}] : []),
    ...tags.map(({start, end, kind, attributes}) => ({
      span: {start, end},
      text: [kind, ...attributes.map(describe)].join(' ')
    })),
    ...comments.map(span => ({span, text: 'comment'})),
    ...escapes.map(start => ({span: {start, end: start + 2}, text: 'escape'})),
    ...findProblems(text)
  ]
}

function findProblems(text: string): Mark[] {
  return parse(text).problems.map(({type, message, ...span}) => ({
    span,
    text: `${type}: ${message}`
  }))
}

function describe({name, value, valueSpan}: TagAttribute): string {
  return valueSpan ? `${name}=${JSON.stringify(value)}` : name
}
