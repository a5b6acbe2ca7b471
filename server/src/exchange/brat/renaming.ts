import * as v from 'valibot'
import type {Message} from '../../base/phrase.js'
import type {Span} from '../../base/span.js'
import {checkShape} from '../../data/check-shape.js'
import {isNull} from '../../data/located.js'
import {parseYaml} from '../../data/yaml/parse-yaml.js'
import type {Loss} from '../export/loss.js'
import {type BratDocument, bratNames} from './brat-document.js'

/** What the names of another team's annotations are called in the project; `none` for what is left out. */
export interface Renaming {
  readonly kinds: Readonly<Record<string, string>>
  /** Of attributes, relations, notes and roles of events. */
  readonly attributes: Readonly<Record<string, string>>
}

/** A file that renames, and what is wrong in it. */
export interface ParsedRenaming {
  readonly renaming: Renaming
  readonly problems: readonly (Message & {readonly span: Span})[]
}

const names = v.record(v.string(), v.string())
const schema = v.strictObject({kinds: v.optional(names), attributes: v.optional(names)})

/** Reads a file that renames: YAML with `kinds` and `attributes`. Never throws; an empty file renames nothing. */
export function parseRenaming(text: string): ParsedRenaming {
  const {value, problems} = parseYaml(text)
  const shaped = isNull(value) ? {value: {}, problems: []} : checkShape(schema, value)
  const {kinds = {}, attributes = {}} = shaped.value ?? {}
  return {renaming: {kinds, attributes}, problems: [...problems, ...shaped.problems]}
}

/** Renames what annotations say; what is left out is told. `path` is the file, for the losses. */
export function rename(
  document: BratDocument,
  {kinds, attributes}: Renaming,
  path: string
): {readonly document: BratDocument; readonly losses: readonly Loss[]} {
  const [kindOf, attributeOf] = [
    new Map(Object.entries(kinds)),
    new Map(Object.entries(attributes))
  ]
  const losses: Loss[] = []
  const isLeft = (id: string, feature: string, value: string, name: string): boolean => {
    if (name !== NONE) return true
    losses.push({path, id, feature, value, done: 'dropped'})
    return false
  }
  const spans = document.spans
    .filter(({id, type}) => isLeft(id, 'annotation', type, kindOf.get(type) ?? type))
    .map(span => ({...span, type: kindOf.get(span.type) ?? span.type}))
  const said = <Said extends {readonly type: string}>(
    all: readonly Said[],
    placeOf: (each: Said) => readonly [id: string, value: string]
  ): readonly Said[] =>
    all
      .map(each => ({each, name: nameOf(each.type, attributeOf)}))
      .filter(({each, name}) => {
        const [id, value] = placeOf(each)
        return isLeft(id, each.type, value, name)
      })
      .map(({each, name}) => ({...each, type: name}))
  return {
    document: {
      spans,
      relations: said(document.relations, ({from, to}) => [from, to]),
      attributes: said(document.attributes, ({target, value = ''}) => [target, value]),
      normalisations: said(document.normalisations, ({target, ref}) => [target, ref]),
      notes: said(document.notes, ({target, text}) => [target, text])
    },
    losses
  }
}

/** The name of what is left out. */
const NONE = 'none'

/** What is called so in every `.ann` file is not renamed: the free note, references and our own ids. */
function nameOf(type: string, names: ReadonlyMap<string, string>): string {
  const isFixed = type === bratNames.note || type === bratNames.ref || type === 'id'
  return isFixed ? type : (names.get(type) ?? type)
}
