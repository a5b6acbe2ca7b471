import {expect} from 'vitest'
import {defaultCodebook} from '../../server/src/codebook/default/codebook.js'
import type {GlossaryFile} from '../../server/src/glossary/glossary.js'
import {parseGlossaryFile} from '../../server/src/glossary/parse-glossary.js'
import {checkProblems} from '../support/check-problems.js'

/** Reads a glossary file under the default codebook, and compares its problems with what is drawn. */
export function checkGlossary(fixture: string): void {
  checkProblems((path, text) => parseGlossaryFile(path, text, defaultCodebook).problems, fixture)
}

/** Reads a glossary file that has nothing wrong in it. */
export function glossaryOf(path: string, text: string): GlossaryFile {
  const file = parseGlossaryFile(path, text, defaultCodebook)
  expect(file.problems).toEqual([])
  return file
}

/** What an entry says, without places: each field with its values, each name with what qualifies it. */
export function summarise({entries}: GlossaryFile): readonly unknown[] {
  return entries.map(({id, kind, name, names, fields}) => ({
    id,
    kind,
    name,
    names: names.map(({span, ...alias}) => alias),
    fields: Object.fromEntries(
      [...fields].map(([field, {values}]) => [
        field,
        values.map(({text, key}) => (key === undefined ? text : `${key}:${text}`))
      ])
    )
  }))
}

/** Checks that all places in a glossary file hold what is said to stand there, when nothing is quoted. */
export function checkPlaces({text, path, entries}: GlossaryFile): void {
  const at = ({start, end}: {start: number; end: number}) => text.slice(start, end)
  for (const entry of entries) {
    expect(entry.location.path).toBe(path)
    expect(at(entry.location.span)).toBe(entry.id)
    for (const alias of entry.names) expect(at(alias.span)).toBe(alias.text)
    for (const field of entry.fields.values()) {
      expect(at(field.nameSpan)).toBe(field.name)
      for (const value of field.values) expect(at(value.span)).toBe(value.text)
    }
  }
}
