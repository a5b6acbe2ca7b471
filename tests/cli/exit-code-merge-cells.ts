import {article} from './run-cli.js'

/** A cell of the table: what is run, in which files, behind which other runs. */
export interface Cell {
  readonly what: string
  readonly files?: Readonly<Record<string, string | Buffer>>
  readonly before?: readonly (readonly string[])[]
  readonly args: readonly string[]
  readonly input?: string
  readonly code: 0 | 1 | 2
}

/** A repository of git without a commit. */
const repository = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/objects/info/none': '',
  '.git/refs/heads/.none': ''
}

/** The cells of `merge-file`, `git` and `textconv`. */
export const mergeCells: readonly Cell[] = [
  {
    what: 'versions that merge',
    files: {'a.txt': 'A b', 'b.txt': ':actor[A] b', 'c.txt': 'A :actor[b]'},
    args: ['merge-file', 'a.txt', 'b.txt', 'c.txt'],
    code: 0
  },
  {
    what: 'versions that differ in two ways',
    files: {'a.txt': ':actor[A]', 'b.txt': ':actor[A]{ref=b}', 'c.txt': ':actor[A]{ref=c}'},
    args: ['merge-file', 'a.txt', 'b.txt', 'c.txt'],
    code: 1
  },
  {what: 'a version alone', files: {'a.txt': 'A'}, args: ['merge-file', 'a.txt'], code: 2},
  {what: 'a repository to set up', files: repository, args: ['git', 'install'], code: 0},
  {what: 'a repository that is not set up', files: repository, args: ['git', 'status'], code: 1},
  {what: 'no repository', args: ['git', 'status'], code: 2},
  {
    what: 'the tags of an article',
    files: {'a.news.txt': article(':actr[X] left.')},
    args: ['textconv', 'a.news.txt'],
    code: 0
  },
  {what: 'the tags of no article', args: ['textconv', 'a.news.txt'], code: 2}
]
