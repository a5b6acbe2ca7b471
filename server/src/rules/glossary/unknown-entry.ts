import {getOrMake} from '../../base/group.js'
import {oncePer} from '../../base/memo.js'
import {joinNear, type NearName, nearNames} from '../../base/near-names.js'
import {type Phrase, phrase} from '../../base/phrase.js'
import {copyText} from '../../base/string-pool.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {Glossary} from '../../glossary/glossary.js'
import {entriesByNearId} from '../../glossary/near-entries.js'
import type {ArticleModel} from '../../model/article-model.js'
import type {ArticleRule} from '../rule.js'
import {isStuck, withRespelling} from '../shared/respelling.js'
import {holdsSeveral} from '../shared/single-value.js'
import {entryOr, isSearched, quote} from '../shared/wording.js'

/** Reports a value that should name a glossary entry and names none. */
export const unknownEntry: ArticleRule = {
  id: 'unknown-entry',
  subject: 'article',
  group: 'glossary',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A reference to an entry that is not in the glossary',
  judges: 'tag',
  followsIds: true,
  readsMarkup: true,
  check(model, report) {
    let before = 0
    for (const reference of model.references) {
      const {entry, mention, isAlso, definition} = reference
      if (entry || mention || isAlso) continue
      const {value, attribute} = reference
      if (holdsSeveral(definition, value.text)) continue
      const {text, span} = value
      const own = definition.mentions ? model : NO_IDS
      if (own.unreadIds.has(text)) continue
      const expected = expectedFor(text, definition, model.glossary, own, before++)
      const wanted =
        expected[0] === undefined
          ? entryOr(definition, definition.also.keys())
          : `\`${expected[0]}\``
      const message = phrase`Unexpected ${whatIs(text, definition, model)}, expected ${wanted}`
      const isTaken = (name: string): boolean => isStuck(value, attribute, name)
      report(withRespelling({message, span, expected}, isTaken))
    }
  }
}

/** The ids in an article that a reference may lead to: those of mentions, and those of tags that cannot be read. */
type OwnIds = Pick<ArticleModel, 'mentionsById' | 'unreadIds'>

const NO_IDS: OwnIds = {mentionsById: new Map(), unreadIds: new Set()}

/** The names that may be meant: a mention of the article by its id with `#`, none of another one, or what is near. */
function expectedFor(
  text: string,
  definition: Attribute,
  glossary: Glossary,
  {mentionsById: mentions}: OwnIds,
  before: number
): readonly string[] {
  const hash = text.indexOf('#')
  if (hash === 0 && mentions.has(text.slice(1))) return [text.slice(1)]
  if ((hash > 0 && mentions.has(text.slice(hash + 1))) || !isSearched(text, before)) return []
  const near = nearEntries(text, definition, glossary)
  const others = nearNames(text, otherNames(definition, glossary, mentions))
  return joinNear(near, others).map(({candidate}) => candidate)
}

/** The ids of mentions that an attribute takes, and the values that it accepts besides entries. */
function* otherNames(
  {of, also}: Attribute,
  {entries}: Glossary,
  mentions: OwnIds['mentionsById']
): Iterable<string> {
  for (const [id, {kind}] of mentions) if (of.has(kind.name) && !entries.has(id)) yield id
  yield* also.keys()
}

/**
 * The ids of entries near to a text, among those that an attribute takes. They are looked for once for a text: the same ids
 * are unknown at the next keystroke.
 */
function nearEntries(text: string, definition: Attribute, glossary: Glossary): readonly NearName[] {
  const known = nearIn(glossary)
  const ofAttribute = known.get(definition) ?? new Map<string, readonly NearName[]>()
  if (ofAttribute.size >= MOST_KEPT) ofAttribute.clear()
  known.set(definition, ofAttribute)
  return getOrMake(ofAttribute, copyText(text), () =>
    nearNames(text, idsFor(definition, glossary, text))
  )
}

const nearIn = oncePer((_: Glossary) => new WeakMap<Attribute, Map<string, readonly NearName[]>>())

/** More are unknown in no article that somebody edits. */
const MOST_KEPT = 1000

function* idsFor({of}: Attribute, glossary: Glossary, text: string): Iterable<string> {
  for (const {id, kind} of entriesByNearId(glossary, text))
    if (of.size === 0 || of.has(kind)) yield id
}

/** What a value is that names no entry; where mentions will do, it may be an id of the wrong sort. */
function whatIs(text: string, {mentions}: Attribute, model: ArticleModel): Phrase {
  if (mentions && model.claimsById.has(text)) return phrase`claim ${quote(text)}`
  if (mentions && text.includes('#')) return phrase`id ${quote(text)} with \`#\``
  return phrase`entry ${quote(text)}`
}
