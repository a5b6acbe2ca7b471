import {inSteps, type Steps} from '../../base/steps.js'
import {entriesHolding} from '../../glossary/entries-holding.js'
import type {Entry} from '../../glossary/entry.js'
import type {Workspace} from '../../session/workspace.js'
import {type EntryKey, entryItem, type HierarchyItem} from './hierarchy-item.js'
import {entryItems} from './items-at.js'

/** The fields of an entry that name what it is a part of: a place of a place, a member of an organisation. */
const ABOVE: readonly string[] = ['within', 'member-of']

/** The entries that an entry is a part of. */
export function supertypesOf(
  workspace: Workspace,
  {root, id, from}: EntryKey
): readonly HierarchyItem[] {
  const entry = workspace.projects.get(root)?.glossary.entries.get(id)
  return entry ? entryItems(workspace, root, parentsOf(entry), from) : []
}

/** The entries that are parts of an entry, in the order of the glossary; in steps, as there may be many. */
export function* subtypesOf(
  workspace: Workspace,
  {root, id, from}: EntryKey
): Steps<readonly HierarchyItem[]> {
  const project = workspace.projects.get(root)
  if (!project) return []
  const {entries, files} = project.glossary
  const items: HierarchyItem[] = []
  for (const file of files) {
    yield* inSteps(entriesHolding(file, id), entry => {
      // Of entries with the same id only the first one counts.
      if (entry && parentsOf(entry).includes(id) && isFirst(entries.get(entry.id), entry))
        items.push(entryItem(project, entry, from))
    })
  }
  return items
}

function isFirst(first: Entry | undefined, {location: {path, span}}: Entry): boolean {
  return first?.location.path === path && first.location.span.start === span.start
}

function parentsOf({fields}: Entry): readonly string[] {
  const named = ABOVE.flatMap(name => fields.get(name)?.values.map(({text}) => text) ?? [])
  return [...new Set(named)]
}
