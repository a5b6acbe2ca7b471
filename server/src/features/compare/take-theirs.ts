import {type Outcome, type Refusal, refuse} from '../../annotate/act.js'
import {acts} from '../../annotate/acts.js'
import {placeAt} from '../../annotate/place/place.js'
import {refit} from '../../annotate/place/refit.js'
import {applyEdits, composeEdits, type Edit} from '../../base/edits.js'
import type {Span} from '../../base/span.js'
import type {Annotation} from '../../exchange/compare/annotation.js'
import type {Difference} from '../../exchange/compare/changes.js'
import {isOfTheirs} from '../../exchange/compare/references.js'
import type {ArticleModel, Unit} from '../../model/article-model.js'
import {resolve} from '../../model/resolve.js'
import {toBaseSpan, toBaseText, toWrittenSpan} from '../../syntax/base-text.js'
import {parse} from '../../syntax/parse.js'
import {contentSpan} from '../../syntax/tag.js'

/** The edits by which ours says what theirs does, or why they cannot be made. */
export type Taken = {readonly edits: readonly Edit[]} | Refusal

/**
 * Takes over what another coder says, as annotating acts one after the other: a tag is made, taken away, put around other
 * words, or given other values. The words stay; a claim gets an id of ours, and names no claim that is only theirs.
 */
export function takeTheirs(model: ArticleModel, {before, after, change}: Difference): Taken {
  if ([before, after].some(annotation => annotation && annotation.units.length > 1))
    return refuse('This is marked in several parts: change it by hand')
  if (before && !after) return done(actOn(model, before, 'unmark', {scope: 'one'}))
  if (after && !before) {
    const steps = after.attributes.has(QUOTE)
      ? []
      : [(now: ArticleModel) => withoutQuote(now, after)]
    return inTurn(model, [now => mark(now, after), ...steps])
  }
  if (!before || !after) return {edits: []}
  return inTurn(
    model,
    change.details.flatMap(detail => {
      if (detail.type === 'kind')
        return [(now: ArticleModel) => actOn(now, before, 'change-kind', {kind: after.kind})]
      if (detail.type === 'span') return [(now: ArticleModel) => putAround(now, before, after)]
      if (detail.type !== 'attribute') return []
      const {name} = detail
      const all = after.attributes.get(name)
      const value = all?.filter(each => !isOfTheirs(each)).join(' ')
      const isLeft = all?.some(isOfTheirs) === true
      if (isLeft && value === (before.attributes.get(name)?.join(' ') ?? ''))
        return [() => refuse('This names something that only theirs has marked: take that first')]
      const call =
        value === undefined || (isLeft && value === '') ? 'remove-value' : 'set-attribute'
      return [
        (now: ArticleModel) => actOn(now, before, call, {name, ...(value !== undefined && {value})})
      ]
    })
  )
}

function done(outcome: Outcome): Taken {
  return outcome.type === 'done' ? {edits: outcome.edits} : outcome
}

/** Does acts one after the other, each in the text that the one before has made. */
function inTurn(model: ArticleModel, steps: readonly ((now: ArticleModel) => Outcome)[]): Taken {
  let [now, edits]: [ArticleModel, readonly Edit[]] = [model, []]
  for (const step of steps) {
    const outcome = step(now)
    if (outcome.type === 'refused') return outcome
    edits = composeEdits(edits, outcome.edits)
    const text = applyEdits(now.syntax.text, outcome.edits)
    now = resolve(now.path, parse(text), now.codebook, now.glossary)
  }
  return {edits}
}

/** An act on the tag of an annotation, which is the one of its number still. */
function actOn(model: ArticleModel, annotation: Annotation, id: string, given: object): Outcome {
  const target = unitOf(model, annotation)
  const act = acts.find(each => each.id === id)
  if (!target || !act) return refuse('This tag is no longer there')
  return act.apply(placeAt(model, contentSpan(target.tag), {target}), given)
}

function unitOf({units}: ArticleModel, {head}: Annotation): Unit | undefined {
  return units.find(({index}) => index === head.index)
}

function putAround(model: ArticleModel, before: Annotation, after: Annotation): Outcome {
  const unit = unitOf(model, before)
  const wanted = after.fragments[0]
  if (!unit || !wanted) return refuse('This tag is no longer there')
  const place = placeAt(model, contentSpan(unit.tag), {target: unit})
  const current = toBaseSpan(place.base, place.selection)
  return current.start === wanted.start && current.end === wanted.end
    ? {type: 'done', edits: [], selection: place.selection, base: current}
    : refit(place, unit, wanted)
}

function mark(model: ArticleModel, {kind, attributes, fragments}: Annotation): Outcome {
  const act = acts.find(({id}) => id === 'mark')
  const span: Span = fragments[0] ?? {start: 0, end: 0}
  if (!act) return refuse('This cannot be marked')
  const selection = toWrittenSpan(toBaseText(model.syntax), span)
  const given = Array.from(attributes)
    .filter(([, values]) => values.length === 0 || !values.every(isOfTheirs))
    .map(([name, values]) => ({
      name,
      value: values.filter(value => !isOfTheirs(value)).join(' ')
    }))
  return act.apply(placeAt(model, selection, {isExact: true}), {kind, attributes: given})
}

/** What the act of marking a claim says by itself, from the signs around it. */
const QUOTE = 'quote'

/** Takes the form of quotation away again from the mark that was just made, as theirs does not say it. */
function withoutQuote(model: ArticleModel, {kind, fragments: [span]}: Annotation): Outcome {
  const base = toBaseText(model.syntax)
  const unit = model.units.find(({tag}) => {
    const {start, end} = toBaseSpan(base, contentSpan(tag))
    return tag.kind === kind && start === span?.start && end === span.end
  })
  if (!unit) return refuse('This tag is no longer there')
  const place = placeAt(model, contentSpan(unit.tag), {target: unit})
  const act = acts.find(({id}) => id === 'remove-value')
  return act && unit.attributes.some(({name}) => name === QUOTE)
    ? act.apply(place, {name: QUOTE})
    : {type: 'done', edits: [], selection: place.selection, base: toBaseSpan(base, place.selection)}
}
