import type {Codebook} from '../../codebook/codebook.js'
import type {Project} from '../../project/project.js'
import type {ActRun} from '../../runner/annotate/run-act.js'
import {UsageError} from '../../runner/usage-error.js'
import type {Arguments} from '../options/option.js'
import {actExitCodes, actOptions, readWords, runActCommand} from './act-command.js'
import type {Command} from './command.js'

/** The text of `newsmark rename --help` before the options. */
const renameDetails: string = `OLD says what is renamed:
  un                  the entry of the glossary with this id
  truce#c1            the claim, or another tag with an id, of an article
  truce#              the article with this id in its front matter
  topic=economy       the code of an attribute or a field; claim.topic=economy where several
                      kinds have it

NEW is the new id or code alone, as c4 for a claim. Everything that names it is changed with it:
glossary, codebook, and all articles of the project, wherever its paths are. The text that a reader
reads stays. If NEW is taken, or something is called so already, nothing is changed.

The project is that of the paths; of this folder, if you name none. Where several coders have articles,
paths say whose claims and articles are meant.
`

/** The text behind them. */
const renameNotes: string = `Examples:
  newsmark rename un united-nations             an entry, here and in all that names it
  newsmark rename --diff truce#c1 c4            look first
  newsmark rename topic=economy economic-policy corpus/

${actExitCodes}`

/** `newsmark rename OLD NEW [paths…]` */
export const renameCommand: Command = {
  name: 'rename',
  summary: 'Rename an entry, a claim, a code or an article wherever it is named',
  operands: 'OLD NEW [paths…]',
  completes: 'paths',
  details: renameDetails,
  options: actOptions,
  notes: renameNotes,
  run: renameThing
}

async function renameThing(given: Arguments): Promise<number> {
  const {words, paths} = readWords(given, ['OLD', 'NEW'])
  const [old = '', to = ''] = words
  return runActCommand(given, paths, await actFor(old.normalize('NFC'), to.normalize('NFC')))
}

async function actFor(old: string, to: string): Promise<Omit<ActRun, 'diffs'>> {
  const {rename} = await import('../../annotate/rename/rename.js')
  const common = {articles: 'all', coders: 'all', mayDoNothing: false} as const
  const hash = old.lastIndexOf('#')
  const equals = old.indexOf('=')
  if (hash >= 0) {
    const [article, id] = [old.slice(0, hash), old.slice(hash + 1)]
    if (article === '')
      throw new UsageError(`Unexpected \`${old}\`, expected the id of the article before \`#\``)
    if (/[#]/.test(to))
      throw new UsageError(`Unexpected \`${to}\`, expected the new id alone, as \`c4\``)
    const otherwise = `No project here has an article \`${article}\``
    const what =
      id === '' ? ({type: 'article', id: article} as const) : ({type: 'tag', article, id} as const)
    const act: ActRun['act'] = view => rename(view, what, to)
    return {...common, coders: 'one', act, concerns: undefined, otherwise}
  }
  if (equals < 0) {
    const what = {type: 'entry', id: old} as const
    const concerns = ({glossary}: Project): boolean => glossary.entries.has(old)
    const otherwise = `The glossary has no entry \`${old}\`: choose another`
    return {...common, act: view => rename(view, what, to), concerns, otherwise}
  }
  if (to.includes('='))
    throw new UsageError(
      `Unexpected \`${to}\`, expected the new code alone, as \`${to.slice(to.indexOf('=') + 1)}\``
    )
  return {
    ...common,
    act: view =>
      rename(view, {type: 'code', ...(codeIn(view.project.codebook, old)[0] ?? NONE)}, to),
    concerns: ({codebook}) => oneCode(codeIn(codebook, old), old),
    otherwise: `The codebook has no code \`${old.slice(equals + 1)}\` of \`${old.slice(0, equals)}\`: choose another`
  }
}

const NONE = {kind: '', part: 'attributes', attribute: '', code: ''} as const

/** A code as it may be meant by its attribute and its name. */
interface FoundCode {
  readonly kind: string
  readonly part: 'attributes' | 'fields'
  readonly attribute: string
  readonly code: string
}

/** The codes of a codebook that `topic=economy` or `claim.topic=economy` may mean. */
function codeIn({kinds}: Codebook, written: string): readonly FoundCode[] {
  const equals = written.indexOf('=')
  const [name, code] = [written.slice(0, equals), written.slice(equals + 1)]
  const dot = name.indexOf('.')
  const attribute = name.slice(dot + 1)
  const found: FoundCode[] = []
  for (const kind of kinds.values())
    for (const part of ['attributes', 'fields'] as const)
      if (
        (dot < 0 || kind.name === name.slice(0, dot)) &&
        kind[part].get(attribute)?.codes.has(code)
      )
        found.push({kind: kind.name, part, attribute, code})
  return found
}

/** Whether there is one such code. Throws a UsageError where there are several. */
function oneCode(found: readonly FoundCode[], written: string): boolean {
  if (found.length < 2) return found.length === 1
  const [, name = ''] = /^(?:[^.=]*\.)?(.*)$/.exec(written) ?? []
  const choices = found.map(({kind}) => `\`${kind}.${name}\``)
  throw new UsageError(`Unexpected \`${written}\`, expected one of ${choices.join(', ')}`)
}
