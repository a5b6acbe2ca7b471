import {runSteps} from '../../server/src/base/steps.js'
import {buildGlossary} from '../../server/src/glossary/glossary.js'
import {indexNames} from '../../server/src/glossary/name-search/name-index.js'
import {searchNames} from '../../server/src/glossary/name-search/search-names.js'

/** Makes a search for names: it takes a text and gives three numbers for each name found, start and end first. */
export function createSearch(names) {
  const span = {start: 0, end: 0}
  const location = {path: 'names.yaml', span}
  const entries = names.map((text, index) => {
    const id = `e${index}`
    return {id, kind: 'actor', name: text, names: [{text, span}], fields: new Map(), location}
  })
  const glossary = buildGlossary([{path: 'names.yaml', text: '', entries, problems: []}])
  const index = runSteps(indexNames(glossary))
  return text => searchNames(index, text, 0, text.length)
}
