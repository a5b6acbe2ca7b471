import {plainExitCodesHelp} from './exit-codes-help.js'

/** What `newsmark mentions --help` says behind the options. */
export const mentionsNotes: string = `Records:
  path        the file, as named on the command line; - is standard input
  article     the id by which other articles refer to this one
  kind        actor, place, claim, or another kind of the codebook
  text        what stands from start to end in the base text
  start, end  offsets into the base text (see \`newsmark text\`), in UTF-16 units
  fragments   the marked words as {start, end, text}: one, or more with continues=
  entry       the id of the glossary entry that is meant, or null
  attributes  by name: ids and many values as lists, numbers as numbers, flags as true
  id          the tag's own #id, or null

Examples:
  newsmark mentions articles/truce.news.txt | jq '.[] | select(.kind == "claim").text'
  newsmark mentions --format json-lines articles/*.news.txt > mentions.jsonl

${plainExitCodesHelp}`
