import type {Span} from '../../base/span.js'
import type {ConflictNote} from '../../model/conflict-notes.js'
import type {Annotation} from '../compare/annotation.js'
import {renumber, saidBy} from './merge-values.js'
import {attributesOf, type MergedTag, newAttribute, type WrittenAttribute} from './merged-tag.js'
import type {Numbering} from './number-anew.js'
import type {Trio} from './pair-versions.js'

/** Where a merged annotation stands: fragments of the merged base text, of one of the two sides. */
export interface MergedPlace {
  readonly side: 'ours' | 'theirs'
  readonly fragments: readonly {readonly span: Span; readonly at: number}[]
  readonly notes: readonly ConflictNote[]
}

/** What the tags of all annotations are made with; `written` are the articles as written. */
interface TagTask {
  readonly numbering: Numbering
  readonly written: Readonly<Record<'ours' | 'theirs', string>>
}

/** The tags of a merged annotation: in the words of ours where it has it, else of theirs. */
export function tagsOf(
  {numbering, written}: TagTask,
  trio: Trio,
  kind: string,
  place: MergedPlace,
  values: ReadonlyMap<string, string>
): readonly MergedTag[] {
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
