import {presets} from '../../project/presets.js'
import type {OptionGroup} from '../options/option.js'

/** The options of `newsmark init`. */
export const initOptions: readonly OptionGroup[] = [
  {
    title: 'Options',
    options: [
      {name: 'yes', short: 'y', help: 'Ask nothing, also on a terminal'},
      {name: 'language', value: 'CODE', help: 'The language of the articles (default: en)'},
      {
        name: 'include',
        value: 'GLOB',
        help: 'Which files are articles (default: articles/**/*.news.txt)'
      },
      {name: 'glossary', value: 'FILE', help: 'Where the glossary stands (default: glossary.yaml)'},
      {
        name: 'preset',
        value: 'PRESET',
        choices: presets,
        help: 'How strict the rules are: recommended (default) or strict'
      },
      {
        name: 'editor',
        value: 'EDITOR',
        choices: ['vscode', 'none'],
        help: 'Which editor to recommend the extension to: vscode (default) or none'
      },
      {name: 'ignore-file', help: 'Also write a .newsmarkignore'},
      {name: 'force', help: 'Write over files that are there'}
    ]
  }
]
