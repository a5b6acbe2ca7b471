import {yamlPlaceAt} from '../../data/yaml/yaml-place.js'
import {projectFileAt} from '../../session/project-file.js'
import {wordsAt} from '../../session/project-words.js'
import type {Workspace} from '../../session/workspace.js'
import {labelOf} from './card.js'
import type {Hover} from './hover-at.js'

/** What is known of the word at a UTF-16 offset of a project's own YAML file: of a key, a code, a rule. */
export function hoverInProjectFile(
  workspace: Workspace,
  path: string,
  offset: number
): Hover | undefined {
  const file = /\.ya?ml$/.test(path) ? projectFileAt(workspace, path) : undefined
  const place = file && yamlPlaceAt(file.text, offset)
  if (!file || !place) return undefined
  const {span} = place
  const written = file.text.slice(span.start, span.end)
  const found = wordsAt(file, place).find(({name}) => name === written)
  if (!found || (!found.text && !found.detail)) return undefined
  const {name, detail, text} = found
  const tags = detail === undefined ? [] : [detail]
  return {span, cards: [{isCodebook: true, title: labelOf(name), tags, id: name, text, rows: []}]}
}
