/** The kinds of tags that a team may use, their attributes and the codes of these. */
export interface Codebook {
  readonly kinds: ReadonlyMap<string, Kind>
}

/** One kind of tag, as `actor`, `place` or `claim`. */
export interface Kind {
  readonly name: string
  readonly label: string
  readonly description: string
  /** A mention stands for a glossary entry; a claim says something and has an id; a mark is neither. */
  readonly unit: 'mention' | 'claim' | 'mark'
  /** The section of glossary files that holds this kind's entries, as `actors`; only for mentions. */
  readonly section: string | undefined
  /** Names of the kinds that may stand inside. */
  readonly contains: ReadonlySet<string>
  readonly attributes: ReadonlyMap<string, Attribute>
  /** The fields of this kind's entries in the glossary; empty unless the unit is a mention. */
  readonly fields: ReadonlyMap<string, Attribute>
}

/** The types of attribute values; `alias` and `ids` occur only among the fields of entries. */
export type AttributeType =
  | 'entry'
  | 'claim'
  | 'code'
  | 'text'
  | 'date'
  | 'number'
  | 'url'
  | 'flag'
  | 'alias'
  | 'ids'

/** An attribute of a tag, or a field of a glossary entry. */
export interface Attribute {
  readonly name: string
  readonly type: AttributeType
  readonly description: string
  readonly required: boolean
  /** Several values, separated by white space in a tag, a list in a glossary. */
  readonly many: boolean
  /** For `entry`: names of the kinds that a value may be an entry of. */
  readonly of: ReadonlySet<string>
  /** Values that are accepted besides those of the type, as `anonymous` for a speaker, with what they mean. */
  readonly also: ReadonlyMap<string, string>
  /**
   * For `entry`: whether the id of a mention of the article will do too, for somebody who is no entry. An entry of the
   * same id comes first.
   */
  readonly mentions: boolean
  /** For `code`: the closed list. An empty list accepts any text. */
  readonly codes: ReadonlyMap<string, Code>
}

/** One code of a closed, hierarchical list. */
export interface Code {
  readonly name: string
  readonly label: string
  readonly definition: string
  /** The code above this one. */
  readonly within: string | undefined
  readonly deprecated: boolean
  readonly replacedBy: string | undefined
}
