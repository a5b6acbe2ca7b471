import type {Steps} from '../../base/steps.js'
import {yamlPlaceAt} from '../../data/yaml/yaml-place.js'
import {searchNames, shownName} from '../../glossary/entry-names.js'
import {type ProjectFile, projectFileAt} from '../../session/project-file.js'
import {entryFieldAt, type KnownWord, wordsAt} from '../../session/project-words.js'
import type {Workspace} from '../../session/workspace.js'
import {type Completion, MOST_SUGGESTIONS, type Suggestion, suggest} from './completion.js'
import {suggestEntry} from './suggest-entry.js'

/**
 * The completion at a UTF-16 offset of a project's own YAML file, in steps, as large glossaries are searched; undefined in
 * other files, and where nothing is known.
 */
export function* completeInProjectFile(
  workspace: Workspace,
  path: string,
  offset: number
): Steps<Completion | undefined> {
  const file = /\.ya?ml$/.test(path) ? projectFileAt(workspace, path) : undefined
  const place = file && yamlPlaceAt(file.text, offset)
  if (!file || !place) return undefined
  const {text} = file
  const hasColon = text[place.span.end] === ':'
  const field = entryFieldAt(file, place)
  const typed = text.slice(place.span.start, offset)
  const entries = field ? yield* suggestEntries(file, field.of, typed) : []
  const words = wordsAt(file, place).map(word => suggestWord(word, hasColon))
  const suggestions = [...entries, ...words]
  if (suggestions.length === 0) return undefined
  const isCut = suggestions.length > MOST_SUGGESTIONS || entries.length > 0
  return {span: place.span, suggestions: suggestions.slice(0, MOST_SUGGESTIONS), isCut}
}

function suggestWord(
  {type, name, detail, text, isDeprecated}: KnownWord,
  hasColon: boolean
): Suggestion {
  const isKey = type !== 'value'
  const colon = type === 'section' ? ':' : ': '
  return suggest({
    type: isKey ? 'attribute' : 'code',
    label: name,
    detail,
    text,
    insert: isKey && !hasColon ? `${name}${colon}` : name,
    isDeprecated,
    goesOn: type === 'key' && !hasColon
  })
}

function* suggestEntries(
  {project: {glossary, codebook}}: ProjectFile,
  kinds: ReadonlySet<string>,
  typed: string
): Steps<readonly Suggestion[]> {
  const fitting = yield* searchNames(glossary, {
    typed,
    kinds,
    first: new Set(),
    byId: true,
    most: MOST_SUGGESTIONS + 1
  })
  return fitting.slice(0, MOST_SUGGESTIONS + 1).map(found => {
    const {entry} = found
    const shown = shownName(found, typed)
    return suggest({
      type: 'entry',
      label: shown,
      ...suggestEntry({codebook, glossary}, entry, shown),
      insert: entry.id,
      filter: typed || `${shown} ${entry.id}`
    })
  })
}
