import type {Act} from './act.js'
import {accept} from './article/accept.js'
import {addValue} from './article/add-value.js'
import {changeKind} from './article/change-kind.js'
import {continueClaim} from './article/continue-claim.js'
import {fitSelection} from './article/fit-selection.js'
import {mark} from './article/mark.js'
import {moveEdge} from './article/move-edge.js'
import {proposeMentions} from './article/propose-mentions.js'
import {reject} from './article/reject.js'
import {relate} from './article/relate.js'
import {removeValue} from './article/remove-value.js'
import {setAttribute} from './article/set-attribute.js'
import {tagEntry} from './article/tag-entry.js'
import {unmark} from './article/unmark.js'

/** All acts on an article, in the order in which menus show them. */
export const acts: readonly Act[] = [
  accept,
  reject,
  mark,
  continueClaim,
  tagEntry,
  proposeMentions,
  unmark,
  changeKind,
  fitSelection,
  moveEdge,
  relate,
  setAttribute,
  addValue,
  removeValue
]
