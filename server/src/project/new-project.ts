import type {Preset} from './presets.js'

/** A file of a new project; its path is relative to the project's folder. */
export interface NewFile {
  readonly path: string
  readonly text: string
}

/** What the project file of a new project says. */
export interface NewProject {
  /** Globs of the articles. */
  readonly include: readonly string[]
  /** Globs of what is no article all the same. */
  readonly exclude: readonly string[]
  /** The path of the glossary. */
  readonly glossary: string
  /** The path of the codebook; undefined where the built-in one holds. */
  readonly codebook: string | undefined
  readonly preset: Preset
}

/** The text of a new project file. */
function projectFileText(project: NewProject): string {
  const {include, exclude, glossary, codebook, preset} = project
  const lines = [
    '# Which files are articles, which names they know, and how much each rule weighs.',
    `include: ${listOf(include)}`,
    ...(exclude.length > 0 ? [`exclude: ${listOf(exclude)}`] : []),
    `glossary: ${listOf([glossary])}`,
    ...(codebook === undefined ? [] : [`codebook: ${quoted(codebook)}`]),
    `preset: ${preset}`
  ]
  return lines.map(line => `${line}\n`).join('')
}

function listOf(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`
}

/** Globs begin with signs that mean something in YAML. */
function quoted(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : JSON.stringify(text)
}

/** A glossary without entries, for articles that are there already. */
const EMPTY_GLOSSARY: string = `# The actors and places that articles name: an id for each, and what is known of it.
#
# actors:
#   red-cross:
#     name: International Committee of the Red Cross
#     aliases: [Red Cross, ICRC]
#     type: organization
actors:
places:
`

/** A codebook that changes nothing yet, and says how it could. */
const OPEN_CODEBOOK: string = `# What differs from the built-in codebook, which holds for all that is not said here.
# So could the topics of claims be closed:
#
# kinds:
#   claim:
#     attributes:
#       topic:
#         codes:
#           economy: {label: Economy, definition: "Prices, work and trade."}
extends: default
`

/** The name of the codebook of a corpus that is started from texts. */
export const CODEBOOK_FILE = 'codebook.yaml'

/** The files of a project around articles that are there already, in the order in which they are to be written. */
export function corpusFiles(project: NewProject): readonly NewFile[] {
  const {glossary, codebook} = project
  return [
    {path: glossary, text: EMPTY_GLOSSARY},
    ...(codebook === undefined ? [] : [{path: codebook, text: OPEN_CODEBOOK}]),
    projectFile(project)
  ]
}

/** The project file of a new project, without which there is none: it is written last. */
function projectFile(project: NewProject): NewFile {
  return {path: PROJECT_FILE, text: projectFileText(project)}
}

/** The path of the project file in its folder. */
export const PROJECT_FILE = 'newsmark.yaml'
