import {exitCodesHelp} from './exit-codes-help.js'

/** What `newsmark check --help` says before the options. */
export const checkDetails: string = `Paths:
  A folder means all articles in and below it; without any path, this folder.
  The nearest newsmark.yaml above an article says which files are articles, what the
  glossary is and which rules apply; without one, all *.news.txt are articles.
  A file is checked whatever newsmark.yaml includes, unless --force-exclude is given.
  A glob in quotes means all files that it matches; - means standard input.
`

/** What it says behind them. */
export const checkNotes: string = `Formats:
  stylish      for people: grouped by file, with a summary (default)
  full         the same with the lines that are meant
  concise      one line each: path:line:column: severity rule message
  grouped      as stylish, for logs
  statistics   how often each rule has found something
  markdown     a summary for a page, as that of a job
  json         an array of records with path, line, column, endLine, endColumn, offset,
               endOffset, ruleId, severity, message, expected, url, fingerprint, fix, related
  json-lines   the same records, one a line
  sarif, junit, checkstyle, gitlab, rdjson    reports for services
  github, azure    commands for the log of a job (github is the default in GitHub Actions)
  Lines and columns count from 1; columns and offsets count UTF-16 units.

Examples:
  newsmark check                             everything in and below this folder
  newsmark check articles/2016               one folder
  newsmark check --max-warnings 0            fail on warnings too, as in CI
  newsmark check --format json | jq length   count what is found
  newsmark check - --stdin-filename articles/a.news.txt < draft.txt

${exitCodesHelp}`
