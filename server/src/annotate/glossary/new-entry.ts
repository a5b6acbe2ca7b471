import * as v from 'valibot'
import {normaliseName} from '../../base/names.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Codebook, Kind} from '../../codebook/codebook.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {isRefusal, type Offer, type Outcome, type Refusal, refuse} from '../act.js'
import {addValue} from '../article/add-value.js'
import {mark} from '../article/mark.js'
import {setAttribute} from '../article/set-attribute.js'
import {holderOf} from '../place/attribute-values.js'
import type {Place} from '../place/place.js'
import type {NewAttribute} from '../place/write-attributes.js'
import {problemWithId} from '../rename/ids.js'
import {addEntry, type NewEntry} from './add-entry.js'
import {type EditedFile, editedAtEnd, entryIn, joinEditedFiles, withEdit} from './edited-file.js'
import {makeEntryId} from './entry-id.js'
import {filesFor} from './files-for.js'
import {
  cannotHold,
  defineGlossaryAct,
  type GlossaryAct,
  type GlossaryPlace,
  readable
} from './glossary-act.js'
import {type NameHere, nameHere, oneLine, quoted} from './name-here.js'
import {setField} from './set-field.js'

const schema = v.object({
  kind: v.optional(v.string()),
  name: v.optional(v.string()),
  id: v.optional(v.string()),
  file: v.optional(v.string()),
  type: v.optional(v.string()),
  attribute: v.optional(v.string()),
  marks: v.optional(
    v.object({
      kind: v.string(),
      attributes: v.optional(v.array(v.object({name: v.string(), value: v.string()})), [])
    })
  )
})

type Arguments = v.InferOutput<typeof schema>

/**
 * Makes an entry of the mention here, or of the words that are selected, which are then marked; its id is made of the name.
 * Where its name is another than the words, the tag refers to it. With `attribute` it becomes a value of the tag here, as the
 * speaker of a claim; with `marks`, the words that are selected are marked as that kind with those attributes besides.
 */
export const newEntry: GlossaryAct = defineGlossaryAct<Arguments>({
  id: 'new-entry',
  kind: 'refactor.rewrite.entry.new',
  label: 'New entry',
  changesArticles: false,
  schema,
  offer: place => {
    const {codebook} = place.view.project
    const here = nameHere(place, undefined)
    const kinds = isRefusal(here)
      ? Array.from(codebook.kinds.values()).filter(({section}) => section !== undefined)
      : [here.kind]
    return kinds.map(kind => offerFor(place, kind))
  },
  *apply(place, given) {
    const here = given.attribute === undefined ? nameHere(place, given.kind) : namedIn(place, given)
    if (isRefusal(here)) return here
    const {project} = place.view
    const name = oneLine(given.name ?? here.name)
    const id = given.id ?? idFor(place, here, name)
    const problem = known(here) ?? problemWithId(project, id)
    if (problem !== undefined) return refuse(problem)
    const file = fileFor(place, here.kind, given.file)
    if (isRefusal(file)) return file
    yield
    const edited = withNewEntry(editedAtEnd(file), project.codebook, {
      ...{id, name, kind: here.kind},
      ...(given.type !== undefined && {type: given.type})
    })
    if (!edited) return cannotHold(file.path)
    const outcome = annotateHere(place, here, {...given, id, name})
    if (outcome?.type === 'refused') return outcome
    const path = place.article?.model.path
    const annotated = outcome && path !== undefined ? [{path, edits: outcome.edits}] : []
    return {type: 'done', changes: [...joinEditedFiles([edited]), ...annotated]}
  }
})

/** What is named by arguments alone: a new value of an attribute. */
function namedIn({view}: GlossaryPlace, {kind: kindName, name}: Arguments): NameHere | Refusal {
  const kind = kindName === undefined ? undefined : view.project.codebook.kinds.get(kindName)
  if (kind?.section === undefined)
    return refuse('Say of which kind the entry is: the codebook has entries of some kinds alone')
  if (name === undefined || oneLine(name) === '') return refuse('Say the name of the entry')
  return {kind, name: oneLine(name), mention: undefined}
}

/** A glossary file with an entry more; undefined where it cannot take it. */
function withNewEntry(
  file: EditedFile,
  codebook: Codebook,
  {type, ...entry}: NewEntry & {readonly type?: string}
): EditedFile | undefined {
  const edit = addEntry(file, codebook, entry)
  const edited = edit && withEdit(file, edit)
  const definition = entry.kind.fields.get('type')
  if (!edited || type === undefined || !definition) return edited
  const there = entryIn(edited, codebook, {id: entry.id, kind: entry.kind.name})
  const values = [{text: type}]
  const typed = there && setField(edited, codebook, there, {definition, values, aliases: []})
  return typed && withEdit(edited, typed)
}

/** Has the tag here mean the new entry, or marks the words as a mention of it; undefined where its name says so already. */
function annotateHere(
  {article}: GlossaryPlace,
  {kind, name: words, mention}: NameHere,
  {id, name, attribute, marks}: Arguments & {readonly id: string; readonly name: string}
): Outcome | undefined {
  if (!article) return undefined
  const further = marks?.attributes ?? []
  if (attribute !== undefined) {
    const given = {name: attribute, value: id}
    if (!marks) return giveValue(article, given)
    return mark.apply(article, {kind: marks.kind, attributes: [given, ...further]})
  }
  const refers = normaliseName(name) !== normaliseName(words)
  const ref = {name: 'ref', value: id}
  if (!mention)
    return mark.apply(article, {
      kind: kind.name,
      attributes: [...(refers ? [ref] : []), ...further]
    })
  return refers && mention.ref?.text !== id ? setAttribute.apply(article, ref) : undefined
}

/** Adds a value, where the attribute takes several, or sets it. */
function giveValue(article: Place, given: NewAttribute): Outcome {
  const unit = holderOf(article, given.name)
  if ('reason' in unit) return unit
  const isMany = unit.kind?.attributes.get(given.name)?.many === true
  return (isMany ? addValue : setAttribute).apply(article, given)
}

function offerFor(place: GlossaryPlace, kind: Kind): Offer<Arguments> {
  const here = nameHere(place, kind.name)
  if (isRefusal(here))
    return {
      title: phrase`New ${kind.name} in the glossary`,
      arguments: {kind: kind.name},
      reason: here.reason
    }
  const file = fileFor(place, kind, undefined)
  const id = idFor(place, here, here.name)
  const where = isRefusal(file) ? phrase`the glossary` : file.path
  return {
    title: phrase`New ${kind.name} \`${id}\` of ${quoted(here.name)} in ${where}`,
    arguments: {kind: kind.name, id},
    reason: known(here) ?? (isRefusal(file) ? file.reason : undefined)
  }
}

/** The id that a mention names already, though no entry has it, or else one that is made of the name. */
function idFor({view}: GlossaryPlace, {mention}: NameHere, name: string): string {
  const {entries} = view.project.glossary
  return mention?.ref?.text ?? makeEntryId(name, taken => entries.has(taken))
}

/** Why a mention needs no entry. */
function known({mention}: NameHere): Said | undefined {
  return mention && mention.entries.length > 0
    ? phrase`This tag means the entry \`${mention.entries[0]?.id}\` already`
    : undefined
}

function fileFor(
  {view}: GlossaryPlace,
  kind: Kind,
  path: string | undefined
): GlossaryFile | Refusal {
  const {glossary} = view.project
  if (path !== undefined)
    return readable(
      glossary.files.find(file => file.path === path),
      path
    )
  const [file] = filesFor(glossary, kind)
  return file
    ? readable(file, file.path)
    : refuse('The project has no glossary file: name one in newsmark.yaml first')
}
