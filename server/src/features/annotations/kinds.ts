import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'

/** A kind of tags for an editor that makes forms of it. */
export interface KindView {
  readonly name: string
  readonly label: string
  readonly description: string
  readonly unit: Kind['unit']
  readonly contains: readonly string[]
  readonly attributes: readonly AttributeView[]
  readonly fields: readonly AttributeView[]
}

interface AttributeView {
  readonly name: string
  /** What people call it in their language, where that is not the name: for what the built-in codebook has. */
  readonly label?: string
  readonly type: string
  readonly description: string
  readonly required: boolean
  readonly many: boolean
  readonly of: readonly string[]
  readonly also: readonly {readonly name: string; readonly description: string}[]
  readonly codes: readonly CodeView[]
}

interface CodeView {
  readonly name: string
  readonly label: string
  readonly definition: string
  readonly within: string | null
  readonly isDeprecated: boolean
}

/** The kinds of a codebook in its order, with their attributes, fields and codes. */
export function kindsOf({kinds}: Codebook): readonly KindView[] {
  return Array.from(kinds.values(), kind => ({
    name: kind.name,
    label: kind.label,
    description: kind.description,
    unit: kind.unit,
    contains: [...kind.contains],
    attributes: Array.from(kind.attributes.values(), toAttribute),
    fields: Array.from(kind.fields.values(), toAttribute)
  }))
}

function toAttribute({
  name,
  type,
  description,
  required,
  many,
  of,
  also,
  codes
}: Attribute): AttributeView {
  return {
    name,
    type,
    description,
    required,
    many,
    of: [...of],
    also: Array.from(also, ([value, meaning]) => ({name: value, description: meaning})),
    codes: Array.from(codes.values(), code => ({
      name: code.name,
      label: code.label,
      definition: code.definition,
      within: code.within ?? null,
      isDeprecated: code.deprecated
    }))
  }
}
