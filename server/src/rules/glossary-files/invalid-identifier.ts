import {phrase} from '../../base/phrase.js'
import {inFinds} from '../../base/steps.js'
import type {Codebook} from '../../codebook/codebook.js'
import {entriesHaving} from '../../glossary/entries-having.js'
import type {Entry, FieldValue} from '../../glossary/entry.js'
import {
  checkIdentifier,
  type IdentifierScheme,
  identifierSchemes,
  tidyIdentifier
} from '../../glossary/identifiers.js'
import type {Report} from '../finding.js'
import type {GlossaryRule} from '../rule.js'
import {quote} from '../shared/wording.js'

/** Reports an identifier that does not have the form of its scheme, or a wrong check digit. */
export const invalidIdentifier: GlossaryRule = {
  id: 'invalid-identifier',
  subject: 'glossary',
  group: 'glossary files',
  severity: 'warning',
  fix: 'safe',
  summary: 'An identifier that its scheme cannot have given out',
  *check(glossary, codebook, report) {
    const fields = fieldsOf(codebook)
    if (fields.size === 0) return
    const texts = lazily(() => new Map(glossary.files.map(({path, text}) => [path, text])))
    yield* inFinds(entriesHaving(glossary.entries, [...fields.values()].flat()), entry => {
      for (const name of fields.get(entry.kind) ?? NONE) {
        for (const value of entry.fields.get(name)?.values ?? NOTHING) {
          const found = checkValue(value, entry, texts)
          if (found) report(found)
        }
      }
    })
  }
}

const NONE: readonly string[] = []
const NOTHING: readonly FieldValue[] = []

/** The names of the fields that hold identifiers, by kind. */
function fieldsOf({kinds}: Codebook): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, readonly string[]>()
  for (const kind of kinds.values()) {
    const names = [...kind.fields.values()].filter(({type}) => type === 'ids')
    if (names.length > 0)
      fields.set(
        kind.name,
        names.map(({name}) => name)
      )
  }
  return fields
}

/** The texts of the glossary's files by path. */
type Texts = () => ReadonlyMap<string, string>

function lazily<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

function checkValue(value: FieldValue, {location}: Entry, texts: Texts): Report | undefined {
  const scheme = value.key === undefined ? undefined : identifierSchemes.get(value.key)
  const problem = scheme && checkIdentifier(scheme, value.text)
  if (!scheme || !problem) return undefined
  const {path} = location
  return {...describe(scheme, value, problem, texts().get(path) ?? ''), path}
}

function describe(
  scheme: IdentifierScheme,
  {text, key, span}: FieldValue,
  problem: 'form' | 'check digits',
  file: string
): Report {
  const tidy = tidyIdentifier(scheme, text)
  // In a table, the span includes the name of the scheme.
  const isVerbatim = file.slice(span.start, span.end) === text
  const wanted = tidy === undefined ? scheme.wanted : `\`${tidy}\``
  const message =
    problem === 'form' || tidy !== undefined
      ? phrase`Unexpected identifier ${quote(text)} of \`${key}\`, expected ${wanted}`
      : phrase`The digits of the \`${key}\` identifier ${quote(text)} do not fit together: look for a typing mistake`
  if (tidy === undefined || !isVerbatim) return {message, span}
  const edits = [{...span, text: tidy}]
  const fix = {title: phrase`Change to \`${tidy}\``, safety: 'safe', edits} as const
  return {message, span, expected: [tidy], fix}
}
