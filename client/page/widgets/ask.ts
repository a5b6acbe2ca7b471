import type {Answers, Question} from '../../src/annotation-editor/messages.js'

/** Asks the server through the extension. */
export type Ask = <Q extends Question>(question: Q) => Promise<Answers[Q['type']]>

/** A text in the user's language, by the English one; `{0}`, `{1}`, … stand for the arguments. */
export type Text = (english: string, ...args: readonly (string | number)[]) => string
