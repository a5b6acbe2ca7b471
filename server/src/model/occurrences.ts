import type {Span} from '../base/span.js'
import type {ArticleModel, Unit, UnitAttribute} from './article-model.js'
import {parseClaimName} from './facts/collect-facts.js'
import {attributeOf} from './unit-attributes.js'

/**
 * A thing that a project names in several places: an entry by its id; a claim, or a mention that a reference leads to,
 * by its article's id and its own.
 */
export type Subject =
  | {readonly type: 'entry'; readonly id: string}
  | {readonly type: 'claim' | 'mention'; readonly article: string; readonly id: string}

/** One place where a subject is named. */
export interface Occurrence {
  readonly subject: Subject
  readonly span: Span
  /**
   * The text of a mention, the `ref` of a mention, any other value, the place that defines the subject's id, or one of
   * the names defined there. A mention with a `ref` gives two occurrences.
   */
  readonly form: 'mention' | 'ref' | 'value' | 'definition' | 'name'
}

/** The occurrences of entries and claims in an article, in the order of the text. */
export function occurrencesIn(model: ArticleModel): readonly Occurrence[] {
  const occurrences: Occurrence[] = []
  for (const mention of model.mentions) {
    const {contentStart: start, contentEnd: end} = mention.tag
    for (const {id} of mention.entries)
      occurrences.push({subject: {type: 'entry', id}, span: {start, end}, form: 'mention'})
  }
  addMentionIds(occurrences, model)
  for (const unit of model.units) {
    for (const attribute of unit.attributes) addValues(occurrences, model, unit, attribute)
  }
  return occurrences.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
}

/** Adds the references that lead to mentions of the article, and the ids of those. */
function addMentionIds(occurrences: Occurrence[], model: ArticleModel): void {
  const named = new Set<string>()
  for (const {mention, value} of model.references) {
    if (!mention) continue
    const subject: Subject = {type: 'mention', article: model.id, id: value.text}
    occurrences.push({subject, span: value.span, form: 'value'})
    named.add(value.text)
  }
  if (named.size === 0) return
  for (const {id, attributes, kind} of model.units) {
    if (id === undefined || kind?.unit !== 'mention' || !named.delete(id)) continue
    const span = attributeOf(attributes, 'id')?.written.valueSpan
    const subject: Subject = {type: 'mention', article: model.id, id}
    if (span) occurrences.push({subject, span, form: 'definition'})
  }
}

function addValues(
  occurrences: Occurrence[],
  model: ArticleModel,
  unit: Unit,
  {name, definition, values}: UnitAttribute
): void {
  for (const {text, span} of values) {
    if (name === 'id' && unit.kind?.unit === 'claim') {
      occurrences.push({subject: claim(model, text), span, form: 'definition'})
    } else if (definition?.also.has(text)) continue
    else if (definition?.type === 'claim') {
      occurrences.push({subject: claim(model, text), span, form: 'value'})
    } else if (definition?.type === 'entry' && model.glossary.entries.has(text)) {
      const form = name === 'ref' ? 'ref' : 'value'
      occurrences.push({subject: {type: 'entry', id: text}, span, form})
    }
  }
}

function claim(model: ArticleModel, name: string): Subject {
  const {article = model.id, claim: id} = parseClaimName(name)
  return {type: 'claim', article, id}
}

/** The key of a subject, unique in its project. */
export function subjectKey(subject: Subject): string {
  return subject.type === 'entry'
    ? `entry ${subject.id}`
    : `${subject.type} ${subject.article}#${subject.id}`
}
