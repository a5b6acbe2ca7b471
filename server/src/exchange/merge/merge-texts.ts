import type {Span} from '../../base/span.js'
import {mapTexts, type Stretch, type TextMap} from '../compare/text-map.js'

/** Three versions of a text as one. Offsets are UTF-16. */
export interface MergedText {
  readonly text: string
  /** In order, adjoining, from the first to the last offset of the merged text. */
  readonly chunks: readonly Chunk[]
  readonly fromBase: TextMap
  readonly fromOurs: TextMap
  readonly fromTheirs: TextMap
}

/** A stretch of the merged text, taken from one version. */
export interface Chunk {
  readonly source: 'ours' | 'theirs'
  /** Of the merged text. */
  readonly span: Span
  readonly base: Span
  readonly ours: Span
  readonly theirs: Span
  /** Whether both sides changed these words, each another way; then ours stand. */
  readonly isConflict: boolean
}

/**
 * Merges texts word by word: what one side changed is taken, and what both changed alike. Where both changed the same or
 * adjoining words in different ways it is a conflict. Where lines are wrapped is no change of words: ours stays, if both
 * wrapped them or changed words there.
 */
export function mergeTexts(base: string, ours: string, theirs: string): MergedText {
  const common = base.trim() === '' ? commonText(ours, theirs) : base
  const merged = mergeFrom(common, ours, theirs)
  return common === base ? merged : {...merged, fromBase: mapTexts(base, merged.text)}
}

/** What two texts that were written without a common one share, in place of that. */
function commonText(ours: string, theirs: string): string {
  return mapTexts(ours, theirs)
    .stretches.filter(({type}) => type !== 'changed')
    .map(({before}) => ours.slice(before.start, before.end))
    .join('')
}

/** A change of the common text by one or both sides. */
interface Group extends Span {
  readonly ours: readonly Stretch[]
  readonly theirs: readonly Stretch[]
}

function mergeFrom(base: string, ours: string, theirs: string): MergedText {
  const toOurs = mapTexts(base, ours)
  const toTheirs = mapTexts(base, theirs)
  const groups = groupChanges(changesOf(toOurs), changesOf(toTheirs))
  const chunks: Chunk[] = []
  let text = ''
  const at = {base: 0, ours: 0, theirs: 0}
  const add = (length: typeof at, source: Chunk['source'], isConflict: boolean): void => {
    const [b, o, t] = [at.base, at.ours, at.theirs]
    at.base += length.base
    at.ours += length.ours
    at.theirs += length.theirs
    const words = source === 'ours' ? ours.slice(o, at.ours) : theirs.slice(t, at.theirs)
    const span = {start: text.length, end: text.length + words.length}
    text += words
    chunks.push({
      source,
      span,
      base: {start: b, end: at.base},
      ours: {start: o, end: at.ours},
      theirs: {start: t, end: at.theirs},
      isConflict
    })
  }
  const addSame = (until: number): void => {
    const same = until - at.base
    if (same > 0) add({base: same, ours: same, theirs: same}, 'ours', false)
  }
  for (const group of groups) {
    addSame(group.start)
    const length = {
      base: group.end - group.start,
      ours: lengthOf(group, group.ours),
      theirs: lengthOf(group, group.theirs)
    }
    const {source, isConflict} = choose(group, {
      ours: ours.slice(at.ours, at.ours + length.ours),
      theirs: theirs.slice(at.theirs, at.theirs + length.theirs)
    })
    add(length, source, isConflict)
  }
  addSame(base.length)
  return {
    text,
    chunks,
    fromBase: mapFrom(chunks, 'base', {base, ours, theirs}),
    fromOurs: mapFrom(chunks, 'ours', {base, ours, theirs}),
    fromTheirs: mapFrom(chunks, 'theirs', {base, ours, theirs})
  }
}

function changesOf({stretches}: TextMap): readonly Stretch[] {
  return stretches.filter(({type}) => type !== 'same')
}

/** The changes of both sides in the order of the text; those that overlap or touch are one group. */
function groupChanges(ours: readonly Stretch[], theirs: readonly Stretch[]): readonly Group[] {
  const all = [
    ...ours.map(stretch => ({stretch, isOurs: true})),
    ...theirs.map(stretch => ({stretch, isOurs: false}))
  ].sort(
    (a, b) =>
      a.stretch.before.start - b.stretch.before.start || a.stretch.before.end - b.stretch.before.end
  )
  const groups: {start: number; end: number; ours: Stretch[]; theirs: Stretch[]}[] = []
  for (const {stretch, isOurs} of all) {
    const {start, end} = stretch.before
    let last = groups.at(-1)
    if (!last || !touches(last, start, stretch, isOurs)) {
      last = {start, end, ours: [], theirs: []}
      groups.push(last)
    }
    last.end = Math.max(last.end, end)
    last[isOurs ? 'ours' : 'theirs'].push(stretch)
  }
  return groups
}

/** Whether a change belongs to a group: it overlaps, or both change words without a sign between. */
function touches(
  group: {readonly end: number; readonly ours: Stretch[]; readonly theirs: Stretch[]},
  start: number,
  stretch: Stretch,
  isOurs: boolean
): boolean {
  if (start < group.end) return true
  if (start > group.end) return false
  const others = isOurs ? group.theirs : group.ours
  const last = others.at(-1)
  return last !== undefined && last.before.end === start && isChange(last) && isChange(stretch)
}

function isChange({type}: Stretch): boolean {
  return type === 'changed'
}

/** UTF-16 units that a version has in place of the common text of a group. */
function lengthOf({start, end}: Group, stretches: readonly Stretch[]): number {
  return stretches.reduce(
    (sum, {before, after}) => sum + after.end - after.start - (before.end - before.start),
    end - start
  )
}

function choose(
  group: Group,
  texts: {readonly ours: string; readonly theirs: string}
): Pick<Chunk, 'source' | 'isConflict'> {
  const [ours, theirs] = [group.ours.some(isChange), group.theirs.some(isChange)]
  if (ours && theirs) return {source: 'ours', isConflict: !isAlike(texts.ours, texts.theirs)}
  const isTheirs = theirs || (group.ours.length === 0 && !ours)
  return {source: isTheirs ? 'theirs' : 'ours', isConflict: false}
}

function isAlike(a: string, b: string): boolean {
  return a === b || mapTexts(a, b).isSame
}

/** How the offsets of a version lead to those of the merged text. */
function mapFrom(
  chunks: readonly Chunk[],
  side: 'base' | 'ours' | 'theirs',
  texts: Readonly<Record<'base' | 'ours' | 'theirs', string>>
): TextMap {
  const stretches = chunks.map(chunk => {
    const before = chunk[side]
    const taken = chunk[chunk.source]
    const isSame =
      side === chunk.source ||
      texts[side].slice(before.start, before.end) ===
        texts[chunk.source].slice(taken.start, taken.end)
    return {before, after: chunk.span, type: isSame ? ('same' as const) : ('changed' as const)}
  })
  return {stretches, isSame: stretches.every(({type}) => type === 'same')}
}
