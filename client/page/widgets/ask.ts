import type {Answers, Question} from '../../src/annotation-editor/messages.js'

interface Server {
  ask<T extends Question['type']>(question: Question & {readonly type: T}): Promise<Answers[T]>
}

/** Asks the server through the extension. */
export type Ask = Server['ask']

/** A text in the user's language, by the English one; `{0}`, `{1}`, … stand for the arguments. */
export type Text = (english: string, ...args: readonly (string | number)[]) => string
