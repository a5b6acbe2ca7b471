import {defaultCodebook} from '../../../server/src/codebook/default/codebook.js'
import {
  type MergedArticle,
  mergeArticles
} from '../../../server/src/exchange/merge/merge-articles.js'
import {buildGlossary} from '../../../server/src/glossary/glossary.js'
import type {ArticleModel} from '../../../server/src/model/article-model.js'
import {resolve} from '../../../server/src/model/resolve.js'
import {parse} from '../../../server/src/syntax/parse.js'

const glossary = buildGlossary([])

export function read(text: string): ArticleModel {
  return resolve('a.news.txt', parse(text), defaultCodebook, glossary)
}

export function merge(base: string, ours: string, theirs: string): MergedArticle {
  const merged = mergeArticles({base, ours, theirs}, read)
  if (!merged) throw new Error(`Nothing was made of ${JSON.stringify({base, ours, theirs})}`)
  return merged
}

/** A merge that is tried: the three versions, what comes out, and how many conflicts are in it. */
export interface MergeCase {
  readonly name: string
  readonly base: string
  readonly ours: string
  readonly theirs: string
  readonly merged: string
  readonly conflicts?: number
}

export const mergeCases: readonly MergeCase[] = [
  {
    name: 'tags of different words of one line',
    base: 'The envoy met Ann in Geneva.',
    ours: 'The envoy met :actor[Ann]{ref=ann} in Geneva.',
    theirs: 'The :actor[envoy] met Ann in :place[Geneva].',
    merged: 'The :actor[envoy] met :actor[Ann]{ref=ann} in :place[Geneva].'
  },
  {
    name: 'a tag around another',
    base: 'Ann said that it rained.',
    ours: ':actor[Ann] said that it rained.',
    theirs: ':claim[Ann said that it rained]{#c1}.',
    merged: ':claim[:actor[Ann] said that it rained]{#c1}.'
  },
  {
    name: 'different attributes of one tag',
    base: ':claim[It rained]{#c1}.',
    ours: ':claim[It rained]{#c1 stance="support"}.',
    theirs: ':claim[It rained]{#c1 certainty=high}.',
    merged: ':claim[It rained]{#c1 stance="support" certainty=high}.'
  },
  {
    name: 'values of one list',
    base: ':claim[It rained]{#c1 speaker="ann ben"}.',
    ours: ':claim[It rained]{#c1 speaker="ann ben un"}.',
    theirs: ':claim[It rained]{#c1 speaker="ben who"}.',
    merged: ':claim[It rained]{#c1 speaker="ben un who"}.'
  },
  {
    name: 'a span and a value',
    base: ':claim[It rained]{#c1 stance=support} all day.',
    ours: ':claim[It rained all day]{#c1 stance=support}.',
    theirs: ':claim[It rained]{#c1 stance=oppose} all day.',
    merged: ':claim[It rained all day]{#c1 stance=oppose}.'
  },
  {
    name: 'a tag that one took away beside one that is new',
    base: ':actor[Ann] met Ben.',
    ours: 'Ann met Ben.',
    theirs: ':actor[Ann] met :actor[Ben].',
    merged: 'Ann met :actor[Ben].'
  },
  {
    name: 'a fresh id that both gave',
    base: 'It rained. It snowed. Ann left.',
    ours: ':claim[It rained]{#c1}. It snowed. Ann left.',
    theirs: 'It rained. :claim[It snowed]{#c1}. :claim[Ann left]{#c2 rebuts=c1}.',
    merged: ':claim[It rained]{#c1}. :claim[It snowed]{#c3}. :claim[Ann left]{#c2 rebuts=c3}.'
  },
  {
    name: 'claims that cross',
    base: 'So it rained all day long.',
    ours: 'So :claim[it rained all]{#c1} day long.',
    theirs: 'So it rained :claim[all day long]{#c2}.',
    merged: 'So :claim[it rained :claim[all]{#c2}]{#c1} :claim[day long]{continues=c2}.'
  },
  {
    name: 'lines wrapped anew beside a new tag',
    base: 'Ann met Ben in Geneva on Monday.',
    ours: 'Ann met Ben\nin Geneva on Monday.',
    theirs: 'Ann met :actor[Ben] in :place[Geneva] on Monday.',
    merged: 'Ann met :actor[Ben]\nin :place[Geneva] on Monday.'
  },
  {
    name: 'lines wrapped anew as on Windows beside another word',
    base: 'Would Rome when it.\r\n',
    ours: ':claim[Would Rome\r\n when it]{#c1}.\r\n',
    theirs: 'Zed  when it.\r\n',
    merged: ':claim[Zed\r\n when it]{#c1}.\r\n'
  },
  {
    name: 'words that two fragments of a claim are in, and that one side replaced',
    base: 'Ann said so, then left.',
    ours: ':claim[Ann]{#c1} :claim[said]{continues=c1} so, then left.',
    theirs: 'Bobby, then left.',
    merged: ':claim[Bobby]{#c1}, then left.'
  },
  {
    name: 'a claim that theirs goes on with where ours gives its id twice',
    base: ':actor[It rained]{#c1} here. :claim[It snowed]{#c1}.',
    ours: ':claim[It rained]{#c1} here. :claim[It snowed]{#c1}.',
    theirs: ':actor[It rained]{#c1} :claim[here]{continues=c1}. :claim[It snowed]{#c1}.',
    merged: ':claim[It rained]{#c1} :claim[here]{continues=c2}. :claim[It snowed]{#c2}.'
  },
  {
    name: 'other quotes and order beside a new value',
    base: ':claim[It rained]{#c1 stance=support by=ann}.',
    ours: ":claim[It rained]{#c1 by='ann' stance='support'}.",
    theirs: ':claim[It rained]{#c1 stance=support by=ann certainty=high}.',
    merged: ":claim[It rained]{#c1 by='ann' stance='support' certainty=high}."
  },
  {
    name: 'a word put right beside a new tag',
    base: 'Ann met Bne in Geneva.',
    ours: 'Ann met :actor[Bne] in Geneva.',
    theirs: 'Ann met Ben in :place[Geneva].',
    merged: 'Ann met :actor[Ben] in :place[Geneva].'
  },
  {
    name: 'two fields of the front matter side by side',
    base: '---\ntitle: x\ndate: 2016-04-22\n---\nAnn left.\n',
    ours: '---\ntitle: y\ndate: 2016-04-22\n---\nAnn left.\n',
    theirs: '---\ntitle: x\ndate: 2016-04-23\nsource: z\n---\nAnn left.\n',
    merged: '---\ntitle: y\ndate: 2016-04-23\nsource: z\n---\nAnn left.\n'
  },
  {
    name: 'the same tag with what each side knows',
    base: 'The envoy left.',
    ours: 'The :actor[envoy]{ref=ann} left.',
    theirs: 'The :actor[envoy]{ref=ann mention=nominal} left.',
    merged: 'The :actor[envoy]{ref=ann mention=nominal} left.'
  },
  {
    name: 'a comment of each side',
    base: 'Ann left. Ben came.',
    ours: 'Ann left. <!-- who? --> Ben came.',
    theirs: 'Ann left. Ben came. <!-- when? -->',
    merged: 'Ann left. <!-- who? --> Ben came. <!-- when? -->'
  }
]

export const conflictCases: readonly MergeCase[] = [
  {
    name: 'one value two ways',
    base: ':claim[It rained]{#c1 stance=support}.',
    ours: ':claim[It rained]{#c1 stance=oppose}.',
    theirs: ':claim[It rained]{#c1 stance=mixed}.',
    merged: ':claim[It rained]{#c1 stance=oppose conflict="stance: support | oppose | mixed"}.',
    conflicts: 1
  },
  {
    name: 'one span two ways',
    base: 'So :claim[it rained]{#c1} all day.',
    ours: ':claim[So it rained]{#c1} all day.',
    theirs: 'So :claim[it rained all day]{#c1}.',
    merged:
      ':claim[So it rained]{#c1 conflict="(words): it rained | So it rained | it rained all day"} all day.',
    conflicts: 1
  },
  {
    name: 'a front matter of which one side left nothing but its lines',
    base: '---\ntitle: x\n---\nAnn.\n',
    ours: '---\n---\ntitle: x\n---\nAnn.\n',
    theirs: '---\ntitle: y\n---\n:actor[Ann].\n',
    merged:
      '---\ntitle: y\n# conflict in front matter: "title: x" | "" | "title: y"\n---\ntitle: x\n---\n:actor[Ann].\n',
    conflicts: 1
  },
  {
    name: 'taken away and changed',
    base: ':actor[Ann] left.',
    ours: 'Ann left.',
    theirs: ':actor[Ann]{ref=ann} left.',
    merged: ':actor[Ann]{ref=ann conflict="(tag): there | deleted | changed"} left.',
    conflicts: 1
  },
  {
    name: 'changed and taken away',
    base: ':actor[Ann] left.',
    ours: ':actor[Ann]{ref=ann} left.',
    theirs: 'Ann left.',
    merged: ':actor[Ann]{ref=ann conflict="(tag): there | changed | deleted"} left.',
    conflicts: 1
  },
  {
    name: 'one kind two ways',
    base: 'Geneva waits.',
    ours: ':place[Geneva] waits.',
    theirs: ':actor[Geneva] waits.',
    merged: ':place[Geneva]{conflict="(kind): - | place | actor"} waits.',
    conflicts: 1
  },
  {
    name: 'words two ways',
    base: 'On Monday Ann left.',
    ours: 'On Tuesday :actor[Ann] left.',
    theirs: 'On Friday Ann left.',
    merged: 'On Tuesday<!-- conflict: "Monday" | "Tuesday" | "Friday" --> :actor[Ann] left.',
    conflicts: 1
  },
  {
    name: 'a field two ways',
    base: '---\ntitle: x\n---\nAnn left.\n',
    ours: '---\ntitle: y\n---\nAnn left.\n',
    theirs: '---\ntitle: z\n---\n:actor[Ann] left.\n',
    merged:
      '---\ntitle: y\n# conflict in title: "title: x" | "title: y" | "title: z"\n---\n:actor[Ann] left.\n',
    conflicts: 1
  },
  {
    name: 'words that are gone with what was said of them',
    base: 'Ann left. Ben came.',
    ours: 'Ann left. :actor[Ben] came.',
    theirs: 'Ann left.',
    merged: 'Ann left.:actor[]{conflict="(words): - | Ben | -"}',
    conflicts: 1
  },
  {
    name: 'words beside attributes that cannot be read',
    base: '',
    ours: ':actor[',
    theirs: `:place[x]{a="{a='b' c}`,
    merged: String.raw`:place[\:actor\[]<!-- unreadable: "{a=\"{a='b' c}" --><!-- conflict: "" | ":actor[" | "x" -->`,
    conflicts: 1
  },
  {
    name: 'front matter that one took away and the other changed',
    base: '---\ntitle: x\n---\nAnn left.\n',
    ours: 'Ann left.\n',
    theirs: '---\ntitle: z\n---\nAnn left.\n',
    merged:
      '---\ntitle: z\n# conflict in front matter: "title: x" | - | "title: z"\n---\nAnn left.\n',
    conflicts: 1
  },
  {
    name: 'a comment beside one on a line of its own',
    base: 'Ann.',
    ours: '<!-- one -->Ben.',
    theirs: '<!-- two -->\nCem.',
    merged: '<!-- two -->\n<!-- one -->Ben<!-- conflict: "Ann" | "Ben" | "Cem" -->.',
    conflicts: 1
  },
  {
    name: 'a sign at the start that would be a byte order mark',
    base: 'x: y\nword \uFEFF{ref=x}\r',
    ours: ' &<!--a`',
    theirs: '{\n\n}\uFEFF{ref=x}&---\n',
    merged: String.raw`${'\uFEFF\uFEFF'}<!-- conflict: "x:" | "" | "{\n\n}" -->&\<!--a`
      .concat('`<!-- conflict: "y')
      .concat(String.raw`\nword ${'\uFEFF'}{ref=x}\n" | "&<!--a`, '`" | ')
      .concat(String.raw`"{ref=x}&---\n" -->`),
    conflicts: 2
  }
]
