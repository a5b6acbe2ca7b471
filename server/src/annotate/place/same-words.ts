import {normaliseId} from '../../base/names.js'
import {phrase} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import type {Unit} from '../../model/article-model.js'
import {attributeOf, holdingAttributes} from '../../model/unit-attributes.js'
import {toBaseSpan} from '../../syntax/base-text.js'
import type {Block} from '../../syntax/syntax.js'
import {contentSpan} from '../../syntax/tag.js'
import {type Refusal, refuse} from '../act.js'
import {blockAt} from './pieces.js'
import type {Place} from './place.js'
import {headOf} from './targets.js'

/** The tags of a kind in a paragraph that hold just some words, given in offsets of the base text; blanks at the edges make no difference. */
export function tagsOn(
  {model, base}: Place,
  kind: string,
  block: Pick<Block, 'start' | 'end'>,
  wanted: Span
): readonly Unit[] {
  const words = trimmed(base.text, wanted)
  return model.units.filter(({tag}) => {
    if (tag.kind !== kind || tag.start < block.start || tag.end > block.end) return false
    const span = trimmed(base.text, toBaseSpan(base, contentSpan(tag)))
    return span.start === words.start && span.end === words.end
  })
}

/**
 * Refuses to make a tag one of a kind around some words where another one is that says the same of them, as
 * `duplicate-span` would report. `changing` are the tags that the act changes, the tag among them.
 */
export function refuseDuplicate(
  place: Place,
  unit: Unit,
  kind: string,
  wanted: Span,
  changing: readonly Unit[] = [unit]
): Refusal | undefined {
  const block = blockAt(place, unit.tag.start)
  if (!block) return undefined
  const others = tagsOn(place, kind, block, wanted).filter(other => !changing.includes(other))
  return others.some(other => saysSame(place, unit, other)) ? refuseMarked(kind) : undefined
}

/** Refuses to mark words that have such a mark. */
export function refuseMarked(kind: string): Refusal {
  return refuse(phrase`These words are marked as \`${kind}\` already: change that tag instead`)
}

/**
 * Whether a tag would say what another one says, if it were one of its kind around its words. Two mentions do unless each
 * names another entry; other tags where they are of one claim, or say the same but for how they were annotated.
 */
function saysSame({model}: Place, unit: Unit, other: Unit): boolean {
  if (other.kind?.unit === 'mention') {
    const [own, others] = [entriesOf(unit), entriesOf(other)]
    return own === undefined || others === undefined || own === others
  }
  return headOf(model, unit) === headOf(model, other) || saidBy(unit) === saidBy(other)
}

/** The entries that a tag names by their ids, in one order; undefined where its words alone say whom it means. */
function entriesOf({attributes}: Unit): string | undefined {
  const ref = attributeOf(attributes, 'ref')?.written.value
  return ref && normaliseId(ref).split(/\s+/).sort().join(' ')
}

function saidBy({attributes}: Unit): string {
  const said = holdingAttributes(attributes)
    .filter(({name}) => !ABOUT_WORK.has(name))
    .map(({name, written}) => JSON.stringify([name, written.value]))
  return said.sort().join(' ')
}

/** Attributes that say nothing of the words. */
const ABOUT_WORK: ReadonlySet<string> = new Set(['id', 'class', 'status', 'note', 'by'])

function trimmed(text: string, {start, end}: Span): Span {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return {start: from, end: Math.max(from, start + words.trimEnd().length)}
}
