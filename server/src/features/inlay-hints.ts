import {firstIndex} from '../base/binary-search.js'
import {excerpt} from '../base/excerpt.js'
import {lazily} from '../base/memo.js'
import {foldName} from '../base/names.js'
import {phrase, type Said} from '../base/phrase.js'
import type {Span} from '../base/span.js'
import type {Steps} from '../base/steps.js'
import {placesAround} from '../glossary/places-around.js'
import type {ArticleModel, AttributeValue, Mention, Unit} from '../model/article-model.js'
import {isMention, unitAt} from '../model/queries.js'
import {attributeOf} from '../model/unit-attributes.js'
import {claimsNamedBy, type RelationFinder, relationFinder} from '../session/claims.js'
import {modelOf} from '../session/derive.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/** A few words that an editor shows in an article, and that are not part of it. Offsets are UTF-16 offsets. */
export interface Hint {
  readonly offset: number
  /** A phrase of ours, or words of the glossary or the article. */
  readonly text: Said
  /** On which side of the tag at the offset it stands. */
  readonly side: 'before' | 'behind'
  /** A place whose hover says more of what the hint names. */
  readonly about: number
}

/**
 * How much hints say: `short` is the name of an entry behind a mention that calls it otherwise, and how many sources a claim
 * has; `full` is also the country behind each place, and before each claim who says it.
 */
export type HintAmount = 'short' | 'full'

/**
 * The hints within a span of an article, in the order of the text; none in other files. Only the tags in the span are looked
 * at, and where one of them is a claim, once what the claims of the project say of each other.
 */
export function* hintsIn(
  workspace: Workspace,
  path: string,
  within: Span,
  amount: HintAmount
): Steps<readonly Hint[]> {
  const article = articleAt(workspace, path)
  if (!article) return []
  const model = modelOf(workspace, article)
  const units = unitsIn(model, within)
  const relations = units.some(isClaim)
    ? yield* relationFinder(workspace, article.root, model)
    : () => []
  const context = {model, amount, relations, mentions: mentionsByValue(model)}
  const hints: Hint[] = []
  let count = 0
  for (const unit of units) {
    for (const hint of hintsOf(context, unit))
      if (within.start <= hint.offset && hint.offset <= within.end) hints.push(hint)
    if (hints.length >= MOST_HINTS) break
    if (++count % UNITS_A_STEP === 0) yield
  }
  return hints.sort((a, b) => a.offset - b.offset).slice(0, MOST_HINTS)
}

const UNITS_A_STEP = 100
/** So many are on no screen; a line of megabytes would have more. */
export const MOST_HINTS = 2000

/** What hints are made of. */
interface HintContext {
  readonly model: ArticleModel
  readonly amount: HintAmount
  readonly relations: RelationFinder
  readonly mentions: () => ReadonlyMap<AttributeValue, Mention>
}

/** The mentions that references lead to, by the values of these. */
function mentionsByValue({references}: ArticleModel): HintContext['mentions'] {
  return lazily(
    () =>
      new Map(
        references.flatMap(({value, mention}) => (mention ? [[value, mention] as const] : []))
      )
  )
}

/** The units that may have an edge in a span: those that begin there, and those around its start or up to it. */
function unitsIn(model: ArticleModel, {start, end}: Span): readonly Unit[] {
  const {units} = model
  const first = firstIndex(units.length, at => (units[at]?.tag.start ?? 0) >= start)
  const behind = firstIndex(units.length, at => (units[at]?.tag.start ?? 0) > end)
  const found = units.slice(first, behind)
  const known = new Set(found)
  // Of two that meet there, one ends and the other begins.
  for (const offset of [start - 1, start]) {
    for (let unit = unitAt(model, offset); unit && !known.has(unit); unit = unit.parent) {
      known.add(unit)
      found.push(unit)
    }
  }
  return found
}

function isClaim({kind, continues}: Unit): boolean {
  return kind?.unit === 'claim' && continues === undefined
}

function hintsOf(context: HintContext, unit: Unit): readonly Hint[] {
  if (isMention(unit)) return unit.continues ? [] : mentionHints(context, unit)
  if (!isClaim(unit)) return []
  const speaker = context.amount === 'full' ? speakerHint(context, unit) : []
  return [...speaker, ...sourcesHint(context, unit)]
}

/** The name that a mention does not say, and of a place, the country. */
function mentionHints(
  {model: {glossary}, amount}: HintContext,
  {entries, text, tag}: Mention
): readonly Hint[] {
  const [entry, ...more] = entries
  if (!entry) return []
  const isSaid = more.length === 0 && foldName(entry.name) === foldName(text)
  const names = entries.slice(0, MOST_NAMES).map(({name}) => name)
  if (entries.length > MOST_NAMES) names.push('…')
  const around = amount === 'full' && more.length === 0 ? placesAround(entry, glossary) : []
  const country = around.findLast(({entry: place}) => typeOf(place) === 'country') ?? around.at(-1)
  const words = [...(isSaid ? [] : names), ...(country ? [country.entry?.name ?? country.id] : [])]
  return behind(tag.end, words.join(', '), tag.contentStart)
}

const MOST_NAMES = 3

function typeOf(place: Mention['entry']): string | undefined {
  return place?.fields.get('type')?.values[0]?.text
}

function behind(offset: number, text: string, about: number): readonly Hint[] {
  return text === '' ? [] : [{offset, text: excerpt(text, LONGEST), side: 'behind', about}]
}

/** UTF-16 units. */
const LONGEST = 60

/** Who says a claim. */
function speakerHint(context: HintContext, {tag, attributes}: Unit): readonly Hint[] {
  const speaker = attributeOf(attributes, 'speaker')
  const [first] = speaker?.values ?? []
  if (!speaker || !first) return []
  const names = speaker.values.slice(0, MOST_NAMES).map(value => nameOf(context, value))
  const text = `${excerpt(names.join(', '), LONGEST)}:`
  return [{offset: tag.start, text, side: 'before', about: first.span.start}]
}

function nameOf({model, mentions}: HintContext, value: AttributeValue): string {
  const entry = model.glossary.entries.get(value.text)
  return entry?.name ?? mentions().get(value)?.text ?? value.text
}

/** How many say the same: the speakers of a claim, and the other claims that are the same or rephrase it. */
function sourcesHint({model, relations}: HintContext, unit: Unit): readonly Hint[] {
  const {tag, id, attributes} = unit
  const others = new Set<string>()
  for (const target of claimsNamedBy(unit, model.id))
    if (SAME.has(target.relation)) others.add(`${target.article}#${target.id}`)
  let nameless = 0
  for (const {relation, article, id: from} of id === undefined ? [] : relations(id)) {
    if (!SAME.has(relation)) continue
    if (from === undefined) nameless++
    else others.add(`${article}#${from}`)
  }
  others.delete(`${model.id}#${id}`)
  const speakers = attributeOf(attributes, 'speaker')?.values.length ?? 0
  const count = Math.max(1, speakers) + others.size + nameless
  if (count < 2) return []
  const about = attributeOf(attributes, 'id')?.written.valueSpan?.start
  const text = phrase`${count} sources`
  return [{offset: tag.end, text, side: 'behind', about: about ?? tag.contentStart}]
}

/** The relations of claims that say the same. */
const SAME: ReadonlySet<string> = new Set(['same-as', 'rephrases'])
