import type {Span} from '../../base/span.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {fragmentsOf, groupContinuations} from '../../model/link-claims.js'
import {type BaseText, toBaseSpan, toBaseText} from '../../syntax/base-text.js'
import {contentSpan} from '../../syntax/tag.js'

/** One version of an article, as far as versions are compared: what is read, and what is marked in it. */
export interface Version<Each = Annotation> {
  /** The base text. */
  readonly text: string
  /** In the order of the text. */
  readonly annotations: readonly Each[]
}

/** A tag with all that continues it. */
export interface Annotation {
  readonly kind: string
  readonly id: string | undefined
  /** The contents of its tags, in the order of the text, as UTF-16 offsets of the base text. */
  readonly fragments: readonly Span[]
  /** The values by name, in the order of the tag; one for an attribute that holds one value. */
  readonly attributes: ReadonlyMap<string, readonly string[]>
  /** The offset of its first tag in the written text. */
  readonly at: number
  /** The tag that others continue. */
  readonly head: Unit
  /** The tags of its fragments, in the order of these. */
  readonly units: readonly Unit[]
}

/**
 * Makes a version of the model of an article. A tag that continues one that is not there stands for itself; kinds that the
 * codebook does not know count too.
 */
export function versionOf(model: ArticleModel, base: BaseText = toBaseText(model.syntax)): Version {
  const continuations = groupContinuations(model.units)
  const continued = new Set([...continuations.values()].flat())
  const toSpan = ({tag}: Unit): Span => toBaseSpan(base, contentSpan(tag))
  const annotations = model.units
    .filter(unit => !continued.has(unit))
    .map(unit => {
      const units = fragmentsOf(unit, continuations)
      return {
        kind: unit.tag.kind,
        id: unit.id,
        fragments: units.map(toSpan),
        attributes: attributesOf(units),
        at: unit.tag.start,
        head: unit,
        units
      }
    })
  return {text: base.text, annotations}
}

/** What the fragments say together; `id`, and the `continues` of fragments that do, say what belongs together, not what it is. */
function attributesOf(units: readonly Unit[]): ReadonlyMap<string, readonly string[]> {
  const attributes = new Map<string, readonly string[]>()
  for (const unit of units)
    for (const {name, values} of unit.attributes) {
      if (name === 'id' || name === 'continues') continue
      const texts = values.map(({text}) => text)
      const before = attributes.get(name)
      attributes.set(name, before ? [...new Set([...before, ...texts])] : texts)
    }
  return attributes
}
