import type {Span} from '../../base/span.js'
import type {Attribute, Kind} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {ArticleModel, Mention, Unit, UnitAttribute} from '../../model/article-model.js'
import {fragmentsOf, groupContinuations} from '../../model/link-claims.js'
import {isMention} from '../../model/queries.js'
import {sealingHash} from '../../model/seal.js'
import {holdingAttributes} from '../../model/unit-attributes.js'
import {toBaseText} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'
import {type ExportedText, exportedTextOf} from './exported-text.js'
import type {Loss} from './loss.js'

/** What every format makes its files of: an article as annotations beside its base text. */
export interface ExportedArticle {
  /** Relative to the root of the project. */
  readonly path: string
  readonly id: string
  readonly text: ExportedText
  /** The hash that seals the base text. */
  readonly hash: string
  /** The fields of the front matter that hold one value. */
  readonly fields: ReadonlyMap<string, string>
  /** In the order of the text. */
  readonly annotations: readonly ExportedAnnotation[]
  /** What no format gets. */
  readonly losses: readonly Loss[]
}

/** A tag with all that continues it. */
export interface ExportedAnnotation {
  /** From 1 on, in the order of the text. */
  readonly number: number
  readonly kind: string
  /** Undefined for a kind that the codebook does not have. */
  readonly definition: Kind | undefined
  readonly id: string | undefined
  /** What losses call it. */
  readonly name: string
  /** UTF-16 offsets of the exported text, in the order of the tags. */
  readonly fragments: readonly Span[]
  /** By name; the `id` and `continues` are not among them. */
  readonly attributes: ReadonlyMap<string, ExportedAttribute>
  /** The entries that are meant, of a mention. */
  readonly entries: readonly Entry[]
  /** How they were found; undefined for anything but a mention. */
  readonly resolution: Mention['resolution'] | undefined
}

/** An attribute of an annotation. A name alone has no value. */
export interface ExportedAttribute {
  readonly definition: Attribute | undefined
  readonly values: readonly string[]
}

/** Makes of the model of an article what is exported. Throws an `OffsetError` where an offset is wrong, which is a bug. */
export function exportedArticleOf(model: ArticleModel): ExportedArticle {
  const {path, id, syntax, units, metadata} = model
  const base = toBaseText(syntax)
  const text = exportedTextOf(base)
  const losses: Loss[] = []
  const lose = (name: string, feature: string, value: string, done: Loss['done']): void => {
    losses.push({path, id: name, feature, value, done})
  }
  if (text.isConverted) lose('', 'line-ends', base.text.includes('\r\n') ? 'CRLF' : 'CR', 'encoded')
  for (const {start, end} of syntax.comments)
    lose('', 'comment', syntax.text.slice(start, end), 'dropped')
  const fields = new Map<string, string>()
  for (const [name, field] of metadata.fields) {
    const written = syntax.text.slice(field.span.start, field.span.end)
    if (field.text === '' && written.trim() !== '')
      lose('', 'metadata', `${name}: ${written}`, 'dropped')
    else fields.set(name, field.text)
  }
  const continuations = groupContinuations(units)
  const continued = new Set([...continuations.values()].flat())
  const heads = units.filter(unit => !continued.has(unit))
  const annotations = heads.map((head, index) =>
    annotate(head, index + 1, fragmentsOf(head, continuations), text, lose)
  )
  return {path, id, text, hash: sealingHash(text.text), fields, annotations, losses}
}

/** Notes a loss of the article. */
type Lose = (name: string, feature: string, value: string, done: Loss['done']) => void

function annotate(
  head: Unit,
  number: number,
  units: readonly Unit[],
  text: ExportedText,
  lose: Lose
): ExportedAnnotation {
  const fragments = units.map(({tag}) => text.spanOf(contentSpan(tag)))
  const {kind} = head.tag
  const name = head.id ?? `${kind}@${firstWord(text.text, fragments)}`
  if (head.continues) lose(name, 'continues', head.continues.text, 'dropped')
  for (const unit of units)
    if (unit !== head && unit.id !== undefined) lose(name, 'id', unit.id, 'dropped')
  return {
    number,
    kind,
    definition: head.kind,
    id: head.id,
    name,
    fragments,
    attributes: attributesOf(head, units, name, lose),
    entries: isMention(head) ? head.entries : [],
    resolution: isMention(head) ? head.resolution : undefined
  }
}

/** The offset of the first word in spans; of blanks alone that of the first one. */
function firstWord(text: string, spans: readonly Span[]): number {
  for (const {start, end} of spans) {
    const at = text.slice(start, end).search(/\S/)
    if (at >= 0) return start + at
  }
  return spans[0]?.start ?? 0
}

/** What the tag says, and what its further fragments add: that is said of the whole then. */
function attributesOf(
  head: Unit,
  units: readonly Unit[],
  name: string,
  lose: Lose
): ReadonlyMap<string, ExportedAttribute> {
  const all = new Map<string, ExportedAttribute>()
  for (const unit of [head, ...units.filter(other => other !== head)]) {
    const own = attributesOfTag(unit, name, lose)
    for (const [key, attribute] of own) {
      const before = all.get(key)
      if (!before) {
        all.set(key, attribute)
        if (unit !== head) lose(name, key, attribute.values.join(' '), 'moved')
      } else loseOthers(attribute, before, name, key, lose)
    }
  }
  return all
}

/** What a tag says: of an attribute that it has twice the last one holds, and classes add up. */
function attributesOfTag(
  {attributes}: Unit,
  name: string,
  lose: Lose
): ReadonlyMap<string, ExportedAttribute> {
  const said = attributes.filter(
    attribute => attribute.name !== 'id' && attribute.name !== 'continues'
  )
  const holding = new Map<string, ExportedAttribute>()
  for (const attribute of holdingAttributes(said)) {
    const classes = holding.get(attribute.name)?.values ?? []
    const values = [...new Set([...classes, ...textsOf(attribute)])]
    holding.set(attribute.name, {definition: attribute.definition, values})
  }
  for (const attribute of said) {
    const held = holding.get(attribute.name)
    const own = {definition: attribute.definition, values: textsOf(attribute)}
    if (held) loseOthers(own, held, name, attribute.name, lose)
  }
  return holding
}

/** Notes the values that are not among those that hold. */
function loseOthers(
  {values}: ExportedAttribute,
  held: ExportedAttribute,
  name: string,
  key: string,
  lose: Lose
): void {
  for (const value of values) if (!held.values.includes(value)) lose(name, key, value, 'dropped')
}

function textsOf({values}: UnitAttribute): readonly string[] {
  return values.map(({text}) => text)
}
