# Which source says what about a record.
claims-heading = Which source says what
claims-differ = Sources differ on: { $facts }
claims-rule = The lowest and the highest count are those of civilians that a source gives and its body has not replaced. “Up to” sets no lowest count; figures that cover more than this incident, words and households enter no count.
claims-words = { $value }
claims-language = Words of sources are given in English.
claims-column-value = Value
claims-column-source = According to
claims-column-note = In the record
claims-origin = { $origin }, in { $publishers }
claims-independent = { $n ->
    [one] { $publishers } ({ $count } independent source)
   *[other] { $publishers } ({ $count } independent sources)
}
claims-exception = Known gap: { $reason }
claims-line = { $fact }: { $values }
claims-line-value = { $value } ({ $publishers })
claims-other = Other facts
claims-at-least = at least { $value }
claims-about = about { $value }
claims-up-to = up to { $value }
claims-households = { $count } households
claims-source-not-stated = source not stated
claims-source-in-notes = as quoted in the notes
claims-note-superseded = replaced later by the same body
claims-note-wider = not a count of this incident’s civilians alone
claims-note-fighters = may include fighters
claims-note-low = lowest count
claims-note-high = highest count
claims-note-both = lowest and highest count
claims-fact-killed = killed
claims-fact-injured = injured
claims-fact-abducted = abducted or disappeared
claims-fact-detained = detained
claims-fact-homes-burned = homes burned
claims-fact-livestock-taken = livestock taken
claims-fact-displaced = displaced
claims-fact-women-killed = women killed
claims-fact-children-killed = children killed
claims-fact-date = date
claims-fact-place = place
claims-fact-actor = alleged actor
claims-fact-attribution = attribution
claims-fact-harm-type = harm
claims-fact-denial = response of the accused
record-doubt-open = Open doubt: { $doubt }
record-doubt-settled = Looked into: { $doubt }
