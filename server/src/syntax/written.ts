import type {} from 'mdast'
import type {} from 'mdast-util-directive'
import type {Position} from 'unist'

/** One attribute as written, with the places of its name and its value. `#c1` has the name `id`, `.x` the name `class`. */
export interface WrittenAttribute {
  name: string
  /** Character references resolved; empty for a name alone. */
  value: string
  namePosition: Position
  /** Of the value without its quotes; undefined for a name alone. */
  valuePosition: Position | undefined
}

declare module 'mdast' {
  interface RootData {
    /** What stands before the first paragraph, behind the front matter if there is any. */
    before?: string
    /** What stands behind the last paragraph. */
    after?: string
  }

  interface YamlData {
    /** What stands before the value: the opening fence, and a byte order mark. */
    opening?: string
    /** What stands behind the value: its line end and the closing fence. */
    closing?: string
  }

  interface ParagraphData {
    /** What stands between this paragraph and the one before. */
    before?: string
  }

  interface TextData {
    /** The text with its escapes, where there are any. */
    written?: string
  }
}

declare module 'mdast-util-directive' {
  interface TextDirectiveData {
    /** The attributes in the order of the text, duplicates included; undefined where there are no braces. */
    attributes?: WrittenAttribute[]
    /** The attributes as written, braces included. */
    written?: string
  }
}
