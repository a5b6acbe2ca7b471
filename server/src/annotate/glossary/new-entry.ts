import * as v from 'valibot'
import type {Kind} from '../../codebook/codebook.js'
import type {GlossaryFile} from '../../glossary/glossary.js'
import {isRefusal, type Offer, type Refusal, refuse} from '../act.js'
import {mark} from '../article/mark.js'
import type {FileChange} from '../corpus/corpus-view.js'
import {problemWithId} from '../rename/ids.js'
import {addEntry} from './add-entry.js'
import {editedFileOf, joinEditedFiles, withEdit} from './edited-file.js'
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

const schema = v.object({
  kind: v.optional(v.string()),
  name: v.optional(v.string()),
  id: v.optional(v.string()),
  file: v.optional(v.string())
})

type Arguments = v.InferOutput<typeof schema>

/**
 * Makes an entry of the mention here, or of the words that are selected, which are then marked; its id is made of the name.
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
    const here = nameHere(place, given.kind)
    if (isRefusal(here)) return here
    const {project} = place.view
    const name = oneLine(given.name ?? here.name)
    const id = given.id ?? idFor(place, here, name)
    const problem = known(here) ?? problemWithId(project, id)
    if (problem !== undefined) return refuse(problem)
    const file = fileFor(place, here.kind, given.file)
    if (isRefusal(file)) return file
    yield
    const edited = editedFileOf(file)
    const edit = addEntry(edited, project.codebook, {id, kind: here.kind, name})
    if (!edit) return cannotHold(file.path)
    const marked = here.mention ? [] : markHere(place, here.kind)
    if (isRefusal(marked)) return marked
    return {type: 'done', changes: [...joinEditedFiles([withEdit(edited, edit)]), ...marked]}
  }
})

function offerFor(place: GlossaryPlace, kind: Kind): Offer<Arguments> {
  const here = nameHere(place, kind.name)
  if (isRefusal(here))
    return {
      title: `New ${kind.name} in the glossary`,
      arguments: {kind: kind.name},
      reason: here.reason
    }
  const file = fileFor(place, kind, undefined)
  const id = idFor(place, here, here.name)
  const where = isRefusal(file) ? 'the glossary' : file.path
  return {
    title: `New ${kind.name} \`${id}\` of ${quoted(here.name)} in ${where}`,
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
function known({mention}: NameHere): string | undefined {
  return mention && mention.entries.length > 0
    ? `This tag means the entry \`${mention.entries[0]?.id}\` already`
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

function markHere({article}: GlossaryPlace, {name}: Kind): readonly FileChange[] | Refusal {
  const outcome = article && mark.apply(article, {kind: name})
  if (!article || !outcome) return []
  return outcome.type === 'refused' ? outcome : [{path: article.model.path, edits: outcome.edits}]
}
