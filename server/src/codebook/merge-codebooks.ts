import type {AttributeShape, CodebookShape, KindShape, Shapes} from './codebook-shape.js'

/** A codebook with another one laid over it, name by name; what is null in the upper one is removed. */
export function mergeCodebooks(base: CodebookShape, own: CodebookShape): CodebookShape {
  if (own.extends === 'none') return own
  return {kinds: mergeNamed(base.kinds, own.kinds, mergeKinds)}
}

function mergeKinds(base: KindShape, own: KindShape): KindShape {
  return {
    ...base,
    ...own,
    attributes: mergeNamed(base.attributes, own.attributes, mergeAttributes),
    fields: mergeNamed(base.fields, own.fields, mergeAttributes)
  }
}

/** Codes belong to the type: another type starts with a list of its own. */
function mergeAttributes(base: AttributeShape, own: AttributeShape): AttributeShape {
  const retyped = own.type !== undefined && own.type !== base.type
  const codes = mergeNamed(retyped ? {} : base.codes, own.codes, (below, above) => ({
    ...below,
    ...above
  }))
  return {...base, ...own, also: {...base.also, ...own.also}, codes}
}

/** Names may be any text, so nothing is looked up or assigned as a property. */
function mergeNamed<T>(
  base: Shapes<T> | undefined,
  own: Shapes<T> | undefined,
  merge: (base: T, own: T) => T
): Shapes<T> {
  const merged = new Map(Object.entries(base ?? {}))
  for (const [name, shape] of Object.entries(own ?? {})) {
    const below = merged.get(name)
    merged.set(name, shape && below ? merge(below, shape) : shape)
  }
  return Object.fromEntries(merged)
}
