// The least that Node can do: what `newsmark check` of one article is measured against.
