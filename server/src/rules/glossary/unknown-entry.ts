import {lazily} from '../../base/memo.js'
import type {KnownNames} from '../../base/near-names.js'
import type {Attribute} from '../../codebook/codebook.js'
import type {Glossary} from '../../glossary/glossary.js'
import {entriesByNearId} from '../../glossary/near-entries.js'
import type {ArticleModel, Mention} from '../../model/article-model.js'
import {indexMentions} from '../../model/mentions-by-id.js'
import {unreadIds} from '../../model/unread-ids.js'
import type {ArticleRule} from '../rule.js'
import {isStuck, withRespelling} from '../shared/respelling.js'
import {holdsSeveral} from '../shared/single-value.js'
import {entryOr, expectKnown, quote} from '../shared/wording.js'

/** Reports a value that should name a glossary entry and names none. */
export const unknownEntry: ArticleRule = {
  id: 'unknown-entry',
  subject: 'article',
  group: 'glossary',
  severity: 'error',
  fix: 'unsafe',
  summary: 'A reference to an entry that is not in the glossary',
  check(model, report) {
    let before = 0
    const ids = lazily(() => ownIds(model))
    for (const {entry, mention, isAlso, definition, value, attribute} of model.references) {
      if (entry || mention || isAlso || holdsSeveral(definition, value.text)) continue
      const {text, span} = value
      const own = definition.mentions ? ids() : NO_IDS
      if (own.unread.has(text)) continue
      const expected = expectedFor(text, namesFor(definition, model.glossary, own), own, before++)
      const wanted =
        expected[0] === undefined
          ? entryOr(definition, definition.also.keys())
          : `\`${expected[0]}\``
      const message = `Unexpected ${whatIs(text, definition, model)}, expected ${wanted}`
      const isTaken = (name: string): boolean => isStuck(value, attribute, name)
      report(withRespelling({message, span, expected}, isTaken))
    }
  }
}

/** The ids in an article that a reference may lead to: those of mentions, and those of tags that cannot be read. */
interface OwnIds {
  readonly mentions: ReadonlyMap<string, Mention>
  readonly unread: ReadonlyMap<string, unknown>
}

const NO_IDS: OwnIds = {mentions: new Map(), unread: new Map()}

function ownIds(model: ArticleModel): OwnIds {
  return {mentions: indexMentions(model.units), unread: unreadIds(model)}
}

/** The names that may be meant: a mention of the article by its id with `#`, none of another one, or what is near. */
function expectedFor(
  text: string,
  names: KnownNames,
  {mentions}: OwnIds,
  before: number
): readonly string[] {
  const hash = text.indexOf('#')
  if (hash === 0 && mentions.has(text.slice(1))) return [text.slice(1)]
  return hash > 0 && mentions.has(text.slice(hash + 1))
    ? []
    : expectKnown(text, names, '', before).expected
}

/** The ids of the entries and mentions that an attribute takes, and the values that it accepts besides. */
function namesFor({of, also}: Attribute, glossary: Glossary, {mentions}: OwnIds): KnownNames {
  const {entries, parts} = glossary
  const others = function* (): Generator<string> {
    for (const [id, {kind}] of mentions) if (of.has(kind.name) && !entries.has(id)) yield id
    yield* also.keys()
  }
  const near = function* (text: string): Generator<string> {
    for (const {id, kind} of entriesByNearId(glossary, text))
      if (of.size === 0 || of.has(kind)) yield id
    yield* others()
  }
  return {
    size: entries.size + also.size + mentions.size,
    *keys() {
      for (const [id, {kind}] of entries) if (of.size === 0 || of.has(kind)) yield id
      yield* others()
    },
    ...(parts && {near})
  }
}

/** What a value is that names no entry; where mentions will do, it may be an id of the wrong sort. */
function whatIs(text: string, {mentions}: Attribute, {claimsById}: ArticleModel): string {
  if (mentions && claimsById.has(text)) return `claim ${quote(text)}`
  if (mentions && text.includes('#')) return `id ${quote(text)} with \`#\``
  return `entry ${quote(text)}`
}
