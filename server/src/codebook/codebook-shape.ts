import * as v from 'valibot'
import type {AttributeType, Kind} from './codebook.js'

/** A codebook file as data: as a team writes it, and as the default one is written. */
export interface CodebookShape {
  extends?: 'default' | 'none' | undefined
  kinds?: Shapes<KindShape> | undefined
}

export interface KindShape {
  label?: string | undefined
  description?: string | undefined
  unit?: Kind['unit'] | undefined
  section?: string | undefined
  contains?: string | string[] | undefined
  attributes?: Shapes<AttributeShape> | undefined
  fields?: Shapes<AttributeShape> | undefined
}

export interface AttributeShape {
  type?: AttributeType | undefined
  description?: string | undefined
  required?: boolean | undefined
  many?: boolean | undefined
  of?: string | string[] | undefined
  also?: Record<string, string> | undefined
  mentions?: boolean | undefined
  codes?: Shapes<CodeShape> | undefined
}

export interface CodeShape {
  label?: string | undefined
  definition?: string | undefined
  within?: string | undefined
  deprecated?: boolean | undefined
  'replaced-by'?: string | undefined
}

/** Things by name; null removes what the codebook below has of this name. */
export type Shapes<T> = Record<string, T | null>

/** Names that can stand in a tag: of kinds, attributes and fields. */
const name = v.pipe(
  v.string(),
  v.regex(
    /^\p{L}(?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?$/u,
    'a name of letters, digits, `-` and `_` with a letter first and no sign last'
  )
)
const codeName = v.pipe(v.string(), v.regex(/^[^\s|]+$/u, 'a name without spaces and without `|`'))
const names = v.union([v.array(v.string()), v.string()])

const code: v.GenericSchema<CodeShape> = v.strictObject({
  label: v.optional(v.pipe(v.string(), v.description('What editors show instead of the code.'))),
  definition: v.optional(v.pipe(v.string(), v.description('When to use the code.'))),
  within: v.optional(v.pipe(v.string(), v.description('The code above this one.'))),
  deprecated: v.optional(v.pipe(v.boolean(), v.description('Whether the code is out of use.'))),
  'replaced-by': v.optional(v.pipe(v.string(), v.description('The code to use instead.')))
})

/** The types that an attribute may be given; the last two hold for fields of entries only. */
const type: v.GenericSchema<AttributeType> = v.pipe(
  v.picklist(['entry', 'claim', 'code', 'text', 'date', 'number', 'url', 'flag', 'alias', 'ids']),
  v.description(
    'What values are: entries of the glossary, ids of claims, codes of a list, texts, dates, numbers, addresses, nothing (a flag). Names and identifiers only among fields.'
  )
)

const attribute: v.GenericSchema<AttributeShape> = v.strictObject({
  type: v.optional(type),
  description: v.optional(v.pipe(v.string(), v.description('What the attribute says.'))),
  required: v.optional(v.pipe(v.boolean(), v.description('Whether it must be there.'))),
  many: v.optional(v.pipe(v.boolean(), v.description('Whether it takes several values.'))),
  of: v.optional(v.pipe(names, v.description('For entries: the kinds they may be of.'))),
  also: v.optional(
    v.pipe(
      v.record(codeName, v.string()),
      v.description('Further values that are accepted, with what they mean.')
    )
  ),
  mentions: v.optional(
    v.pipe(
      v.boolean(),
      v.description('For entries: whether the id of a mention of the article will do too.')
    )
  ),
  codes: v.optional(
    v.pipe(
      v.record(codeName, v.nullable(code)),
      v.description('The codes by name; null removes one. None at all accepts any text.')
    )
  )
})

const attributes: v.GenericSchema<Shapes<AttributeShape>> = v.record(name, v.nullable(attribute))

const kind: v.GenericSchema<KindShape> = v.strictObject({
  label: v.optional(v.pipe(v.string(), v.description('What editors call the kind.'))),
  description: v.optional(v.pipe(v.string(), v.description('What is to be marked.'))),
  unit: v.optional(
    v.pipe(
      v.picklist(['mention', 'claim', 'mark']),
      v.description(
        'A mention stands for a glossary entry, a claim says something, a mark is neither.'
      )
    )
  ),
  section: v.optional(
    v.pipe(v.string(), v.description('The section of glossary files with the entries.'))
  ),
  contains: v.optional(v.pipe(names, v.description('The kinds that may stand inside.'))),
  attributes: v.optional(
    v.pipe(attributes, v.description('The attributes of the tag; null removes one.'))
  ),
  fields: v.optional(
    v.pipe(attributes, v.description("The fields of the kind's entries; null removes one."))
  )
})

/** The schema of a codebook file. */
export const codebookSchema: v.GenericSchema<CodebookShape> = v.strictObject({
  extends: v.optional(
    v.pipe(
      v.picklist(['default', 'none']),
      v.description('Whether the default codebook holds besides; it does unless this says none.')
    )
  ),
  kinds: v.optional(
    v.pipe(
      v.record(name, v.nullable(kind)),
      v.description('The kinds of tags by name; null removes one.')
    )
  )
})
