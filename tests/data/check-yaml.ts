import {isDeepStrictEqual} from 'node:util'
import {expect} from 'vitest'
import type {Span} from '../../server/src/base/span.js'
import type {Located} from '../../server/src/data/located.js'
import {libraryYaml} from '../../server/src/data/yaml/library-yaml.js'
import {strictYaml} from '../../server/src/data/yaml/strict-yaml.js'
import {drawMarks} from '../support/draw-marks.js'
import {type Mark, parseFixture} from '../support/fixture.js'

/** Which of the two readers is to read a text: the strict one takes only what it is sure of. */
export type Reader = 'strict' | 'library'

/**
 * Reads a text and compares the places of all keys, values and problems with what is drawn; of mappings
 * and lists those that are written on one line.
 */
export function checkYaml(reader: Reader, fixture: string): void {
  const [file] = parseFixture(fixture).files
  const {text, marks} = file ?? {text: '', marks: []}
  expect(strictYaml(text, 0) === undefined ? 'library' : 'strict').toBe(reader)
  const {value, problems} = libraryYaml(text, 0)
  const wrong = problems.map(problem => ({span: problem.span, text: problem.message}))
  const found = [...marksOf(value), ...wrong].filter(({span}) => isDrawn(text, span))
  expect(drawMarks(text, found)).toBe(drawMarks(text, marks))
  checkAgreement(text)
}

/** Compares what the strict reader gives, if it takes the text, with what the library gives. */
export function checkAgreement(text: string, shift = 7): boolean {
  const strict = strictYaml(text, shift)
  if (strict === undefined) return false
  const [found, wanted] = [{value: strict, problems: []}, libraryYaml(text, shift)]
  // Comparing is most of the work where texts are many; only a difference needs to be drawn.
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted)
  return true
}

function marksOf(value: Located): Mark[] {
  const {span} = value
  if (value.type === 'scalar') return [{span, text: describe(value.value)}]
  if (value.type === 'list') return [{span, text: 'list'}, ...value.items.flatMap(marksOf)]
  const pairs = value.pairs.flatMap(pair => [
    {span: pair.keySpan, text: `key ${pair.key}`},
    ...marksOf(pair.value)
  ])
  return [{span, text: 'map'}, ...pairs]
}

/** Fixtures cannot draw two things at once that go over lines. */
function isDrawn(text: string, {start, end}: Span): boolean {
  return !/[\r\n]/.test(text.slice(start, end))
}

function describe(value: string | number | boolean | null): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
