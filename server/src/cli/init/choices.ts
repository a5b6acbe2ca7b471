import {globProblem} from '../../project/globs.js'
import {type Preset, presets} from '../../project/presets.js'
import {UsageError} from '../../runner/usage-error.js'
import type {Arguments} from '../options/option.js'
import {readChoice} from '../options/read-arguments.js'

/** The choices for a new project. */
export interface Choices {
  /** A language code, as `en`; undefined where none is said. */
  readonly language: string | undefined
  /** A glob of the articles; undefined where the folder says which. */
  readonly include: string | undefined
  /** The path of the glossary. */
  readonly glossary: string
  /** The path of the codebook, or `none` for the built-in one; undefined where neither is said. */
  readonly codebook: string | undefined
  readonly preset: Preset
  readonly editor: Editor
  readonly ignoreFile: boolean
}

/** The editors that can be recommended to. */
export const editors = ['vscode', 'none'] as const
export type Editor = (typeof editors)[number]

/** Reads the choices from the options, the defaults for the rest; throws a UsageError for what makes no sense. */
export function readChoices(given: Arguments): Choices {
  const {values, flags} = given
  return {
    language: checked('language', values.get('language')),
    include: checked('include', values.get('include')),
    glossary: checked('glossary', values.get('glossary')) ?? 'glossary.yaml',
    codebook: checked('codebook', values.get('codebook')),
    preset: readChoice(given, 'preset', [...presets]),
    editor: readChoice(given, 'editor', [...editors]),
    ignoreFile: flags.has('ignore-file')
  }
}

/** The codebook that stands for the built-in one. */
export const NO_CODEBOOK = 'none'

/** Throws a UsageError for a text that cannot be what it is to be. */
function checked(name: Checked, text: string | undefined): string | undefined {
  const wanted = text === undefined ? undefined : problemOf(name, text)
  if (wanted === undefined) return text
  throw new UsageError(`Unexpected value \`${text}\` for \`--${name}\`, expected ${wanted}`)
}

/** The choices that are any text of a form. */
type Checked = 'language' | 'include' | 'glossary' | 'codebook'

/** The text that is expected instead, in words; undefined where this one will do. */
export function problemOf(name: Checked, text: string): string | undefined {
  if (name === 'language')
    return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)
      ? undefined
      : 'a language code, as `en` or `pt-BR`'
  const leaves = text.startsWith('/') || text.split('/').includes('..')
  if (leaves) return 'a path below the folder of the project'
  if (name === 'include') return globProblem(text)?.toString()
  if (name === 'codebook' && text === NO_CODEBOOK) return undefined
  return /^[\w./ -]+\.ya?ml$/.test(text) ? undefined : 'a path that ends in .yaml'
}
