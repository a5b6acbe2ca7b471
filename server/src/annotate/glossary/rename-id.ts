import * as v from 'valibot'
import {isRefusal} from '../act.js'
import {renameEntry} from '../rename/rename-entry.js'
import {defineGlossaryAct, entryOf, type GlossaryAct} from './glossary-act.js'

const schema = v.object({entry: v.optional(v.string()), to: v.string()})

/** Gives an entry another id, wherever it is named. */
export const renameId: GlossaryAct = defineGlossaryAct<v.InferOutput<typeof schema>>({
  id: 'rename-entry',
  kind: 'refactor.rewrite.entry.rename',
  label: 'Rename an entry',
  changesArticles: true,
  schema,
  // Editors have a command for renaming, which asks for the new name.
  offer: () => [],
  *apply(place, given) {
    const entry = entryOf(place, given.entry)
    return isRefusal(entry) ? entry : yield* renameEntry(place.view, entry.id, given.to)
  }
})
