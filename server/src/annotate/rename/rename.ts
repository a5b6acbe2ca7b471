import type {CorpusView, ProjectSteps} from '../corpus/corpus-view.js'
import {renameArticle} from './rename-article.js'
import {type CodeName, renameCode} from './rename-code.js'
import {renameEntry} from './rename-entry.js'
import {renameTag, type TagName} from './rename-tag.js'

/** What can get another name in a whole project: an entry or an article by its id, a tag with an id, or a code. */
export type Renamable =
  | {readonly type: 'entry'; readonly id: string}
  | {readonly type: 'article'; readonly id: string}
  | ({readonly type: 'tag'} & TagName)
  | ({readonly type: 'code'} & CodeName)

/** Gives something another name wherever it is named in a project, or says why not. Throws what reading articles throws. */
export function rename(view: CorpusView, what: Renamable, to: string): ProjectSteps {
  switch (what.type) {
    case 'entry':
      return renameEntry(view, what.id, to)
    case 'article':
      return renameArticle(view, what.id, to)
    case 'tag':
      return renameTag(view, what, to)
    default:
      return renameCode(view, what, to)
  }
}
