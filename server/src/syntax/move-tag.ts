import type {Tag, TagAttribute} from './tag.js'

/**
 * A tag of an earlier version at another place: so many UTF-16 units further on, and with a parent so many tags further on
 * in the list. Its attributes are moved when somebody first looks at them: a keystroke moves thousands of tags, and in most
 * of them nobody does.
 */
export function moveTag(tag: Tag, shift: number, renumber: number): Tag {
  return new MovedTag(tag, shift, renumber)
}

/** A tag as plain data, as parsing gives it: the tag itself unless it was moved. */
export function plainTag(tag: Tag): Tag {
  if (!(tag instanceof MovedTag)) return tag
  const {kind, start, contentStart, contentEnd, end, parent, attributes} = tag
  return {kind, start, contentStart, contentEnd, end, parent, attributes}
}

class MovedTag implements Tag {
  readonly kind: string
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
  readonly parent: number
  /** As they were first read. */
  readonly #read: readonly TagAttribute[]
  /** From where they were read to where they are. */
  readonly #shift: number
  #attributes: readonly TagAttribute[] | undefined

  constructor(tag: Tag, shift: number, renumber: number) {
    this.kind = tag.kind
    this.start = tag.start + shift
    this.contentStart = tag.contentStart + shift
    this.contentEnd = tag.contentEnd + shift
    this.end = tag.end + shift
    this.parent = tag.parent < 0 ? -1 : tag.parent + renumber
    if (#read in tag) {
      this.#read = tag.#read
      this.#shift = tag.#shift + shift
    } else {
      this.#read = tag.attributes
      this.#shift = shift
    }
  }

  get attributes(): readonly TagAttribute[] {
    this.#attributes ??= this.#read.map(attribute => attribute.movedBy(this.#shift))
    return this.#attributes
  }
}
