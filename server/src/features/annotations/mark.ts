import {isDeprecated} from '../../glossary/entry.js'
import type {Mention, Resolution, Unit} from '../../model/article-model.js'
import {attributesAsRead} from '../../model/move-unit.js'
import {isMention} from '../../model/queries.js'
import {attributeOf, holdingAttributes} from '../../model/unit-attributes.js'

/** One tag of an article as an annotation editor shows it; offsets are UTF-16 offsets of the base text. */
export interface MarkView {
  readonly kind: string
  readonly unit: 'mention' | 'claim' | 'mark' | 'unknown'
  readonly start: number
  readonly end: number
  readonly depth: number
  readonly id: string | null
  readonly continues: string | null
  readonly entry: {
    readonly id: string
    readonly name: string
    readonly isDeprecated: boolean
  } | null
  readonly resolution: Resolution | null
  readonly status: string | null
  /** Those that hold, without the id, in the order of the text. */
  readonly attributes: readonly {readonly name: string; readonly value: string}[]
}

/** What a unit says, with its content from `start` to `end` of the base text. It costs no look at places of attributes. */
export function markOf(unit: Unit, start: number, end: number): MarkView {
  const read = attributesAsRead(unit)
  const attributes = holdingAttributes(read).filter(({name}) => name !== 'id')
  return {
    kind: unit.tag.kind,
    unit: unit.kind?.unit ?? 'unknown',
    start,
    end,
    depth: unit.depth,
    id: unit.id ?? null,
    continues: attributeOf(read, 'continues')?.values[0]?.text ?? null,
    entry: isMention(unit) ? entryOf(unit) : null,
    resolution: isMention(unit) ? unit.resolution : null,
    status: attributeOf(read, 'status')?.written.value || null,
    attributes: attributes.map(({name, written: {value}}) => ({name, value}))
  }
}

function entryOf({entry}: Mention): MarkView['entry'] {
  return entry ? {id: entry.id, name: entry.name, isDeprecated: isDeprecated(entry)} : null
}
