import * as v from 'valibot'
import {foldName, normaliseName} from '../../base/names.js'
import {phrase, type Said} from '../../base/phrase.js'
import type {Entry} from '../../glossary/entry.js'
import {likeEntries} from '../../glossary/like-entries.js'
import {isRefusal, type Offer, type Refusal, refuse} from '../act.js'
import {addAlias} from './add-alias.js'
import {editedAround, entryIn, joinEditedFiles, withEdit} from './edited-file.js'
import {
  cannotHold,
  defineGlossaryAct,
  entryOf,
  fileOf,
  type GlossaryAct,
  type GlossaryPlace
} from './glossary-act.js'
import {type NameHere, nameHere, oneLine, quoted} from './name-here.js'

const schema = v.object({entry: v.optional(v.string()), name: v.optional(v.string())})

type Arguments = v.InferOutput<typeof schema>

/** Adds the words of the mention here, or those that are given, to the names of an entry. */
export const newAlias: GlossaryAct = defineGlossaryAct<Arguments>({
  id: 'add-alias',
  kind: 'refactor.rewrite.entry.alias',
  label: 'Add a name to an entry',
  changesArticles: false,
  schema,
  offer: place => {
    const title = 'Add a name to an entry'
    const names = namesHere(place)
    if (isRefusal(names)) return [{title, arguments: {}, reason: names.reason}]
    const entries = names.flatMap(here => meant(place, here).map(entry => ({entry, here})))
    if (entries.length === 0)
      return [{title, arguments: {}, reason: 'No entry has a name like the one here'}]
    return entries.map(
      ({entry, here}): Offer<Arguments> => ({
        title: phrase`Add ${quoted(here.name)} to the names of \`${entry.id}\` (${entry.name})`,
        arguments: {entry: entry.id, name: here.name},
        reason: bears(entry, here.name)
      })
    )
  },
  *apply(place, given) {
    const entry = entryOf(place, given.entry)
    if (isRefusal(entry)) return entry
    const here = given.name === undefined ? nameHere(place, entry.kind) : {name: given.name}
    if (isRefusal(here)) return here
    const name = oneLine(here.name)
    const reason = name === '' ? 'A name has letters: write one' : bears(entry, name)
    if (reason !== undefined) return refuse(reason)
    const file = fileOf(place, entry)
    if (isRefusal(file)) return file
    yield
    const {codebook} = place.view.project
    const edited = editedAround(file, codebook, entry)
    const there = entryIn(edited, codebook, entry)
    const edit = there && addAlias(edited, codebook, there, name)
    return edit
      ? {type: 'done', changes: joinEditedFiles([withEdit(edited, edit)])}
      : cannotHold(file.path)
  }
})

/** The name of the mention here, or what is selected as a name of each kind of entries. */
function namesHere(place: GlossaryPlace): readonly NameHere[] | Refusal {
  const here = nameHere(place, undefined)
  if (!isRefusal(here)) return [here]
  const names: NameHere[] = []
  let refusal = here
  for (const {name, section} of place.view.project.codebook.kinds.values()) {
    if (section === undefined) continue
    const found = nameHere(place, name)
    if (isRefusal(found)) refusal = found
    else names.push(found)
  }
  return names.length > 0 ? names : refusal
}

/** The entry that a mention names, or those with a like name. */
function meant({view}: GlossaryPlace, {mention, kind, name}: NameHere): readonly Entry[] {
  if (mention && mention.entries.length > 0) return mention.entries
  return likeEntries(view.project.glossary, kind.name, foldName(name)).slice(0, MOST_LIKE)
}

const MOST_LIKE = 3

function bears({id, names}: Entry, name: string): Said | undefined {
  const key = normaliseName(name)
  return names.some(({text}) => normaliseName(text) === key)
    ? phrase`${quoted(name)} is a name of \`${id}\` already`
    : undefined
}
