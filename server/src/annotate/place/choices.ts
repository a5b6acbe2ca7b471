import type {Span} from '../../base/span.js'
import type {Kind} from '../../codebook/codebook.js'
import type {Entry} from '../../glossary/entry.js'
import type {Mention} from '../../model/article-model.js'
import {contextOf} from '../../model/resolve.js'
import {findCandidates} from '../../model/resolve-mention.js'
import {toBaseOffset, toBaseSpan} from '../../syntax/base-text.js'
import {sentenceAround} from '../../syntax/sentence.js'
import type {Place} from './place.js'
import {isVerbOfSaying} from './saying.js'
import type {SelectedText} from './selected-text.js'
import type {NewAttribute} from './write-attributes.js'

/** One of several attributes that may be right, for the annotator to choose, and the entry or speaker that it names. */
export interface Choice {
  readonly attribute: NewAttribute
  readonly value: string
  readonly name: string
}

/** The entries of a kind that words may mean; none for what is no mention or in several pieces. */
export function candidatesOf(
  {model, base}: Place,
  kind: Kind,
  selected: readonly SelectedText[]
): readonly Entry[] {
  const [only] = selected
  if (kind.unit !== 'mention' || !only || selected.length > 1) return []
  const words = base.text.slice(only.start, only.end)
  return findCandidates(kind.name, words, model.glossary, contextOf(model.metadata))
}

/** The same as choices, where the words alone do not say which. */
export function sensesOf(
  place: Place,
  kind: Kind,
  selected: readonly SelectedText[]
): readonly Choice[] {
  const candidates = candidatesOf(place, kind, selected)
  if (candidates.length < 2) return []
  return candidates.slice(0, MOST_SENSES).map(({id, name}) => ({
    attribute: {name: 'ref', value: id},
    value: id,
    name
  }))
}

/**
 * Who may have made a claim, best first: the actors of its sentence beside a verb of saying, then others of the sentence,
 * then those of the paragraph, the nearer ones first.
 */
export function speakersFor(
  place: Place,
  kind: Kind,
  selected: readonly SelectedText[]
): readonly Choice[] {
  return likelySpeakers(place, kind, selected).map(({value, name}) => ({
    attribute: {name: 'speaker', value},
    value,
    name
  }))
}

/** Someone whom an attribute may name: the value, and the name for people. */
export interface Speaker {
  readonly value: string
  readonly name: string
  readonly mention: Mention
}

/** The same as a list of people, for words that may be a claim already; none for kinds without speakers. */
export function likelySpeakers(
  place: Place,
  claim: Kind,
  selected: readonly SelectedText[]
): readonly Speaker[] {
  const speaker = claim.attributes.get('speaker')
  if (speaker?.type !== 'entry') return []
  const {of, mentions: takesMentions} = speaker
  const ranked = new Map<string, Speaker & {readonly rank: number}>()
  for (const mention of place.model.mentions) {
    const {kind, entry, id, text} = mention
    const value = entry?.id ?? (takesMentions ? id : undefined)
    if (value === undefined || !of.has(kind.name)) continue
    const rank = rankOf(place, mention, selected)
    const known = ranked.get(value)
    if (rank !== undefined && rank < (known?.rank ?? Number.POSITIVE_INFINITY))
      ranked.set(value, {
        value,
        name: entry?.name ?? text.replace(/\s+/g, ' ').trim(),
        mention,
        rank
      })
  }
  return [...ranked.values()].sort((a, b) => a.rank - b.rank).slice(0, MOST_SPEAKERS)
}

/** How far a mention is from being the speaker, less for better; undefined for one that stands elsewhere. */
function rankOf(
  {model, base}: Place,
  {tag}: Mention,
  selected: readonly SelectedText[]
): number | undefined {
  const span = toBaseSpan(base, {start: tag.contentStart, end: tag.contentEnd})
  let best: number | undefined
  for (const {block, start, end} of selected) {
    if (tag.start < block.start || tag.start >= block.end) continue
    // Whom a claim mentions is seldom who makes it.
    if (start <= span.start && span.end <= end) continue
    const distance = span.end <= start ? start - span.end : span.start - end
    const sentence = toBaseSpan(base, sentenceAround(model.syntax, block, tag.start))
    const isNear = sentence.start < end && start < sentence.end + 2
    const paragraph = {start: toBaseOffset(base, block.start), end: toBaseOffset(base, block.end)}
    const says = isNear && standsBesideVerb(base.text, span, paragraph)
    const rank = Math.max(0, distance) + (says ? 0 : isNear ? FAR : 2 * FAR)
    if (best === undefined || rank < best) best = rank
  }
  return best
}

/** Whether a verb of saying is among the few words before or behind a span. */
function standsBesideVerb(text: string, {start, end}: Span, paragraph: Span): boolean {
  const before = text.slice(Math.max(paragraph.start, start - REACH), start)
  const behind = text.slice(end, Math.min(paragraph.end, end + REACH))
  return [
    ...before.split(WORDS).slice(-WORDS_NEAR),
    ...behind.split(WORDS).slice(0, WORDS_NEAR)
  ].some(isVerbOfSaying)
}

const WORDS = /[^\p{L}\p{M}]+/u
const WORDS_NEAR = 4
/** UTF-16 units that such words may take. */
const REACH = 40
/** Further than anybody stands within a paragraph. */
const FAR = 1_000_000
const MOST_SPEAKERS = 3
const MOST_SENSES = 5
