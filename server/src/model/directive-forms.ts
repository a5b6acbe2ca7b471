import type {DirectiveForm} from './directive.js'

/** What comments silence, by the words that say so. */
export const directiveForms: ReadonlyMap<string, DirectiveForm> = new Map([
  ['newsmark-ignore-next-line', 'next-line'],
  ['newsmark-ignore-line', 'line'],
  ['newsmark-ignore-start', 'start'],
  ['newsmark-ignore-end', 'end'],
  ['newsmark-ignore-file', 'file']
])
