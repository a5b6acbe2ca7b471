import type {ArticleModel, Unit} from '../../model/article-model.js'
import type {Workspace} from '../../session/workspace.js'
import type {AttributeContext} from '../../syntax/cursor-context.js'

/** All that suggestions are made of. */
export interface CompletionContext {
  readonly workspace: Workspace
  readonly root: string
  readonly model: ArticleModel
  /** UTF-16 offset of the cursor. */
  readonly offset: number
}

/** The ids of the entries that an article mentions or refers to already. */
export function entriesInUse({mentions, references}: ArticleModel): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const {entries} of mentions) for (const {id} of entries) ids.add(id)
  for (const {id} of references) ids.add(id)
  return ids
}

/** The unit whose tag starts at an offset; undefined where the tag is not whole yet. */
export function unitStartingAt({units}: ArticleModel, start: number): Unit | undefined {
  return units.find(({tag}) => tag.start === start)
}

/** A value that is being written. */
export type ValueContext = Extract<AttributeContext, {readonly type: 'value'}>
