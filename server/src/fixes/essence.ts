import {toBaseText} from '../syntax/base-text.js'
import {parse} from '../syntax/parse.js'

/** What no fix of an article may change: what a reader reads. */
export function essenceOfArticle(text: string): string {
  return toBaseText(parse(text)).text
}

/** The files of a project are data through and through: there is nothing that every fix has to leave. */
export function essenceOfProjectFile(): string {
  return ''
}
