import type {Span} from '../base/span.js'
import type {ArticleModel, Unit} from '../model/article-model.js'
import {parseClaimName} from '../model/facts/collect-facts.js'
import {holds, unitAt} from '../model/queries.js'
import {attributeOf} from '../model/unit-attributes.js'
import {modelOf} from '../session/derive.js'
import {articleAt} from '../session/queries.js'
import type {Workspace} from '../session/workspace.js'

/**
 * The places of an article that change together with the id of a tag, whose definition is at a UTF-16 offset: that one first,
 * then all that name it. They hold the very same text. Undefined at other places: whoever edits a reference wants another
 * claim, and not another id of this one. Also where two tags have the id, as either may be the one that is to be changed.
 */
export function linkedAt(
  workspace: Workspace,
  path: string,
  offset: number
): readonly Span[] | undefined {
  const article = articleAt(workspace, path)
  if (!article) return undefined
  const model = modelOf(workspace, article)
  const unit = unitAt(model, offset)
  const span = unit && idSpan(unit)
  if (unit?.id === undefined || !span || !holds(span, offset)) return undefined
  const {text} = model.syntax
  const written = text.slice(span.start, span.end)
  // An id with character references is written in more than one way.
  if (written !== unit.id || isTwice(model, unit)) return undefined
  const others = namesOf(model, unit)
    .map(({end}) => ({start: end - written.length, end}))
    .filter(({start, end}) => text.slice(start, end) === written)
  return others.length > 0 ? [span, ...others] : undefined
}

function idSpan({attributes}: Unit): Span | undefined {
  return attributeOf(attributes, 'id')?.written.valueSpan
}

function isTwice({units}: ArticleModel, {id, index}: Unit): boolean {
  return units.some(other => other.id === id && other.index !== index)
}

/** The values that name a tag of an article by its id, in the order of the text. */
function namesOf(model: ArticleModel, {id, kind}: Unit): readonly Span[] {
  const found: Span[] = []
  for (const {attributes, tag} of model.units) {
    for (const {name, definition, values} of attributes) {
      if (name === 'id' || definition?.type !== 'claim') continue
      // Fragments are of one kind; relations lead to claims.
      if (name === 'continues' ? tag.kind !== kind?.name : kind?.unit !== 'claim') continue
      for (const {text, span} of values) {
        const {article = model.id, claim} = parseClaimName(text)
        if (claim === id && article === model.id && !definition.also.has(text)) found.push(span)
      }
    }
  }
  for (const {mention, value} of model.references)
    if (mention?.id === id && kind?.unit === 'mention') found.push(value.span)
  return found.sort((a, b) => a.start - b.start)
}
