import {joinPhrases, type Phrase, phrase, plainPhrase, type Said} from '../base/phrase.js'
import type {Attribute, Code, Codebook, Kind} from '../codebook/codebook.js'
import {codebookSchema} from '../codebook/codebook-shape.js'
import {typeName} from '../codebook/type-names.js'
import {descriptionOf, type Shape, shapesAt, valuesOf} from '../data/shape-at.js'
import type {YamlPlace} from '../data/yaml/yaml-place.js'
import {identifierSchemes} from '../glossary/identifiers.js'
import {configSchema} from '../project/config-shape.js'
import {allRules, knownRules} from '../rules/registry.js'
import type {ProjectFile} from './project-file.js'

/** A word that may stand at a place of a project file, and what is known of it. */
export interface KnownWord {
  /** A key of a mapping, a key of a single value, or a value. */
  readonly type: 'section' | 'key' | 'value'
  readonly name: string
  /** A few words. */
  readonly detail: Said | undefined
  /** A sentence or more; what a codebook says as a string, what we say as a phrase. */
  readonly text: Said | undefined
  readonly isDeprecated: boolean
}

/** The words that may stand at a place of a project file: keys, codes, rules, severities; of entries see `entryFieldAt`. */
export function wordsAt(file: ProjectFile, place: YamlPlace): readonly KnownWord[] {
  if (file.role === 'glossary') return wordsInGlossary(file.project.codebook, place)
  if (file.role === 'codebook') return wordsInCodebook(file.project.codebook, place)
  return wordsInProject(place)
}

/** The field of a glossary entry whose value, at a place, is the id of another entry. */
export function entryFieldAt(
  {role, project: {codebook}}: ProjectFile,
  {part, path, key = ''}: YamlPlace
): Attribute | undefined {
  if (role !== 'glossary' || part !== 'value' || path.length !== 2) return undefined
  const kind = [...codebook.kinds.values()].find(({section}) => section === path[0])
  const field = kind?.fields.get(key)
  return field?.type === 'entry' ? field : undefined
}

function wordsInGlossary(codebook: Codebook, {part, path, key}: YamlPlace): readonly KnownWord[] {
  const kinds = [...codebook.kinds.values()].filter(({section}) => section !== undefined)
  const [section, id, field] = path
  if (section === undefined) return part === 'key' ? kinds.map(offerSection) : []
  const kind = kinds.find(one => one.section === section)
  if (!kind || id === undefined) return []
  if (field === undefined && part === 'key') return [...kind.fields.values()].map(offerField)
  if (field === undefined) return valuesOfField(kind.fields.get(key ?? ''))
  const type = kind.fields.get(field)?.type
  if (part === 'key' && type === 'ids') return [...identifierSchemes].map(offerScheme)
  if (type !== 'alias') return []
  if (part === 'key') return [...ALIAS].map(([name, text]) => offerKey(name, text))
  return key === 'match' ? ['exact', 'ignore-case', 'false'].map(offerValue) : []
}

function word(
  type: KnownWord['type'],
  name: string,
  detail?: Said | undefined,
  text?: Said | undefined,
  isDeprecated = false
): KnownWord {
  return {type, name, detail, text: text || undefined, isDeprecated}
}

function offerSection({section = '', label, description}: Kind): KnownWord {
  return word('section', section, label, description)
}

function offerField({name, type, description, required, many}: Attribute): KnownWord {
  const words = [
    typeName(type),
    ...(many ? [phrase`several allowed`] : []),
    ...(required ? [phrase`required`] : [])
  ]
  return word(
    'key',
    name,
    joinPhrases(words, (a, b) => phrase`${a}, ${b}`),
    description
  )
}

function offerKey(name: string, text: Said | undefined): KnownWord {
  return word('key', name, undefined, text)
}

function offerValue(name: string): KnownWord {
  return word('value', name)
}

function offerCode({name, label, definition, deprecated}: Code): KnownWord {
  const isSame = label.toLowerCase() === name.replaceAll('-', ' ')
  return word('value', name, isSame ? undefined : label, definition, deprecated)
}

function offerScheme([name, {wanted}]: readonly [string, {readonly wanted: Said}]): KnownWord {
  return {...offerKey(name, undefined), detail: wanted}
}

/** The parts of an alias that says more than the name. */
const ALIAS: ReadonlyMap<string, Phrase> = new Map([
  ['text', phrase`The name itself.`],
  ['lang', phrase`The language of the name, as \`ar\`.`],
  ['since', phrase`The first day on which the name means the entry.`],
  ['until', phrase`The last day on which it does.`],
  [
    'match',
    phrase`How the name is searched for in running text: \`exact\`, \`ignore-case\` or not at all (\`false\`).`
  ]
])

function valuesOfField(field: Attribute | undefined): readonly KnownWord[] {
  if (!field) return []
  if (field.type === 'flag') return ['true', 'false'].map(offerValue)
  const also = [...field.also].map(([name, text]) => word('value', name, undefined, text))
  return [...[...field.codes.values()].map(offerCode), ...also]
}

function wordsInProject({part, path, key}: YamlPlace): readonly KnownWord[] {
  const full = part === 'value' && key !== undefined ? [...path, key] : path
  const [rule, ...inRule] = full.includes('rules') ? full.slice(full.lastIndexOf('rules') + 1) : []
  if (rule === undefined && full.at(-1) === 'rules' && part === 'key')
    return allRules.map(offerRule)
  const options = rule === undefined ? undefined : knownRules.get(rule)?.options
  const inOptions = inRule.filter(one => one !== '-')
  const isOption = inRule.length > 0 && options !== undefined
  return wordsOfShapes(isOption ? shapesAt(options, inOptions) : shapesAt(configSchema, full), part)
}

function offerRule({id, severity, summary}: (typeof allRules)[number]): KnownWord {
  return {...offerKey(id, plainPhrase(summary)), detail: plainPhrase(severity)}
}

function wordsInCodebook(codebook: Codebook, {part, path, key}: YamlPlace): readonly KnownWord[] {
  const full = part === 'value' && key !== undefined ? [...path, key] : path
  const [, kind, section, name, codes] = path
  const known = codebook.kinds.get(kind ?? '')
  const attributes = section === 'fields' ? known?.fields : known?.attributes
  if (part === 'value' && (key === 'contains' || key === 'of'))
    return [...codebook.kinds.keys()].map(offerValue)
  if (part === 'value' && codes === 'codes' && (key === 'within' || key === 'replaced-by')) {
    const attribute = attributes?.get(name ?? '')
    return attribute ? [...attribute.codes.values()].map(offerCode) : []
  }
  if (part === 'key' && path.length === 1 && path[0] === 'kinds')
    return [...codebook.kinds.values()].map(({name: one, description}) =>
      word('section', one, undefined, description)
    )
  const isAttributes = path.length === 3 && (section === 'attributes' || section === 'fields')
  if (part === 'key' && isAttributes)
    return [...(attributes?.values() ?? [])].map(one => ({
      ...offerField(one),
      type: 'section' as const
    }))
  return wordsOfShapes(shapesAt(codebookSchema, full), part)
}

function wordsOfShapes(shapes: readonly Shape[], part: YamlPlace['part']): readonly KnownWord[] {
  if (part === 'value') return [...new Set(shapes.flatMap(valuesOf))].map(offerValue)
  return shapes
    .filter(({type}) => type === 'strict_object')
    .flatMap(({entries = {}}) => Object.entries(entries))
    .map(([name, shape]) => {
      const text = descriptionOf(shape)
      return offerKey(name, text === undefined ? undefined : plainPhrase(text))
    })
}
