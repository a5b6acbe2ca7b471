// Not imported: it is only there where the peers are installed, and bundled all the same.
const AhoCorasick = require('ahocorasick')

/** Makes a search for names: it takes a text and gives all that it finds, parts of words and of other names included. */
export function createSearch(names) {
  const automaton = new AhoCorasick(names)
  return text => automaton.search(text)
}

/** Of what the search has found, the whole words, and of those that overlap the first and longest: starts and ends. */
export function wholeNames(found, text) {
  const spans = found.flatMap(([last, names]) =>
    names
      .map(name => ({start: last + 1 - name.length, end: last + 1}))
      .filter(({start, end}) => !isLetter(text[start - 1]) && !isLetter(text[end]))
  )
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const chosen = []
  let behind = 0
  for (const {start, end} of spans) {
    if (start < behind) continue
    chosen.push(start, end)
    behind = end
  }
  return chosen
}

function isLetter(sign) {
  return sign !== undefined && /[a-z]/i.test(sign)
}
