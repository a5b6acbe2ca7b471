import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import {ABOUT, type ConflictNote, TAG_STATE, writeNotes} from '../../model/conflict-notes.js'
import type {Annotation, Version} from '../compare/annotation.js'
import {isSameSpan} from '../compare/changes.js'
import {mapSpan} from '../compare/text-map.js'
import {type MergedPlace, tagsOf} from './merge-tags.js'
import type {MergedText} from './merge-texts.js'
import {mergeSingle, mergeValues, saidBy} from './merge-values.js'
import type {MergedTag} from './merged-tag.js'
import {type Numbering, numberAnew} from './number-anew.js'
import {isInEarlier, moveFragments, pairVersions, type Trio} from './pair-versions.js'

/** The tags of a merged article, and what is to be told of them. */
export interface MergedAnnotations {
  readonly tags: readonly MergedTag[]
  /** Things that were changed two ways. */
  readonly conflicts: number
  readonly renumbered: Numbering['renumbered']
}

type Versions = Readonly<Record<'base' | 'ours' | 'theirs', Version>>

/** All that the merge of one annotation looks at. */
interface Task {
  readonly versions: Versions
  readonly text: MergedText
  /** The articles as written. */
  readonly written: Readonly<Record<'ours' | 'theirs', string>>
  readonly numbering: Numbering
}

/**
 * Merges the annotations of three versions. `elsewhere` gives further ones whose ids are taken, and is called if a new id is
 * needed.
 */
export function mergeAnnotations(
  given: Omit<Task, 'numbering'> & {readonly elsewhere: () => readonly Annotation[]},
  codebook: Codebook
): MergedAnnotations {
  const {versions, text, elsewhere} = given
  const trios = pairVersions(versions, text, codebook)
  const numbering = numberAnew(trios, versions, elsewhere)
  const task = {...given, numbering}
  const merged = trios.flatMap(trio => mergeTrio(task, trio) ?? [])
  return {
    tags: merged.flatMap(({tags}) => tags),
    conflicts: merged.reduce((sum, {conflicts}) => sum + conflicts, 0),
    renumbered: numbering.renumbered
  }
}

/** Undefined for what one side took away and the other left as it was. */
function mergeTrio(
  task: Task,
  trio: Trio
): {readonly tags: readonly MergedTag[]; readonly conflicts: number} | undefined {
  const {base, ours, theirs} = trio
  const deleted = noteOnDeletion(task, trio)
  if (deleted === 'gone') return undefined
  const {numbering} = task
  const common = {annotation: base, ids: numbering.base}
  const {values, notes: valueNotes} = mergeValues(
    common,
    ours ? {annotation: ours, ids: numbering.ours} : common,
    theirs ? {annotation: theirs, ids: numbering.theirs} : common
  )
  const kind = kindOf(trio)
  const place = placeOf(task, trio)
  const notes: ConflictNote[] = [
    ...deleted,
    ...kind.notes,
    ...(numbering.conflicts.has(trio)
      ? [{about: 'id', base: base?.id, ours: ours?.id, theirs: theirs?.id}]
      : []),
    ...place.notes,
    ...valueNotes
  ]
  const all = new Map(values)
  if (notes.length > 0)
    all.set('conflict', [values.get('conflict'), writeNotes(notes)].filter(Boolean).join('; '))
  return {tags: tagsOf(task, trio, kind.value, place, all), conflicts: notes.length}
}

/** A note where one side took away what the other changed. */
function noteOnDeletion(task: Task, trio: Trio): readonly ConflictNote[] | 'gone' {
  const {base, ours, theirs, oursMoved, theirsMoved} = trio
  if (!base || (ours && theirs)) return []
  const left = ours ?? theirs
  const isChanged =
    left?.kind !== base.kind ||
    oursMoved ||
    theirsMoved ||
    left.id !== base.id ||
    saysElse(task, trio)
  if (!isChanged) return 'gone'
  const {there, changed, deleted} = TAG_STATE
  return [
    {
      about: ABOUT.tag,
      base: there,
      ours: ours ? changed : deleted,
      theirs: theirs ? changed : deleted
    }
  ]
}

function saysElse({numbering}: Task, {base, ours, theirs}: Trio): boolean {
  const before = saidBy({annotation: base, ids: numbering.base})
  const after = ours
    ? saidBy({annotation: ours, ids: numbering.ours})
    : saidBy({annotation: theirs, ids: numbering.theirs})
  const sorted = (value = '', many = false): string =>
    many ? (value.match(/\S+/g) ?? []).sort().join(' ') : value
  return (
    before.size !== after.size ||
    [...before].some(([name, {value, many}]) => {
      const now = after.get(name)
      return now === undefined || sorted(now.value, many) !== sorted(value, many)
    })
  )
}

function kindOf({base, ours, theirs}: Trio): {
  readonly value: string
  readonly notes: readonly ConflictNote[]
} {
  const [o, t] = [ours?.kind ?? base?.kind, theirs?.kind ?? base?.kind]
  if (!base) {
    const notes =
      ours && theirs && o !== t ? [{about: ABOUT.kind, base: undefined, ours: o, theirs: t}] : []
    return {value: o ?? t ?? '', notes}
  }
  const {value, isConflict} = mergeSingle<string | undefined>(base.kind, o, t)
  const notes = isConflict ? [{about: ABOUT.kind, base: base.kind, ours: o, theirs: t}] : []
  return {value: value ?? '', notes}
}

function placeOf({text, versions}: Task, trio: Trio): MergedPlace {
  const {base, ours, theirs, oursMoved, theirsMoved} = trio
  const our = ours && moveEach(ours, text.fromOurs, versions.ours.text, text.text)
  const their = theirs && moveEach(theirs, text.fromTheirs, versions.theirs.text, text.text)
  const side = ours && (!theirs || oursMoved || !theirsMoved) ? 'ours' : 'theirs'
  const other = side === 'ours' ? 'theirs' : 'ours'
  const [found, second] = side === 'ours' ? [our, their] : [their, our]
  if (found && found.length > 0) {
    const isTwoWays =
      our !== undefined &&
      their !== undefined &&
      oursMoved &&
      theirsMoved &&
      their.length > 0 &&
      !isSameSpan(spansOf(our), spansOf(their), text.text)
    const notes = isTwoWays
      ? [
          {
            about: ABOUT.span,
            base: base && wordsOf(moveFragments(base.fragments, text.fromBase), text.text),
            ours: wordsOf(spansOf(our), text.text),
            theirs: wordsOf(spansOf(their), text.text)
          }
        ]
      : []
    return {side, fragments: found, notes}
  }
  if (second && second.length > 0) return {side: other, fragments: second, notes: []}
  const annotation = (side === 'ours' ? ours : theirs) ?? ours ?? theirs
  const map = side === 'ours' ? text.fromOurs : text.fromTheirs
  const at = annotation ? annotation.units.indexOf(annotation.head) : 0
  const start = annotation?.fragments[at]?.start ?? 0
  const span = mapSpan(map, {start, end: start}) ?? {start: 0, end: 0}
  const note = {
    about: ABOUT.span,
    base: base && wordsOf(base.fragments, versions.base.text),
    ours: side === 'ours' ? ours && wordsOf(ours.fragments, versions.ours.text) : undefined,
    theirs:
      side === 'theirs' ? theirs && wordsOf(theirs.fragments, versions.theirs.text) : undefined
  }
  return {side, fragments: [{span, at}], notes: base && !(ours && theirs) ? [] : [note]}
}

/** Fragments in the merged text; those of which no word is left are none. */
function moveEach(
  {fragments}: Annotation,
  map: MergedText['fromOurs'],
  before: string,
  after: string
): MergedPlace['fragments'] {
  const all = fragments.map(fragment => mapSpan(map, fragment))
  return fragments.flatMap((fragment, at) => {
    const moved = all[at]
    if (!moved || (isInEarlier(all, at, moved) && !isInEarlier(fragments, at, fragment))) return []
    const words = before.slice(fragment.start, fragment.end)
    const now = after.slice(moved.start, moved.end)
    if (words.trim() === '') return [{span: moved, at}]
    if (now.trim() === '') return []
    const start =
      moved.start + (words === words.trimStart() ? now.length - now.trimStart().length : 0)
    const end = moved.end - (words === words.trimEnd() ? now.length - now.trimEnd().length : 0)
    return [{span: {start, end}, at}]
  })
}

function spansOf(fragments: MergedPlace['fragments']): readonly Span[] {
  return fragments.map(({span}) => span)
}

function wordsOf(spans: readonly Span[], text: string): string {
  return spans.map(({start, end}) => text.slice(start, end).replace(/\s+/g, ' ')).join(' … ')
}
