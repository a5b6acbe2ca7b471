import type {GlossaryFile} from '../glossary/glossary.js'
import {baselineName} from '../project/baseline.js'
import {countingText, type Project, type ProjectConfig} from '../project/project.js'

/**
 * A project as loaded again, with the parts of the old one that come from the same texts: what stands
 * on these parts by identity need not be made anew.
 */
export function shareUnchanged(old: Project, loaded: Project): Project {
  const config = sameConfig(old.config, loaded.config) ? old.config : loaded.config
  const codebook = textOfCodebook(old) === textOfCodebook(loaded) ? old.codebook : loaded.codebook
  const sameCodebook = codebook === old.codebook
  const sameGlossary = sameCodebook && sameFiles(old.glossary.files, loaded.glossary.files)
  const glossary = sameGlossary ? old.glossary : loaded.glossary
  const sameBaseline = countingText(old, baselineName) === countingText(loaded, baselineName)
  const baseline = sameBaseline ? old.baseline : loaded.baseline
  return {...loaded, config, codebook, glossary, baseline}
}

/** The text that a codebook was read from; undefined for the one that is built in. */
function textOfCodebook(project: Project): string | undefined {
  const {codebook} = project.config
  return codebook === undefined ? undefined : countingText(project, codebook)
}

/** Whether two configurations say the same, however they are written: an edit of a comment changes none. */
function sameConfig(a: ProjectConfig, b: ProjectConfig): boolean {
  return JSON.stringify(a, plainMaps) === JSON.stringify(b, plainMaps)
}

function plainMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value
}

/** Whether two projects take the same files for articles. */
export function sameSelection(old: Project, loaded: Project): boolean {
  const parts = ({file, config, texts}: Project): unknown => [
    file,
    config.include,
    config.exclude,
    [...texts.keys()].sort()
  ]
  return JSON.stringify(parts(old)) === JSON.stringify(parts(loaded))
}

function sameFiles(a: readonly GlossaryFile[], b: readonly GlossaryFile[]): boolean {
  return (
    a.length === b.length &&
    a.every((file, index) => {
      const other = b[index]
      return file === other || (other !== undefined && sameFile(file, other))
    })
  )
}

/** Whether two files say the same; one without entries that is awaited is like no other, and compiled ones tell by their hash. */
function sameFile(a: GlossaryFile, b: GlossaryFile): boolean {
  if (a.path !== b.path) return false
  if (a.stored && b.stored) return a.stored.contentHash === b.stored.contentHash
  return !a.stored && !b.stored && a.text === b.text
}
