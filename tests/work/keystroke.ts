import type {Edit} from '../../server/src/base/edits.js'
import {runSteps} from '../../server/src/base/steps.js'
import type {Project} from '../../server/src/project/project.js'
import {
  editArticle,
  openArticle,
  setProject,
  setStored,
  storedSteps
} from '../../server/src/session/change.js'
import {factsOf, findingsOf} from '../../server/src/session/derive.js'
import {
  type Article,
  createArticle,
  emptyWorkspace,
  type Workspace
} from '../../server/src/session/workspace.js'
import {toProject} from '../support/project.js'
import {file, TYPICAL_FILES, typicalArticle, typicalGlossary} from './typical.js'

const ROOT = '/fixture'
const PATH = `${ROOT}/a.news.txt`
const OTHERS = 20

/** Something typed: in place of so many characters behind the first place of some words in the middle of an article. */
export interface Keystroke {
  readonly name: string
  readonly behind: string
  readonly removed: number
  readonly typed: string
  /** Whether the article has comments; a hash of its text takes more with them. */
  readonly comments?: boolean
  /** Whether it leaves a tag open, in whose article each fix is tried on the whole text before it is offered. */
  readonly triesFixes?: boolean
}

/** One keystroke for each thing that may be typed into. */
export const KEYSTROKES: readonly Keystroke[] = [
  {name: 'a letter in running text', behind: '\nOde sa', removed: 0, typed: 'x'},
  {name: 'a letter taken out', behind: '\nOde sa', removed: 1, typed: ''},
  {name: 'a letter in a mention', behind: 'told reporters, ', removed: 0, typed: 'x'},
  {name: 'a letter in a name', behind: ':actor[Ann L', removed: 0, typed: 'x'},
  {name: 'a letter in an attribute', behind: 'topic=cease', removed: 0, typed: 'x'},
  {name: 'a line end', behind: 'Water Board ', removed: 0, typed: '\n'},
  {name: 'a blank line', behind: 'Water Board ', removed: 0, typed: '\n\n'},
  {
    name: 'no blank line any more',
    behind: 'hospital were closed for the third week.',
    removed: 2,
    typed: ''
  },
  {name: 'a tag opened', behind: '\nOde sa', removed: 0, typed: ':actor[', triesFixes: true},
  {name: 'a letter beside comments', behind: '\nOde sa', removed: 0, typed: 'x', comments: true},
  {name: 'a letter in a comment', behind: '<!-- ask', removed: 0, typed: 'x', comments: true}
]

/** An open article of so many rounds, of which all has been worked out, and a keystroke in it that is about to come. */
export interface Typing {
  /** The length of the article in UTF-16 units. */
  readonly length: number
  /** Types, and works out all that an editor is then shown. */
  readonly type: () => void
}

/** An article of so many rounds, what a keystroke does to it, and its project. */
export interface Written {
  readonly text: string
  readonly edit: Edit
  readonly project: Project
}

/** Writes an article of so many rounds, and the keystroke into it. Throws where the words are not there behind which to type. */
export function writeForTyping(
  rounds: number,
  {behind, removed, typed, comments}: Keystroke
): Written {
  const written = typicalArticle(rounds)
  const text = comments ? written : written.replaceAll(/<!--.*?-->/g, '')
  const found = text.indexOf(behind, text.length / 2)
  if (found < 0) throw new Error(`Expected ${behind} in the article`)
  const start = found + behind.length
  const {project} = toProject([...TYPICAL_FILES, file('glossary.yaml', typicalGlossary(OTHERS))])
  return {text, edit: {start, end: start + removed, text: typed}, project}
}

/** Opens an article of so many rounds in a small project. */
export function openForTyping(rounds: number, keystroke: Keystroke): Typing {
  const {text, edit, project} = writeForTyping(rounds, keystroke)
  const stored = [articleOf('b.news.txt', typicalArticle(1))]
  const workspace = openArticle(
    setStored(
      setProject(emptyWorkspace, project),
      ROOT,
      runSteps(storedSteps(setProject(emptyWorkspace, project), stored))
    ),
    articleOf('a.news.txt', text)
  )
  derive(workspace)
  return {length: text.length, type: () => derive(editArticle(workspace, PATH, edit))}
}

function articleOf(name: string, text: string): Article {
  return createArticle({
    path: `${ROOT}/${name}`,
    root: ROOT,
    name,
    included: true,
    text,
    syntax: undefined
  })
}

/** Works out what an editor is shown of the open article. */
function derive(workspace: Workspace): void {
  const article = workspace.open.get(PATH)
  if (!article) throw new Error(`Expected an open article at ${PATH}`)
  factsOf(workspace, article)
  findingsOf(workspace, article)
}
