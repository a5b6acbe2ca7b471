import {expect} from 'vitest'
import type {Span} from '../../server/src/base/span.js'
import {drawMarks} from './draw-marks.js'
import {parseFixture} from './fixture.js'

/** What a reader finds wrong in a text. */
export interface FoundProblem {
  readonly message: string
  readonly location: {readonly span: Span}
}

/** Reads the one file of a fixture, and compares the problems with what is drawn, in both directions. */
export function checkProblems(
  read: (path: string, text: string) => readonly FoundProblem[],
  fixture: string
): void {
  const [file] = parseFixture(fixture).files
  if (file === undefined) throw new Error('The fixture has no file')
  const found = read(file.path, file.text).map(({message, location}) => ({
    text: message,
    span: location.span
  }))
  expect(drawMarks(file.text, found)).toBe(drawMarks(file.text, file.marks))
}
