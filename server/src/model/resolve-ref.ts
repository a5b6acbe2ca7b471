import type {Entry} from '../glossary/entry.js'
import type {Glossary} from '../glossary/glossary.js'
import type {Mention, UnitAttribute} from './article-model.js'

/** What the `ref` of a mention says. */
type Reference = Pick<Mention, 'resolution' | 'entries'>

/**
 * Resolves a `ref` with a value: to the entry it names, to several, or to none where it holds only values that the
 * codebook accepts besides entries (`also`), as `none`. Neither the order nor the repetition of values matters. Entries
 * that `candidates` holds alone share its list.
 */
export function resolveRef(
  {values, definition}: UnitAttribute,
  {entries}: Glossary,
  candidates: readonly Entry[]
): Reference {
  const [first, ...others] = values
  if (first && others.length === 0) {
    if (definition?.also.has(first.text)) return NO_REFERENCE
    const entry = entries.get(first.text)
    if (!entry) return UNKNOWN
    const isOnly = candidates.length === 1 && candidates[0] === entry
    return {resolution: 'ref', entries: isOnly ? candidates : [entry]}
  }
  const ids = new Set(values.map(({text}) => text).filter(text => !definition?.also.has(text)))
  if (ids.size === 0) return NO_REFERENCE
  const named = Array.from(ids, id => entries.get(id)).filter(entry => entry !== undefined)
  return {resolution: ids.size > 1 ? 'several' : 'ref', entries: named}
}

const NO_REFERENCE: Reference = {resolution: 'none', entries: []}

const UNKNOWN: Reference = {resolution: 'ref', entries: []}
