import {formatConcise} from './formats/concise.js'
import {formatFindingsAsJson, formatFindingsAsJsonLines} from './formats/json.js'
import {formatStylish} from './formats/stylish.js'
import type {Formatter} from './formatter.js'

/** The formats of findings; the first is the default. */
export const formats = [
  'stylish',
  'full',
  'concise',
  'grouped',
  'json',
  'json-lines',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'checkstyle',
  'rdjson',
  'azure',
  'markdown',
  'statistics'
] as const

/** The name of a format. */
export type Format = (typeof formats)[number]

/** How a format is made. */
export interface FormatEntry {
  /** The formats that few runs ask for are loaded when they are. */
  readonly load: () => Formatter | Promise<Formatter>
  /** The most findings that the readers of the format take. */
  readonly most?: number
}

/** Every format there is. A new one needs a line here, one in `settings/formats.ts` and a file of its own. */
export const formatEntries: Readonly<Record<Format, FormatEntry>> = {
  stylish: {load: () => formatStylish},
  full: {load: async () => (await import('./formats/full.js')).formatFull},
  concise: {load: () => formatConcise},
  grouped: {load: async () => (await import('./formats/grouped.js')).formatGrouped},
  json: {load: () => formatFindingsAsJson},
  'json-lines': {load: () => formatFindingsAsJsonLines},
  // GitHub refuses larger logs.
  sarif: {load: async () => (await import('./formats/sarif.js')).formatSarif, most: 25_000},
  junit: {load: async () => (await import('./formats/junit.js')).formatJunit},
  github: {load: async () => (await import('./formats/github.js')).formatGithub},
  gitlab: {load: async () => (await import('./formats/gitlab.js')).formatGitlab},
  checkstyle: {load: async () => (await import('./formats/checkstyle.js')).formatCheckstyle},
  rdjson: {load: async () => (await import('./formats/rdjson.js')).formatRdjson},
  azure: {load: async () => (await import('./formats/azure.js')).formatAzure},
  markdown: {load: async () => (await import('./formats/markdown.js')).formatMarkdown},
  statistics: {load: async () => (await import('./formats/statistics.js')).formatStatistics}
}
