import type {Cell} from './exit-code-merge-cells.js'
import {article} from './run-cli.js'

const files = {'a.news.txt': article(':actor[Ada] left. <!-- x -->')}
const brat = {'b/a.txt': 'Ada left.', 'b/a.ann': 'T1\tactor 0 3\tAda\nE1\tgo:T1\n'}

/** The cells of the table for export, and for import from brat. */
export const exchangeCells: readonly Cell[] = [
  {what: 'articles as tables', files, args: ['export', 'tables', '-o', 'out'], code: 0},
  {
    what: 'articles for brat, with a loss that is forbidden',
    files,
    args: ['export', 'brat', '-o', 'out', '--fail-on-loss=dropped'],
    code: 1
  },
  {what: 'nowhere to export to', files, args: ['export', 'tables'], code: 2},
  {
    what: 'files that are there',
    files: {...files, 'out/claims.csv': ''},
    args: ['export', 'tables', '-o', 'out'],
    code: 2
  },
  {what: 'annotations in brat', files: brat, args: ['import', 'brat', 'b'], code: 0},
  {
    what: 'annotations in brat with a loss that is forbidden',
    files: brat,
    args: ['import', 'brat', 'b', '--fail-on-loss'],
    code: 1
  },
  {
    what: 'a text without annotations',
    files: {'b/a.txt': 'x'},
    args: ['import', 'brat', 'b'],
    code: 2
  }
]
