import * as v from 'valibot'

/** A valibot schema as far as the schemas of our files go. */
export type Shape = v.GenericSchema & {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly value?: Shape
  readonly item?: Shape
  readonly items?: readonly Shape[]
  readonly wrapped?: Shape
  readonly options?: readonly (Shape | string)[]
}

/** The schemas that may hold at a path of keys, where `-` stands for the items of a list. */
export function shapesAt(schema: v.GenericSchema, path: readonly string[]): readonly Shape[] {
  let shapes = unwrapped(schema as Shape)
  for (const key of path) shapes = shapes.flatMap(shape => inside(shape, key)).flatMap(unwrapped)
  return shapes
}

function inside(shape: Shape, key: string): readonly Shape[] {
  if (key === '-') return [shape.item ?? [], shape.items ?? []].flat()
  if (shape.type === 'strict_object') {
    const entry =
      shape.entries && Object.hasOwn(shape.entries, key) ? shape.entries[key] : undefined
    return entry ? [entry] : []
  }
  return shape.type === 'record' && shape.value ? [shape.value] : []
}

/** The schemas that a schema stands for: itself, or the options of a choice, without what makes them optional. */
function unwrapped(shape: Shape): readonly Shape[] {
  if (shape.wrapped) return unwrapped(shape.wrapped)
  if (shape.type !== 'union') return [shape]
  return (shape.options ?? []).flatMap(option =>
    typeof option === 'string' ? [] : unwrapped(option)
  )
}

/** The values that a schema names: those of a choice, of the items of a list, and `true` and `false`. */
export function valuesOf(shape: Shape): readonly string[] {
  if (shape.type === 'picklist')
    return (shape.options ?? []).filter(option => typeof option === 'string')
  if (shape.type === 'boolean') return ['true', 'false']
  const items = [shape.item ?? [], shape.items ?? []].flat()
  return items.flatMap(unwrapped).flatMap(valuesOf)
}

/** The description of a schema, also of one that another makes optional. */
export function descriptionOf(schema: Shape): string | undefined {
  return v.getDescription(schema) ?? (schema.wrapped ? descriptionOf(schema.wrapped) : undefined)
}
