import type {Attribute} from '../../codebook/codebook.js'
import {isOtherThanText, writeScalar} from '../../data/yaml/write-scalar.js'
import type {Alias, FieldValue} from '../../glossary/entry.js'
import {isPlain, writeAlias, writeJsonAlias} from './add-alias.js'

/** A field with the values that it is to have; names stand in `aliases` for one of the type `alias`. */
export interface NewField {
  readonly definition: Attribute
  readonly values: readonly Pick<FieldValue, 'text' | 'key'>[]
  readonly aliases: readonly Omit<Alias, 'span'>[]
}

/** Writes the value of a field as it stands behind its name in YAML, on one line. */
export function writeYamlField({definition, values, aliases}: NewField): string {
  const {type, many} = definition
  if (type === 'alias') return `[${aliases.map(writeAlias).join(', ')}]`
  const write = ({text}: {readonly text: string}): string =>
    BARE.has(type) && isOtherThanText(text) ? text : writeScalar(text, true)
  if (type === 'ids')
    return `{${values.map(value => `${writeScalar(value.key ?? '', true)}: ${write(value)}`).join(', ')}}`
  const [first] = values
  return many && values.length > 1
    ? `[${values.map(write).join(', ')}]`
    : first
      ? write(first)
      : '[]'
}

/** The types whose values are written without quotes. */
const BARE: ReadonlySet<string> = new Set(['number', 'date', 'flag'])

/** Writes the value of a field as JSON. */
export function writeJsonField({definition, values, aliases}: NewField): string {
  const {type, many} = definition
  if (type === 'alias') return `[${aliases.map(writeJsonAlias).join(',')}]`
  if (type === 'ids')
    return JSON.stringify(Object.fromEntries(values.map(({key, text}) => [key, text])))
  const texts = values.map(({text}) => text)
  const [first = ''] = texts
  if (many && texts.length > 1) return JSON.stringify(texts)
  return BARE.has(type) && JSON_WORD.test(first) ? first : JSON.stringify(first)
}

/** What JSON reads as the very same text without quotes. */
const JSON_WORD = /^(?:true|false|-?(?:0|[1-9]\d{0,14})(?:\.\d{0,14}[1-9])?)$/

/** Writes the value of a field as the text of a cell; undefined where no cell can hold it. */
export function writeCellField({definition, values, aliases}: NewField): string | undefined {
  const parts =
    definition.type === 'ids'
      ? values.map(({key, text}) => `${key}:${text}`)
      : definition.type === 'alias'
        ? aliases.map(({text}) => text)
        : values.map(({text}) => text)
  const isFit = aliases.every(isPlain) && parts.every(part => !/[\t\n\r]/.test(part))
  const isList = parts.length > 1 || definition.many || definition.type === 'ids'
  return isFit && !(isList && parts.some(part => part.includes('|'))) ? parts.join('|') : undefined
}
