import * as v from 'valibot'
import type {Edit} from '../../base/edits.js'
import {normaliseName} from '../../base/names.js'
import {phrase} from '../../base/phrase.js'
import type {Steps} from '../../base/steps.js'
import type {Attribute, Codebook} from '../../codebook/codebook.js'
import {entriesHolding} from '../../glossary/entries-holding.js'
import type {Entry} from '../../glossary/entry.js'
import type {Project} from '../../project/project.js'
import {isRefusal, type Offer, type Refusal, refuse} from '../act.js'
import {changeGlossary} from '../corpus/change-glossary.js'
import type {FileChange, ProjectSteps} from '../corpus/corpus-view.js'
import {problemWithEntry} from '../rename/ids.js'
import {changeReferences} from '../rename/rename-entry.js'
import {addAlias} from './add-alias.js'
import {checkEdit, say} from './check-edit.js'
import {entriesLike} from './deprecate-entry.js'
import {
  type EditedFile,
  editedAround,
  editedFileOf,
  entryIn,
  joinEditedFiles,
  withEdit
} from './edited-file.js'
import {
  cannotHold,
  defineGlossaryAct,
  entryOf,
  fileOf,
  type GlossaryAct,
  type GlossaryPlace
} from './glossary-act.js'
import {removeValueAt} from './remove-alias.js'
import {removeEntry} from './remove-entry.js'
import {setField} from './set-field.js'

const schema = v.object({entry: v.optional(v.string()), into: v.string()})

type Arguments = v.InferOutput<typeof schema>

/**
 * Merges an entry into another one of its kind: the other one gets its names and the fields that it lacks, what referred to
 * it refers to the other, and it is gone.
 */
export const mergeEntries: GlossaryAct = defineGlossaryAct<Arguments>({
  id: 'merge-entries',
  kind: 'refactor.rewrite.entry.merge',
  label: 'Merge two entries',
  changesArticles: true,
  schema,
  offer: place => {
    const entry = entryOf(place, undefined)
    const title = 'Merge an entry into another'
    if (isRefusal(entry)) return [{title, arguments: {into: ''}, reason: entry.reason}]
    const others = entriesLike(place.view.project, entry)
    if (others.length === 0)
      return [
        {title, arguments: {into: ''}, reason: phrase`No entry has a name like ${entry.name}`}
      ]
    return others.map(
      (other): Offer<Arguments> => ({
        title: phrase`Merge \`${entry.id}\` into \`${other.id}\` (${other.name})`,
        arguments: {entry: entry.id, into: other.id},
        reason: undefined
      })
    )
  },
  *apply(place, given) {
    const from = entryOf(place, given.entry)
    if (isRefusal(from)) return from
    const into = entryOf(place, given.into)
    return isRefusal(into) ? into : yield* merge(place, from, into)
  }
})

function* merge(place: GlossaryPlace, from: Entry, into: Entry): ProjectSteps {
  const {view} = place
  const problem = problemWithEntry(view.project, from.id)
  if (problem !== undefined) return refuse(problem)
  if (from.id === into.id) return refuse('An entry cannot be merged into itself: choose another')
  if (from.kind !== into.kind)
    return refuse(
      phrase`\`${from.id}\` is of the kind \`${from.kind}\`, \`${into.id}\` of \`${into.kind}\`: choose one of the same kind`
    )
  const inGlossary = yield* mergeInGlossary(place, from, into)
  if (isRefusal(inGlossary)) return inGlossary
  const inArticles = yield* changeReferences(view, from.id, into.id, 'taken')
  if (isRefusal(inArticles)) return inArticles
  return {type: 'done', changes: [...inGlossary, ...inArticles]}
}

function* mergeInGlossary(
  place: GlossaryPlace,
  from: Entry,
  into: Entry
): Steps<readonly FileChange[] | Refusal> {
  const {project} = place.view
  const references = yield* changeGlossary(project, {
    sought: from.id,
    id: () => undefined,
    value: (entry, field, text) =>
      isReference(entry, field, text, from) && !isDouble(entry, field, from, into)
        ? into.id
        : undefined
  })
  if (isRefusal(references)) return references
  const editedFiles = createEditedFiles(place, references)
  const doubles = yield* dropDoubles(project, from, into, editedFiles)
  if (doubles) return doubles
  const refusal =
    gainNames(project, from, into, editedFiles) ?? gainFields(project, from, into, editedFiles)
  if (refusal) return refusal
  yield
  const removed = editedFiles.edit(from, (edited, there) =>
    removeEntry(edited, project.codebook, there)
  )
  return removed ?? editedFiles.join()
}

/** Whether a value of another entry than `from` refers to it. */
function isReference(entry: Entry, {type}: Attribute, text: string, from: Entry): boolean {
  return type === 'entry' && text === from.id && entry.id !== from.id
}

/** Whether a reference to `from` goes, as the field names `into` too or the entry is that one. */
function isDouble(entry: Entry, {name}: Attribute, from: Entry, into: Entry): boolean {
  const values = entry.fields.get(name)?.values ?? []
  return entry.id === into.id || values.some(({text}) => text === into.id && from.id !== into.id)
}

/** Takes away the references that would name the same entry twice, or an entry in itself. */
function* dropDoubles(
  {glossary, codebook}: Project,
  from: Entry,
  into: Entry,
  editedFiles: EditedFiles
): Steps<Refusal | undefined> {
  for (const file of glossary.files) {
    let count = 0
    for (const entry of entriesHolding(file, from.id)) {
      if (++count % ENTRIES_A_STEP === 0) yield
      if (!entry) continue
      for (const {name, values} of entry.fields.values()) {
        const field = codebook.kinds.get(entry.kind)?.fields.get(name)
        const isMeant = values.some(
          ({text}) =>
            field && isReference(entry, field, text, from) && isDouble(entry, field, from, into)
        )
        const refusal = isMeant
          ? editedFiles.edit(entry, (edited, there) =>
              dropValue(edited, codebook, there, name, from.id)
            )
          : undefined
        if (refusal) return refusal
      }
    }
    yield
  }
  return undefined
}

/** Looking at so many takes less than a millisecond. */
const ENTRIES_A_STEP = 500

function dropValue(
  edited: EditedFile,
  codebook: Codebook,
  entry: Entry,
  name: string,
  id: string
): Edit | undefined {
  const field = entry.fields.get(name)
  const value = field?.values.find(({text}) => text === id)
  if (!field || !value) return undefined
  const left = field.values.filter(other => other !== value)
  const {start} = entry.location.span
  const fields = new Map(entry.fields)
  if (left.length > 0) fields.set(name, {...field, values: left})
  else fields.delete(name)
  const {kind, name: shown, names, location} = entry
  const wanted = say({id: entry.id, kind, name: shown, names, location, fields}, codebook)
  return checkEdit(edited, codebook, removeValueAt(edited, value.span), (said, entries) =>
    said.map((known, at) => (entries[at]?.location.span.start === start ? wanted : known))
  )
}

/** Gives an entry the names of another one that it does not bear. */
function gainNames(
  {codebook}: Project,
  from: Entry,
  into: Entry,
  editedFiles: EditedFiles
): Refusal | undefined {
  const known = new Set(into.names.map(({text}) => normaliseName(text)))
  for (const {span: _, ...alias} of from.names) {
    const key = normaliseName(alias.text)
    if (known.has(key)) continue
    known.add(key)
    const refusal = editedFiles.edit(into, (edited, there) =>
      addAlias(edited, codebook, there, alias)
    )
    if (refusal) return refusal
  }
  return undefined
}

/** Gives an entry the fields of another one that it lacks, but for those that tell when or whether that one is in use. */
function gainFields(
  {codebook}: Project,
  from: Entry,
  into: Entry,
  editedFiles: EditedFiles
): Refusal | undefined {
  const kind = codebook.kinds.get(from.kind)
  for (const {name, values} of from.fields.values()) {
    const definition = kind?.fields.get(name)
    if (!definition || definition.type === 'alias' || OWN_FIELDS.has(name)) continue
    const kept = values.filter(
      ({text}) => definition.type !== 'entry' || (text !== into.id && text !== from.id)
    )
    if (into.fields.has(name) || kept.length === 0) continue
    const refusal = editedFiles.edit(into, (edited, there) =>
      setField(edited, codebook, there, {definition, values: kept, aliases: []})
    )
    if (refusal) return refusal
  }
  return undefined
}

const OWN_FIELDS: ReadonlySet<string> = new Set([
  'name',
  'since',
  'until',
  'deprecated',
  'replaced-by'
])

/** The files that a merge edits. An entry that can be read by itself has one of its own, the others share that of their file. */
interface EditedFiles {
  /** Makes an edit at an entry; gives a refusal where there is none. */
  readonly edit: (
    entry: Entry,
    make: (edited: EditedFile, there: Entry) => Edit | undefined
  ) => Refusal | undefined
  readonly join: () => readonly FileChange[]
}

function createEditedFiles(place: GlossaryPlace, references: readonly FileChange[]): EditedFiles {
  const {codebook} = place.view.project
  const whole = new Map<string, EditedFile>()
  const parts = new Map<string, EditedFile>()
  const fileFor = (entry: Entry): EditedFile | Refusal => {
    const file = fileOf(place, entry)
    if (isRefusal(file)) return file
    const part = parts.get(entry.id) ?? editedAround(file, codebook, entry)
    if (!part.isWhole) return part
    const {path} = file
    return whole.get(path) ?? editedFileOf(file, references.find(each => each.path === path)?.edits)
  }
  return {
    edit: (entry, make) => {
      const before = fileFor(entry)
      if (isRefusal(before)) return before
      const there = entryIn(before, codebook, entry)
      const edit = there && make(before, there)
      if (!edit) return cannotHold(before.path)
      const edited = withEdit(before, edit)
      if (edited.isWhole) whole.set(edited.path, edited)
      else parts.set(entry.id, edited)
      return undefined
    },
    join: () =>
      joinEditedFiles(
        [...whole.values(), ...parts.values()],
        references.filter(({path}) => !whole.has(path))
      )
  }
}
