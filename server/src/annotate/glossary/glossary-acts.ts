import {deprecateEntry} from './deprecate-entry.js'
import type {GlossaryAct} from './glossary-act.js'
import {mergeEntries} from './merge-entries.js'
import {moveEntry} from './move-entry.js'
import {newAlias} from './new-alias.js'
import {newEntry} from './new-entry.js'
import {renameId} from './rename-id.js'
import {splitEntry} from './split-entry.js'

/** All acts on the glossary, in the order in which menus show them: like names come before a new entry. */
export const glossaryActs: readonly GlossaryAct[] = [
  newAlias,
  newEntry,
  renameId,
  mergeEntries,
  splitEntry,
  moveEntry,
  deprecateEntry
]
