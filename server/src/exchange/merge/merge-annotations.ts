import type {Span} from '../../base/span.js'
import type {Codebook} from '../../codebook/codebook.js'
import {ABOUT, type ConflictNote, TAG_STATE, writeNotes} from '../../model/conflict-notes.js'
import type {Annotation, Version} from '../compare/annotation.js'
import {isSameSpan} from '../compare/changes.js'
import {mapSpan} from '../compare/text-map.js'
import type {MergedText} from './merge-texts.js'
import {mergeSingle, mergeValues, renumber, saidBy} from './merge-values.js'
import {attributesOf, type MergedTag, newAttribute, type WrittenAttribute} from './merged-tag.js'
import {type Numbering, numberAnew} from './number-anew.js'
import {moveFragments, pairVersions, type Trio} from './pair-versions.js'

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

/** Merges the annotations of three versions; `written` are the articles as written. */
export function mergeAnnotations(
  versions: Versions,
  text: MergedText,
  written: Task['written'],
  codebook: Codebook
): MergedAnnotations {
  const trios = pairVersions(versions, text, codebook)
  const numbering = numberAnew(trios, versions)
  const task = {versions, text, written, numbering}
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

/** Where a merged annotation stands: fragments of the merged base text, of one of the two sides. */
interface MergedPlace {
  readonly side: 'ours' | 'theirs'
  readonly fragments: readonly {readonly span: Span; readonly at: number}[]
  readonly notes: readonly ConflictNote[]
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
  return fragments.flatMap((fragment, at) => {
    const moved = mapSpan(map, fragment)
    if (!moved) return []
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

/** The tags of a merged annotation: in the words of ours where it has it, else of theirs. */
function tagsOf(
  task: Task,
  trio: Trio,
  kind: string,
  place: MergedPlace,
  values: ReadonlyMap<string, string>
): readonly MergedTag[] {
  const {numbering, written} = task
  const side = trio.ours ? 'ours' : 'theirs'
  const [source, placed] = [trio[side], trio[place.side]]
  if (!source || !placed) return []
  let id = numbering.idOf.get(trio)
  const group = {
    known: () => id,
    id: () => {
      id ??= numbering.free(kind)
      return id
    }
  }
  const heads = place.fragments.findIndex(({at}) => placed.units[at] === placed.head)
  const headAt = Math.max(0, heads)
  const said = saidBy({annotation: source, ids: new Map()})
  const isSame = (name: string): boolean => said.get(name)?.value === values.get(name)
  const isAlone = place.side !== side || place.fragments.length < source.fragments.length
  return place.fragments.map(({span, at}, index): MergedTag => {
    const unit = placed.units[at] ?? placed.head
    const attributes =
      index === headAt
        ? headAttributes(written[side], source, values, isSame, id, isAlone)
        : furtherAttributes(written[place.side], unit, group.id(), name => !isAlone && isSame(name))
    return index === headAt
      ? {...span, kind, attributes, group, isHead: true, unit: source.head, side}
      : {...span, kind, attributes, group, isHead: false, unit, side: place.side}
  })
}

/** Those of the source's first tag with what is another now; what its other fragments say too where these are left behind. */
function headAttributes(
  text: string,
  {head, units}: Annotation,
  values: ReadonlyMap<string, string>,
  isSame: (name: string) => boolean,
  id: string | undefined,
  isAlone: boolean
): readonly WrittenAttribute[] {
  const done = new Set<string>()
  const attributes: WrittenAttribute[] = []
  for (const attribute of attributesOf(text, head)) {
    const {name, value} = attribute
    const stays = name === 'id' ? value === id : name === 'continues' || isSame(name)
    if (stays) attributes.push(attribute)
    else if (!done.has(name)) {
      const now = name === 'id' ? id : values.get(name)
      if (now !== undefined) attributes.push(newAttribute(name, now))
    }
    done.add(name)
  }
  if (id !== undefined && !done.has('id')) attributes.unshift(newAttribute('id', id))
  const elsewhere = new Set(
    units.filter(unit => unit !== head).flatMap(unit => unit.attributes.map(({name}) => name))
  )
  for (const [name, value] of values)
    if (!done.has(name) && (isAlone || !isSame(name) || !elsewhere.has(name)))
      attributes.push(newAttribute(name, value))
  return attributes
}

/** What a further fragment says: whose it is, and what it said before and nobody changed. */
function furtherAttributes(
  text: string,
  unit: MergedTag['unit'],
  id: string,
  isKept: (name: string) => boolean
): readonly WrittenAttribute[] {
  const attributes = attributesOf(text, unit).flatMap(attribute => {
    const {name, value} = attribute
    if (name === 'continues') {
      const now = renumber(
        value,
        {type: 'claim', mentions: false, many: false},
        new Map([[value, id]])
      )
      return now === value ? [attribute] : [newAttribute(name, id)]
    }
    return name === 'id' || isKept(name) ? [attribute] : []
  })
  return attributes.some(({name}) => name === 'continues')
    ? attributes
    : [...attributes, newAttribute('continues', id)]
}
