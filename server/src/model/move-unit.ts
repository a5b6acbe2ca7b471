import type {Entry} from '../glossary/entry.js'
import type {Tag} from '../syntax/tag.js'
import type {AttributeValue, Mention, Resolution, Unit, UnitAttribute} from './article-model.js'
import {moveAttributes} from './move-attributes.js'
import {isMention} from './queries.js'
import {attributeOf} from './unit-attributes.js'

/**
 * A unit of an earlier version at the place of its tag now: `tag` is that tag, and `units` are those before it. Its
 * attributes are moved when somebody first looks at them; reading them anew would take three times as long as that.
 */
export function moveUnit(unit: Unit, tag: Tag, units: readonly Unit[]): Unit {
  return isMention(unit) ? new MovedMention(unit, tag, units) : new MovedUnit(unit, tag, units)
}

/**
 * The attributes of a unit as they were first read: with their names, definitions and values, but with spans that may be
 * those of an earlier version. For walks over a whole article that few units give anything to report.
 */
export function attributesAsRead(unit: Unit): readonly UnitAttribute[] {
  return unit instanceof MovedUnit ? unit.asRead : unit.attributes
}

/** What a unit continues, with a span that may be that of an earlier version. */
export function continuesAsRead(unit: Unit): Unit['continues'] {
  return unit instanceof MovedUnit ? unit.read.continues : unit.continues
}

/** Whether one unit is the other at the same or another place, and so says the same. */
export function isMoveOf(unit: Unit, other: Unit): boolean {
  return unit === other || firstRead(unit) === firstRead(other)
}

function firstRead(unit: Unit): Unit {
  return unit instanceof MovedUnit ? unit.read : unit
}

class MovedUnit implements Unit {
  readonly index: number
  readonly tag: Tag
  readonly kind: Unit['kind']
  readonly parent: Unit | undefined
  readonly depth: number
  readonly id: string | undefined
  /** The unit as it was first read. */
  readonly #read: Unit
  #attributes: readonly UnitAttribute[] | undefined

  constructor(unit: Unit, tag: Tag, units: readonly Unit[]) {
    this.index = units.length
    this.tag = tag
    this.kind = unit.kind
    this.parent = tag.parent < 0 ? undefined : units[tag.parent]
    this.depth = unit.depth
    this.id = unit.id
    this.#read = unit instanceof MovedUnit ? unit.#read : unit
  }

  get attributes(): readonly UnitAttribute[] {
    this.#attributes ??= moveAttributes(this.#read, this.tag)
    return this.#attributes
  }

  get continues(): AttributeValue | undefined {
    return this.#read.continues && attributeOf(this.attributes, 'continues')?.values[0]
  }

  get read(): Unit {
    return this.#read
  }

  get asRead(): readonly UnitAttribute[] {
    return this.#read.attributes
  }
}

class MovedMention extends MovedUnit implements Mention {
  declare readonly kind: Mention['kind']
  readonly text: string
  readonly resolution: Resolution
  readonly entry: Entry | undefined
  readonly entries: readonly Entry[]
  readonly candidates: readonly Entry[]
  readonly #hasRef: boolean

  constructor(mention: Mention, tag: Tag, units: readonly Unit[]) {
    super(mention, tag, units)
    this.text = mention.text
    this.resolution = mention.resolution
    this.entry = mention.entry
    this.entries = mention.entries
    this.candidates = mention.candidates
    this.#hasRef = #hasRef in mention ? mention.#hasRef : mention.ref !== undefined
  }

  get ref(): AttributeValue | undefined {
    return this.#hasRef ? attributeOf(this.attributes, 'ref')?.values[0] : undefined
  }
}
