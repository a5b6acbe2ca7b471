import type {GlossaryFile} from '../glossary/glossary.js'
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
  return {...loaded, config, codebook, glossary}
}

/** The project's own texts without those of the glossary. */
function ownTexts({texts, glossary}: Project): ReadonlyMap<string, string> {
  const ofGlossary = new Set(glossary.files.map(({path}) => path))
  return new Map([...texts].filter(([path]) => !ofGlossary.has(path)))
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
