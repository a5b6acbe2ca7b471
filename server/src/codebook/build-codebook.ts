import type {Attribute, Code, Codebook, Kind} from './codebook.js'
import type {AttributeShape, CodebookShape, CodeShape, KindShape, Shapes} from './codebook-shape.js'

/** Makes a codebook of its data: defaults filled in, and nothing that names what is not there. */
export function buildCodebook(shape: CodebookShape): Codebook {
  const shapes = present(shape.kinds)
  const known = new Set(shapes.keys())
  return {kinds: mapValues(shapes, (kind, name) => buildKind(name, kind, known))}
}

function buildKind(name: string, shape: KindShape, known: ReadonlySet<string>): Kind {
  const unit = shape.unit ?? (shape.section === undefined ? 'mark' : 'mention')
  const isMention = unit === 'mention'
  return {
    name,
    label: shape.label ?? labelOf(name),
    description: shape.description ?? '',
    unit,
    section: isMention ? (shape.section ?? `${name}s`) : undefined,
    contains: new Set(listOf(shape.contains).filter(kind => known.has(kind))),
    attributes: buildAttributes(shape.attributes, known),
    fields: isMention ? buildAttributes(shape.fields, known) : new Map()
  }
}

/** Attributes that take entries of kinds that are all gone are gone too. */
function buildAttributes(
  shapes: Shapes<AttributeShape> | undefined,
  known: ReadonlySet<string>
): ReadonlyMap<string, Attribute> {
  const attributes = new Map<string, Attribute>()
  for (const [name, shape] of present(shapes)) {
    const of = listOf(shape.of).filter(kind => known.has(kind))
    if (shape.type === 'entry' && of.length === 0) continue
    attributes.set(name, buildAttribute(name, shape, of))
  }
  return attributes
}

function buildAttribute(name: string, shape: AttributeShape, of: string[]): Attribute {
  return {
    name,
    type: shape.type ?? (shape.codes === undefined ? 'text' : 'code'),
    description: shape.description ?? '',
    required: shape.required ?? false,
    many: shape.many ?? false,
    of: new Set(of),
    also: new Map(Object.entries(shape.also ?? {})),
    mentions: shape.mentions ?? false,
    codes: mapValues(present(shape.codes), (code, codeName) => buildCode(codeName, code))
  }
}

function buildCode(name: string, shape: CodeShape): Code {
  return {
    name,
    label: shape.label ?? name.replaceAll('-', ' '),
    definition: shape.definition ?? '',
    within: shape.within,
    deprecated: shape.deprecated ?? shape['replaced-by'] !== undefined,
    replacedBy: shape['replaced-by']
  }
}

/** A string or a list of strings as a list. */
function listOf(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** The things of a record that are not removed, in their order. */
function present<T>(shapes: Shapes<T> | undefined): ReadonlyMap<string, T> {
  const found = new Map<string, T>()
  for (const [name, shape] of Object.entries(shapes ?? {})) {
    if (shape !== null) found.set(name, shape)
  }
  return found
}

function mapValues<T, U>(
  map: ReadonlyMap<string, T>,
  change: (value: T, name: string) => U
): ReadonlyMap<string, U> {
  const changed = new Map<string, U>()
  for (const [name, value] of map) changed.set(name, change(value, name))
  return changed
}

function labelOf(name: string): string {
  const words = name.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
