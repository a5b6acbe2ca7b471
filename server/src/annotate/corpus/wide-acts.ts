import * as v from 'valibot'
import {phrase} from '../../base/phrase.js'
import {type Act, type Refusal, refuse} from '../act.js'
import {proposeMentions} from '../article/propose-mentions.js'
import {tagEntry} from '../article/tag-entry.js'
import {placeAt} from '../place/place.js'
import type {CorpusView, FileChange, ProjectSteps} from './corpus-view.js'

/** The acts on an article that can be done in all of a corpus too. */
export const wideActs: readonly Act[] = [tagEntry, proposeMentions]

/** In which articles of a project an act is done. */
export interface WideScope {
  /** The folder that the articles are in, relative to the project's root; empty for all of them. */
  readonly folder: string
  /** The most articles; undefined where there may be any number. */
  readonly most: number | undefined
  /** The folder as a command line is told it, where that is another. */
  readonly shown?: string
}

/** Does an act in all articles of a folder, each in steps of its own; those in which it finds nothing to do stay. */
export function* doInCorpus(
  view: CorpusView,
  act: Act,
  given: unknown,
  {folder, most, shown = folder}: WideScope
): ProjectSteps {
  const isInside = (path: string): boolean => folder === '' || path.startsWith(`${folder}/`)
  if (most !== undefined) {
    const count = yield* countArticles(view, isInside)
    if (count > most) return tooMany(act, count, given, shown)
  }
  const changes: FileChange[] = []
  let refusal: Refusal | undefined
  for (const model of view.articles({facts: ({path}) => isInside(path)})) {
    const outcome =
      model && isInside(model.path)
        ? act.apply(placeAt(model, {start: 0, end: 0}), given)
        : undefined
    if (model && outcome?.type === 'done') changes.push({path: model.path, edits: outcome.edits})
    else if (outcome?.type === 'refused') refusal = outcome
    yield
  }
  if (changes.length > 0) return {type: 'done', changes}
  return refusal ?? refuse('There is no article here')
}

/** Editors hold the edits of all files in memory, and show them. */
export const MOST_ARTICLES = 2000

function* countArticles(
  view: CorpusView,
  isInside: (path: string) => boolean
): Generator<undefined, number, undefined> {
  let count = 0
  const facts = ({path}: {readonly path: string}): boolean => {
    if (isInside(path)) count++
    return false
  }
  for (const _ of view.articles({facts})) yield
  return count
}

function tooMany(act: Act, count: number, given: unknown, folder: string): Refusal {
  const read = v.safeParse(v.object({entry: v.string()}), given)
  const where = folder === '' ? '.' : folder
  const command =
    act === tagEntry && read.success
      ? `newsmark tag ${read.output.entry} ${where}`
      : act === tagEntry
        ? `newsmark tag ENTRY ${where}`
        : `newsmark check --fix --unsafe-fixes --fix-rule untagged-mention ${where}`
  return refuse(
    phrase`These are ${count} articles, more than the ${MOST_ARTICLES} of an editor: run \`${command}\` on the command line`
  )
}
