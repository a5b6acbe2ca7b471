import * as v from 'valibot'
import {foldName} from '../../base/names.js'
import {phrase} from '../../base/phrase.js'
import type {Attribute} from '../../codebook/codebook.js'
import {type Entry, isDeprecated, replacementOf} from '../../glossary/entry.js'
import {likeEntries} from '../../glossary/like-entries.js'
import type {Project} from '../../project/project.js'
import {isRefusal, type Offer, reasonOf, refuse} from '../act.js'
import {editedAround, entryIn, joinEditedFiles, withEdit} from './edited-file.js'
import {
  cannotHold,
  defineGlossaryAct,
  entryOf,
  fileOf,
  type GlossaryAct,
  type GlossaryPlace
} from './glossary-act.js'
import {setField} from './set-field.js'

const schema = v.object({entry: v.optional(v.string()), 'replaced-by': v.optional(v.string())})

type Arguments = v.InferOutput<typeof schema>

/** Says that an entry is out of use, and perhaps which one is to be used instead; articles stay as they are. */
export const deprecateEntry: GlossaryAct = defineGlossaryAct<Arguments>({
  id: 'deprecate-entry',
  kind: 'refactor.rewrite.entry.deprecate',
  label: 'Deprecate an entry',
  changesArticles: false,
  schema,
  offer: place => {
    const entry = entryOf(place, undefined)
    if (isRefusal(entry))
      return [{title: 'Deprecate an entry', arguments: {}, reason: entry.reason}]
    const {project} = place.view
    const others = entriesLike(project, entry).map(
      (other): Offer<Arguments> => ({
        title: phrase`Deprecate \`${entry.id}\`, replaced by \`${other.id}\` (${other.name})`,
        arguments: {entry: entry.id, 'replaced-by': other.id},
        reason: reasonOf(fieldFor(project, entry, other.id))
      })
    )
    const alone = {
      title: phrase`Deprecate \`${entry.id}\``,
      arguments: {entry: entry.id},
      reason: reasonOf(fieldFor(project, entry, undefined))
    }
    return [alone, ...others]
  },
  *apply(place: GlossaryPlace, given) {
    const entry = entryOf(place, given.entry)
    if (isRefusal(entry)) return entry
    const {codebook} = place.view.project
    const field = fieldFor(place.view.project, entry, given['replaced-by'])
    const file = fileOf(place, entry)
    if (isRefusal(field)) return field
    if (isRefusal(file)) return file
    yield
    const edited = editedAround(file, codebook, entry)
    const there = entryIn(edited, codebook, entry)
    const edit = there && setField(edited, codebook, there, {...field, aliases: []})
    return edit
      ? {type: 'done', changes: joinEditedFiles([withEdit(edited, edit)])}
      : cannotHold(file.path)
  }
})

/** Other entries of the kind with a like name, that are in use. */
export function entriesLike(
  {glossary}: Project,
  {id, kind, name}: Pick<Entry, 'id' | 'kind' | 'name'>
): readonly Entry[] {
  return likeEntries(glossary, kind, foldName(name))
    .filter(other => other.id !== id)
    .slice(0, MOST_LIKE)
}

const MOST_LIKE = 3

/** The field that says it, or why it cannot be said. */
function fieldFor(
  {codebook, glossary}: Project,
  entry: Entry,
  replacement: string | undefined
): {definition: Attribute; values: {text: string}[]} | ReturnType<typeof refuse> {
  const {id, kind, fields} = entry
  if (replacement === undefined && isDeprecated(entry))
    return refuse(phrase`\`${id}\` is deprecated already`)
  const name = replacement === undefined ? 'deprecated' : 'replaced-by'
  const definition = codebook.kinds.get(kind)?.fields.get(name)
  if (!definition)
    return refuse(phrase`The codebook gives entries of \`${kind}\` no field \`${name}\``)
  if (fields.has(name))
    return refuse(phrase`\`${id}\` has a \`${name}\` already: change it there by hand`)
  if (replacement === undefined) return {definition, values: [{text: 'true'}]}
  const other = glossary.entries.get(replacement)
  if (!other) return refuse(phrase`The glossary has no entry \`${replacement}\`: choose another`)
  if (!definition.of.has(other.kind))
    return refuse(
      phrase`\`${replacement}\` is of the kind \`${other.kind}\`: choose one like \`${id}\``
    )
  const seen = new Set([id])
  for (let at: Entry | undefined = other; at; ) {
    if (seen.has(at.id))
      return refuse(phrase`\`${replacement}\` is replaced by \`${id}\` itself: choose another`)
    seen.add(at.id)
    const next = replacementOf(at)
    at = next === undefined ? undefined : glossary.entries.get(next)
  }
  if (isDeprecated(other))
    return refuse(phrase`\`${replacement}\` is deprecated itself: choose another`)
  return {definition, values: [{text: replacement}]}
}
