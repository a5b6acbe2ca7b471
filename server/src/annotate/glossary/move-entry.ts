import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {formatOf} from '../../glossary/parse-glossary.js'
import {isRefusal, type Offer, type Refusal, reasonOf, refuse} from '../act.js'
import {editedAround, editedAtEnd, entryIn, joinEditedFiles, withEdit} from './edited-file.js'
import {
  cannotHold,
  defineGlossaryAct,
  entryOf,
  fileOf,
  type GlossaryAct,
  type GlossaryPlace,
  readable
} from './glossary-act.js'
import {insertEntry} from './insert-entry.js'
import {removeEntry} from './remove-entry.js'

const schema = v.object({entry: v.optional(v.string()), file: v.string()})

type Arguments = v.InferOutput<typeof schema>

/** Moves an entry with all that it says to another glossary file of the project. */
export const moveEntry: GlossaryAct = defineGlossaryAct<Arguments>({
  id: 'move-entry',
  kind: 'refactor.rewrite.entry.move',
  label: 'Move an entry to another file',
  changesArticles: false,
  schema,
  offer: place => {
    const entry = entryOf(place, undefined)
    const title = 'Move an entry to another file'
    if (isRefusal(entry)) return [{title, arguments: {file: ''}, reason: entry.reason}]
    const others = place.view.project.glossary.files.filter(
      ({path}) => path !== entry.location.path
    )
    if (others.length === 0) return [{title, arguments: {file: ''}, reason: ONE_FILE}]
    return others
      .toSorted((a, b) => Number(isTable(a)) - Number(isTable(b)))
      .slice(0, MOST_FILES)
      .map(
        (file): Offer<Arguments> => ({
          title: phrase`Move \`${entry.id}\` to ${file.path}`,
          arguments: {entry: entry.id, file: file.path},
          reason: reasonOf(target(place, entry, file.path))
        })
      )
  },
  *apply(place, given) {
    const entry = entryOf(place, given.entry)
    if (isRefusal(entry)) return entry
    const source = fileOf(place, entry)
    const to = target(place, entry, given.file)
    if (isRefusal(source)) return source
    if (isRefusal(to)) return to
    const {codebook} = place.view.project
    const from = editedAround(source, codebook, entry)
    const there = entryIn(from, codebook, entry)
    const removed = there && removeEntry(from, codebook, there)
    if (!there || !removed) return cannotHold(source.path)
    yield
    const taking = editedAtEnd(to)
    const inserted = insertEntry(taking, codebook, there, from)
    if (!inserted)
      return refuse(
        phrase`${to.path} cannot hold all that \`${entry.id}\` says, or is written in an unusual way: choose another file`
      )
    const editedFiles = [withEdit(from, removed), withEdit(taking, inserted)]
    return {type: 'done', changes: joinEditedFiles(editedFiles)}
  }
})

const ONE_FILE = 'The glossary has one file alone: name another one in newsmark.yaml first'
const MOST_FILES = 5

function isTable({path}: GlossaryFile): boolean {
  return formatOf(path) !== 'yaml'
}

function target(
  {view}: GlossaryPlace,
  {id, location}: Entry,
  path: string
): GlossaryFile | Refusal {
  if (path === location.path)
    return refuse(phrase`\`${id}\` stands in ${path} already: choose another`)
  return readable(
    view.project.glossary.files.find(each => each.path === path),
    path
  )
}
