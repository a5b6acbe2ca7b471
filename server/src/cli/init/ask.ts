import {confirm, select, text} from '@clack/prompts'
import {presets} from '../../project/presets.js'
import {type Choices, editors, NO_CODEBOOK, problemOf} from './choices.js'

/** The questions were broken off. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

/** What is known of the folder before anything is asked. */
export interface Usual {
  /** How many articles there are in the folder already. */
  readonly articles: number
  /** The globs that take them in, or the one for a first article. */
  readonly include: readonly string[]
  /** The codebook that is offered. */
  readonly codebook: string
}

/** Where questions are shown: standard output is for what a run gives. */
const SHOWN = {output: process.stderr}

/**
 * Asks on the terminal what a new project is to be like, and offers what the options say.
 * Throws a BrokenOff for Ctrl-C and for the end of the input.
 */
export async function askChoices(choices: Choices, usual: Usual): Promise<Choices> {
  const {articles} = usual
  const include = await askInclude(choices, usual)
  const language = await ask({
    message: articles > 0 ? FOR_ALL : 'Language of the articles',
    usual: choices.language ?? (articles > 0 ? '' : 'en'),
    problem: answer => (answer === '' ? undefined : problemOf('language', answer))
  })
  const glossary = await ask({
    message: 'Where the glossary stands',
    usual: choices.glossary,
    problem: answer => problemOf('glossary', answer)
  })
  const codebook = await ask({
    message: `Your own codebook, or ${NO_CODEBOOK} for the built-in one alone`,
    usual: choices.codebook ?? usual.codebook,
    problem: answer => problemOf('codebook', answer)
  })
  const preset = await choose('How strict the rules are', choices.preset, presets)
  const editor = await choose('Editor to recommend the extension to', choices.editor, editors)
  const {ignoreFile} = choices
  const said = language === '' ? undefined : language
  return {include, language: said, glossary, codebook, preset, editor, ignoreFile}
}

const FOR_ALL = 'Language to write at the top of each article, as en; empty leaves them as they are'

/** Which files are articles: those that there are, unless another glob is wanted. */
async function askInclude(
  choices: Choices,
  {articles, include}: Usual
): Promise<string | undefined> {
  if (articles > 0 && choices.include === undefined) {
    const message = `Take the ${articles.toLocaleString('en')} texts here as articles, under their own names (${include.join(', ')})?`
    if (await agree(message)) return undefined
  }
  return ask({
    message: 'Which files are articles',
    usual: choices.include ?? include[0] ?? '',
    problem: answer => problemOf('include', answer)
  })
}

/** Asks a question that is answered by yes, which is offered, or no. Throws a BrokenOff. */
export async function agree(message: string): Promise<boolean> {
  return answered(await confirm({message, ...SHOWN}))
}

interface Question {
  readonly message: string
  /** What an empty answer means. */
  readonly usual: string
  /** What is expected instead of an answer. */
  readonly problem: (text: string) => string | undefined
}

/** Asks until the answer will do. */
async function ask({message, usual, problem}: Question): Promise<string> {
  const given = await text({
    message,
    placeholder: usual,
    defaultValue: usual,
    validate: (written = '') => {
      const answer = written.trim() || usual
      const wanted = problem(answer)
      return wanted === undefined ? undefined : `Unexpected \`${answer}\`, expected ${wanted}`
    },
    ...SHOWN
  })
  return answered(given).trim() || usual
}

async function choose<Choice extends string>(
  message: string,
  usual: Choice,
  choices: readonly Choice[]
): Promise<Choice> {
  const options = choices.map(value => ({value: value as string, label: value}))
  const found = answered(await select<string>({message, initialValue: usual, options, ...SHOWN}))
  return choices.find(choice => choice === found) ?? usual
}

/** The answer itself, unless the question was broken off. */
function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer === 'symbol') throw new BrokenOff('The questions were broken off')
  return answer as Exclude<Answer, symbol>
}
