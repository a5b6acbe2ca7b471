import type {Option} from '../options/option.js'

/** The option that every command takes. */
export const helpOption: Option = {name: 'help', short: 'h', help: 'Print this help'}
