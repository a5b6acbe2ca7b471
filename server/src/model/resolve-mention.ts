import type {Kind} from '../codebook/codebook.js'
import type {Alias, Entry} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import {normaliseName} from '../text/normalise.js'
import type {Syntax} from '../syntax/syntax.js'
import type {Mention, Unit} from './article-model.js'
import {contentText} from './content-text.js'

/**
 * Finds the entry that a mention stands for: the one that `ref` names, or else the one that bears
 * the mention's text as a name. Of several, dated names decide if one alone holds at the article's date.
 */
export function resolveMention(
  unit: Unit,
  kind: Kind,
  syntax: Syntax,
  glossary: Glossary,
  date: string | undefined
): Mention {
  const text = contentText(syntax, unit.index)
  const ref = unit.attributes.find(({name}) => name === 'ref')?.values[0]
  const candidates = validAt(glossary.named(kind.name, text), text, date)
  const base = {...unit, kind, text, ref, candidates}
  if (ref) return {...base, resolution: 'ref', entry: glossary.entries.get(ref.text)}
  if (candidates.length === 1) return {...base, resolution: 'name', entry: candidates[0]}
  const resolution = candidates.length > 1 ? 'ambiguous' : 'unresolved'
  return {...base, resolution, entry: undefined}
}

function validAt(
  candidates: readonly Entry[],
  text: string,
  date: string | undefined
): readonly Entry[] {
  if (candidates.length < 2 || !date) return candidates
  const valid = candidates.filter(entry => {
    const alias = aliasFor(entry, text)
    return !alias || holdsAt(alias, date)
  })
  return valid.length === 1 ? valid : candidates
}

/** The name of an entry that a text is, exactly or else without case; undefined if it is none of them. */
export function aliasFor(entry: Entry, text: string): Alias | undefined {
  const wanted = normaliseName(text)
  const folded = wanted.toLowerCase()
  return (
    entry.names.find(alias => normaliseName(alias.text) === wanted) ??
    entry.names.find(alias => normaliseName(alias.text).toLowerCase() === folded)
  )
}

/**
 * Whether a date lies within the bounds, both included.
 * ISO dates of any precision compare as text up to the length of the shorter one.
 */
export function holdsAt(
  {since, until}: {readonly since?: string; readonly until?: string},
  date: string
): boolean {
  const comparesBelow = (a: string, b: string): boolean => {
    const length = Math.min(a.length, b.length)
    return a.slice(0, length) < b.slice(0, length)
  }
  return !(since && comparesBelow(date, since)) && !(until && comparesBelow(until, date))
}
