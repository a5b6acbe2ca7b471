import {formats} from '../../reporting/formats.js'
import type {Option, OptionGroup} from './option.js'

/** What is reported, and how: of a check and of what its parts have found. */
export const reportingOptions: OptionGroup = {
  title: 'Reporting',
  options: [
    {
      name: 'format',
      short: 'f',
      value: 'FORMAT',
      choices: formats,
      help: 'How to print what is found (below); several, each with its own --output-file, print several reports'
    },
    {
      name: 'output-file',
      short: 'o',
      value: 'FILE',
      help: 'Write the report of the --format before it to a file'
    },
    {name: 'quiet', short: 'q', help: 'Print errors only'},
    {name: 'max-warnings', value: 'N', help: 'Exit with 1 when there are more than N warnings'},
    {
      name: 'max-diagnostics',
      value: 'N',
      help: 'Print at most N findings, the gravest first, and say how many there are'
    },
    {name: 'stats', help: 'Print how long each rule took'},
    {
      name: 'color',
      value: 'WHEN',
      optional: true,
      choices: ['auto', 'always', 'never'],
      help: 'Colour the output, whatever NO_COLOR and FORCE_COLOR say'
    },
    {name: 'no-color', help: 'The same as --color=never'},
    {name: 'no-progress', help: 'Show no progress on long runs'}
  ]
}

/** Where findings are remembered. */
export const cacheLocationOption: Option = {
  name: 'cache-location',
  value: 'FOLDER',
  help: 'Where to remember it (default: the cache folder of your account)'
}

/** Every option of `newsmark check`. */
export const checkOptions: readonly OptionGroup[] = [
  {
    title: 'Choosing what to check',
    options: [
      {
        name: 'file-list',
        value: 'FILE',
        help: 'Also check the paths that FILE lists, one a line; - for standard input'
      },
      {name: 'null', short: '0', help: 'The file list separates its paths by NUL'},
      {name: 'staged', help: 'Check what is staged in git, as it is staged'},
      {
        name: 'since',
        value: 'REF',
        help: 'Check what differs from a commit, a branch or a tag of git'
      },
      {
        name: 'stdin-filename',
        value: 'PATH',
        help: 'Check standard input as if it stood in this file'
      },
      {
        name: 'ignore-pattern',
        value: 'GLOB',
        help: 'Leave out further files; may be given several times'
      },
      {
        name: 'force-exclude',
        help: 'Leave out excluded and ignored files even where they are named'
      },
      {name: 'no-ignore', help: 'Do not look at .gitignore and .newsmarkignore'},
      {name: 'no-error-on-unmatched-pattern', help: 'A glob that matches nothing is no mistake'},
      {
        name: 'max-file-size',
        value: 'SIZE',
        help: 'Leave out larger articles, and say so; as 500k or 10M (default: 50M)'
      },
      {
        name: 'shard',
        value: 'I/N',
        help: 'Check the I-th of N parts, for `newsmark merge` to put together'
      },
      {
        name: 'partial',
        help: 'Check the given files as a part, for `newsmark merge` to put together'
      }
    ]
  },
  {
    title: 'Mending',
    options: [
      {name: 'fix', help: 'Mend what has a safe fix'},
      {name: 'unsafe-fixes', help: 'Take fixes too that may change what an article means'},
      {name: 'fix-only', help: 'Mend, and do not report what is left'},
      {name: 'diff', help: 'Print what --fix would change, and change nothing'}
    ]
  },
  {
    title: 'Accepting findings',
    options: [
      {
        name: 'add-ignores',
        value: 'REASON',
        optional: true,
        help: 'Write a comment that silences each finding'
      },
      {name: 'no-inline-ignores', help: 'Do not look at comments that silence rules'},
      {
        name: 'baseline',
        value: 'FILE',
        help: 'Accept the findings that FILE lists (default: newsmark-baseline.json beside newsmark.yaml)'
      },
      {name: 'no-baseline', help: 'Accept no findings'}
    ]
  },
  reportingOptions,
  {
    title: 'Running',
    options: [
      {
        name: 'threads',
        short: 'j',
        value: 'N',
        help: 'Use N threads, or as many as pay with auto (default)'
      },
      {
        name: 'cache',
        help: 'Remember what was found in articles that have not changed (default where CI is set)'
      },
      {name: 'no-cache', help: 'Remember nothing'},
      cacheLocationOption,
      {name: 'watch', short: 'w', help: 'Check again whenever a file changes, until Ctrl-C'},
      {name: 'fail-fast', help: 'Stop after the first article with an error'}
    ]
  }
]
