import {findTexts} from '../../node/find-texts.js'
import {pathFrom} from '../../node/paths.js'
import type {Project} from '../../project/project.js'
import {selectionOf} from '../../project/selection.js'
import {selectTexts} from '../../project/text-files.js'
import {grouped} from '../../reporting/text.js'

/**
 * What to do with the plain texts in a folder without articles, as a part of a sentence; undefined where there are none.
 * `inner` is the folder as the project names it, empty for its root. Throws what `walk` throws.
 */
export function textsBeside(
  {root, file, config}: Project,
  inner: string,
  cwd: string
): string | undefined {
  const folder = inner === '' ? root : `${root}/${inner}`
  const found = findTexts(folder)
  const {excluded} = selectionOf(config)
  const texts = found.texts
    .map(path => (inner === '' ? path : `${inner}/${path}`))
    .filter(path => !excluded(path))
  if (texts.length === 0) return undefined
  const are =
    texts.length === 1 ? 'there is 1 plain text' : `there are ${grouped(texts.length)} plain texts`
  const where = pathFrom(cwd, folder)
  if (file === undefined)
    return `${are}: \`newsmark init${where === '' ? '' : ` ${where}`}\` makes a project of ${texts.length === 1 ? 'it' : 'them'}`
  const {include} = selectTexts({articles: [], texts, asides: [], refused: []})
  return `${are}: write \`include: [${include.map(glob => `"${glob}"`).join(', ')}]\` into ${pathFrom(cwd, file)}`
}
