import type {GlossaryFile} from '../glossary/glossary.js'
import {baselineName} from '../project/baseline.js'
import type {Project} from '../project/project.js'

/**
 * A project as loaded again, with the parts of the old one that come from the same texts: what stands
 * on these parts by identity need not be made anew.
 */
export function shareUnchanged(old: Project, loaded: Project): Project {
  const ownFiles = old.file === loaded.file && sameTexts(ownTexts(old), ownTexts(loaded))
  const config = ownFiles ? old.config : loaded.config
  const codebook = ownFiles ? old.codebook : loaded.codebook
  const sameGlossary = ownFiles && sameFiles(old.glossary.files, loaded.glossary.files)
  const glossary = sameGlossary ? old.glossary : loaded.glossary
  const sameBaseline = old.texts.get(baselineName) === loaded.texts.get(baselineName)
  const baseline = sameBaseline ? old.baseline : loaded.baseline
  return {...loaded, config, codebook, glossary, baseline}
}

/** The project's own texts without those of the glossary and of the baseline. */
function ownTexts({texts, glossary}: Project): ReadonlyMap<string, string> {
  const others = new Set([baselineName, ...glossary.files.map(({path}) => path)])
  return new Map([...texts].filter(([path]) => !others.has(path)))
}

function sameTexts(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text)
}

function sameFiles(a: readonly GlossaryFile[], b: readonly GlossaryFile[]): boolean {
  return (
    a.length === b.length &&
    a.every(({path, text}, index) => b[index]?.path === path && b[index]?.text === text)
  )
}
