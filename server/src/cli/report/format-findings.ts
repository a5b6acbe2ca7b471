import type {Format} from '../settings/formats.js'
import {formatConcise} from './format/concise.js'
import type {Formatter} from './format/formatter.js'
import {formatFindingsAsJson, formatFindingsAsJsonLines} from './format/json.js'
import {formatStylish} from './format/stylish.js'

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
  full: {load: async () => (await import('./format/full.js')).formatFull},
  concise: {load: () => formatConcise},
  grouped: {load: async () => (await import('./format/grouped.js')).formatGrouped},
  json: {load: () => formatFindingsAsJson},
  'json-lines': {load: () => formatFindingsAsJsonLines},
  // GitHub refuses larger logs.
  sarif: {load: async () => (await import('./format/sarif.js')).formatSarif, most: 25_000},
  junit: {load: async () => (await import('./format/junit.js')).formatJunit},
  github: {load: async () => (await import('./format/github.js')).formatGithub},
  gitlab: {load: async () => (await import('./format/gitlab.js')).formatGitlab},
  checkstyle: {load: async () => (await import('./format/checkstyle.js')).formatCheckstyle},
  rdjson: {load: async () => (await import('./format/rdjson.js')).formatRdjson},
  azure: {load: async () => (await import('./format/azure.js')).formatAzure},
  markdown: {load: async () => (await import('./format/markdown.js')).formatMarkdown},
  statistics: {load: async () => (await import('./format/statistics.js')).formatStatistics}
}
