import type {Attribute, Codebook, Kind} from '../../codebook/codebook.js'
import type {ExportedAnnotation, ExportedAttribute} from '../export/exported-article.js'
import type {Cell, Column} from './table.js'

/** A column that holds an attribute of the codebook, or a field of its entries. */
export interface AttributeColumn extends Column {
  readonly attribute: string
}

/**
 * The columns for all attributes that some of the kinds have, or for the fields of their entries, in the order of the codebook.
 * A name that is taken gets `attribute_` before it. Where kinds differ in the type of one, it is text.
 */
export function attributeColumns(
  {kinds}: Codebook,
  has: (kind: Kind) => boolean,
  of: 'attributes' | 'fields',
  taken: readonly Column[],
  leftOut: (attribute: Attribute) => boolean
): readonly AttributeColumn[] {
  const found = new Map<string, Attribute[]>()
  for (const kind of kinds.values()) {
    if (!has(kind)) continue
    for (const [name, attribute] of kind[of]) {
      if (leftOut(attribute)) continue
      found.set(name, [...(found.get(name) ?? []), attribute])
    }
  }
  const names = new Set(taken.map(({name}) => name))
  return [...found].map(([attribute, [first, ...others]]) => {
    let name = attribute.replaceAll('-', '_')
    while (names.has(name)) name = `attribute_${name}`
    names.add(name)
    const type = first ? typeOf(first) : 'string'
    const isOne = others.every(other => typeOf(other) === type)
    return {attribute, name, type: isOne ? type : 'string', description: first?.description ?? ''}
  })
}

function typeOf({type, many}: Attribute): Column['type'] {
  if (type === 'ids') return 'object'
  if (many || type === 'alias') return 'array'
  if (type === 'number') return 'number'
  return type === 'flag' ? 'boolean' : 'string'
}

/** The values of an annotation in such columns. A number that is none is left to the column of all attributes. */
export function attributeCells(
  columns: readonly AttributeColumn[],
  {attributes}: Pick<ExportedAnnotation, 'attributes'>
): Record<string, Cell> {
  return Object.fromEntries(
    columns.map(({name, attribute, type}) => [
      name,
      cellOf(type, attributes.get(attribute)?.values)
    ])
  )
}

/** A cell of values; undefined for an attribute that is not there. */
export function cellOf(type: Column['type'], values: readonly string[] | undefined): Cell {
  if (values === undefined) return null
  if (type === 'boolean') return true
  if (type === 'array') return values
  const [value] = values
  if (value === undefined) return null
  if (type !== 'number') return values.join(' ')
  const number = Number(value)
  return value.trim() !== '' && Number.isFinite(number) ? number : null
}

/** All attributes as they are, for the column that holds everything: several values and lists as lists. */
export function allAttributes(
  attributes: ReadonlyMap<string, ExportedAttribute>
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...attributes].map(([name, {definition, values}]) => [
      name,
      definition?.many || values.length > 1 ? values : (values[0] ?? true)
    ])
  )
}
