import {createInterface, type Interface} from 'node:readline/promises'
import {presets} from '../../project/presets.js'
import {type Choices, editors, problemOf} from './choices.js'

/** The questions were broken off. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff'
}

/**
 * Asks on the terminal what a new project is to be like; what is left empty stays as it was.
 * Throws a BrokenOff for Ctrl-C and for the end of the input.
 */
export async function askChoices(choices: Choices): Promise<Choices> {
  const terminal = createInterface({input: process.stdin, output: process.stderr})
  const ended = new AbortController()
  terminal.once('SIGINT', () => ended.abort())
  terminal.once('close', () => ended.abort())
  try {
    return await askAll({terminal, signal: ended.signal}, choices)
  } catch (error) {
    if (ended.signal.aborted) throw new BrokenOff('The questions were broken off')
    throw error
  } finally {
    terminal.close()
  }
}

interface Asking {
  readonly terminal: Interface
  readonly signal: AbortSignal
}

async function askAll(asking: Asking, choices: Choices): Promise<Choices> {
  return {
    language: await ask(asking, 'Language of the articles', choices.language, text =>
      problemOf('language', text)
    ),
    include: await ask(asking, 'Which files are articles', choices.include, text =>
      problemOf('include', text)
    ),
    glossary: await ask(asking, 'Where the glossary stands', choices.glossary, text =>
      problemOf('glossary', text)
    ),
    preset: await choose(asking, 'How strict the rules are', choices.preset, presets),
    editor: await choose(
      asking,
      'Which editor to recommend the extension to',
      choices.editor,
      editors
    ),
    ignoreFile: choices.ignoreFile
  }
}

/** Asks until the answer will do. */
async function ask(
  {terminal, signal}: Asking,
  question: string,
  usual: string,
  problem: (text: string) => string | undefined
): Promise<string> {
  for (;;) {
    const answer = await terminal.question(`${question} (${usual}): `, {signal})
    const text = answer.trim() || usual
    const wanted = problem(text)
    if (wanted === undefined) return text
    process.stderr.write(`Unexpected \`${text}\`, expected ${wanted}\n`)
  }
}

async function choose<Choice extends string>(
  asking: Asking,
  question: string,
  usual: Choice,
  choices: readonly Choice[]
): Promise<Choice> {
  const isChoice = (text: string): text is Choice => choices.some(choice => choice === text)
  const answer = await ask(asking, `${question}: ${choices.join(' or ')}`, usual, text =>
    isChoice(text) ? undefined : choices.join(' or ')
  )
  return isChoice(answer) ? answer : usual
}
