import {firstIndex} from '../base/binary-search.js'
import {shorten} from '../base/excerpt.js'
import {joinPhrases, phrase, type Said} from '../base/phrase.js'
import type {Attribute, Kind} from '../codebook/codebook.js'
import type {ArticleModel, UnitAttribute} from '../model/article-model.js'
import {modelOf} from '../session/derive.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'
import {type AttributeContext, cursorContext} from '../syntax/cursor-context.js'

/** The attributes that a tag has and may have, as they are typed. */
export interface Signature {
  /** The name of the kind. */
  readonly kind: string
  /** Paragraphs: phrases of ours, and words of the codebook. */
  readonly about: readonly Said[]
  /** In the order of the text those that are there, then those that are required, then all others. */
  readonly slots: readonly Slot[]
  /** The index of the one at the cursor, or of the first that is still required; undefined for none. */
  readonly active: number | undefined
}

/** An attribute that is there, or may be. */
export interface Slot {
  /** As it is written, `speaker=…` for one that is required, `[topic]` for one that may be left out. */
  readonly text: string
  /** Paragraphs: phrases of ours, and words of the codebook. */
  readonly about: readonly Said[]
}

/** The signature at a UTF-16 offset within the braces of a tag; undefined anywhere else, and for an unknown kind. */
export function signatureAt(
  workspace: Workspace,
  path: string,
  offset: number
): Signature | undefined {
  const article = articleAt(workspace, path)
  if (!article) return undefined
  const model = modelOf(workspace, article)
  const at = cursorContext(model.syntax, offset)
  if (at?.type !== 'name' && at?.type !== 'value') return undefined
  const kind = model.codebook.kinds.get(at.kind)
  if (!kind) return undefined
  const present = attributesOf(model, at.tagStart)
  const left = missing(kind, present)
  const names = [...present, ...left].map(({name}) => name)
  return {
    kind: kind.name,
    about: kind.description === '' ? [] : [kind.description],
    slots: [
      ...present.map(attribute => presentSlot(model, attribute)),
      ...left.map(attribute => ({text: openText(attribute), about: describe(attribute)}))
    ],
    active: activeIndex(model, at, present, left, names)
  }
}

/** The attributes of the tag that starts at an offset, as far as they can be read. */
function attributesOf({units}: ArticleModel, start: number): readonly UnitAttribute[] {
  const unit = units[firstIndex(units.length, at => (units[at]?.tag.start ?? 0) >= start)]
  return unit?.tag.start === start ? unit.attributes : []
}

/** The attributes that a tag may still get, those that are required first. */
function missing(kind: Kind, present: readonly UnitAttribute[]): readonly Attribute[] {
  const names = new Set(present.map(({name}) => name))
  return [...kind.attributes.values()]
    .filter(({name}) => !names.has(name))
    .sort((a, b) => Number(b.required) - Number(a.required))
}

function presentSlot({syntax}: ArticleModel, {written, definition}: UnitAttribute): Slot {
  const end = (written.valueSpan ?? written.nameSpan).end
  const text = syntax.text.slice(written.nameSpan.start, end).replace(/\s+/g, ' ')
  const isQuoted = /^[^\s=]*\s*=\s*["']/.exec(text)?.[0].at(-1)
  return {
    text: `${shorten(text, LONGEST)}${isQuoted ?? ''}`,
    about: definition ? describe(definition) : [phrase`The codebook does not know this attribute.`]
  }
}

/** UTF-16 units. */
const LONGEST = 40

function openText({name, type, required}: Attribute): string {
  if (!required) return `[${name}]`
  return type === 'flag' ? name : `${name}=…`
}

/** What the codebook says of an attribute. */
function describe({description, required, many, codes, also}: Attribute): readonly Said[] {
  const values = [...codes.values()].filter(({deprecated}) => !deprecated).map(({name}) => name)
  const all = [...values, ...also.keys()]
  const shown = all.slice(0, MOST_VALUES).join(', ') + (all.length > MOST_VALUES ? ', …' : '')
  const traits = [
    ...(required ? [phrase`Required.`] : []),
    ...(many ? [phrase`May have several values.`] : [])
  ]
  return [
    description,
    joinPhrases(traits, (before, next) => phrase`${before} ${next}`),
    all.length === 0 ? '' : codes.size > 0 ? phrase`Values: ${shown}` : phrase`Also: ${shown}`
  ].filter(paragraph => paragraph !== '')
}

const MOST_VALUES = 15

function activeIndex(
  {syntax}: ArticleModel,
  at: AttributeContext,
  present: readonly UnitAttribute[],
  left: readonly Attribute[],
  names: readonly string[]
): number | undefined {
  if (at.type === 'value') return indexOrNone(names.lastIndexOf(at.name))
  const here = present.findIndex(({written}) => written.nameSpan.start === at.span.start)
  if (here >= 0) return here
  const typed = syntax.text.slice(at.span.start, at.span.end)
  const next = left.findIndex(({name, required}) =>
    typed === '' ? required : name.startsWith(typed)
  )
  return next < 0 ? undefined : present.length + next
}

function indexOrNone(index: number): number | undefined {
  return index < 0 ? undefined : index
}
