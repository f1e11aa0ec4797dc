# What changed between two states of the data, in a reader's words; fields are in fields.ftl.
change-cell = { $field }: { $old } → { $new }
change-field-of-row = { $field } ({ $table ->
    [claims] statement { $row }
    [doubts] doubt { $row }
    [incident_sources] page { $row }
   *[other] { $row }
 })
change-rows-added = added: { $rows }
change-rows-removed = taken out: { $rows }
change-rows = { $n ->
    [one] { $count } row
   *[other] { $count } rows
}
change-claims = { $n ->
    [one] { $count } statement of a page
   *[other] { $count } statements of pages
}
change-new-table = new table
change-column = { $verb ->
    [removed] field taken out: { $field }
   *[added] new field: { $field }
}
change-table-rows = { $table ->
    [incident_actors] alleged actor { $rows }
    [incident_harms] harm { $rows }
    [incident_figures] figure { $rows }
    [incident_sources] page { $rows }
    [incident_place_names] name of the place { $rows }
    [doubts] doubt { $rows }
    [known_gaps] known gap ({ $rows })
    [ledger_links] tie to the claim of a report { $rows }
   *[other] { $rows }
}
change-table = { $table ->
    [incidents] Records
    [incident_actors] Alleged actors
    [incident_harms] Harm
    [incident_figures] Figures
    [incident_sources] What pages are cited for
    [incident_place_names] Other names of places
    [claims] Statements of pages
    [doubts] Doubts
    [known_gaps] Known gaps
    [sources] { $n ->
        [one] Page
       *[other] Pages
     }
    [publishers] { $n ->
        [one] Publisher
       *[other] Publishers
     }
    [places] { $n ->
        [one] Place
       *[other] Places
     }
    [pending] { $n ->
        [one] Report not yet assessed
       *[other] Reports not yet assessed
     }
    [context_events] { $n ->
        [one] Milestone
       *[other] Milestones
     }
    [ledger_reports] { $n ->
        [one] Report
       *[other] Reports
     }
    [ledger_claims] { $n ->
        [one] Claim of a report
       *[other] Claims of reports
     }
    [ledger_links] Ties of records to reports
    [ledger_pages] { $n ->
        [one] Page on a report
       *[other] Pages on reports
     }
    [method] Method
    [versions] Versions
    [tiers] Who may have which field
    [counts] Counts
    [codes] Code lists
    [crosswalk_precision] Precision in other data sets
    [map] Map, names and population
   *[other] { $table }
}
change-value = { $value ->
    [true] yes
    [false] no
    [open] open
    [settled] settled
    [published] published
    [retracted] retracted
    [supports] the page states it
    [notes] the notes attribute it
    [record] no page known
    [none] none
    [exact] exact
    [at_least] at least
    [about] about
    [up_to] up to
    [reachable] can be reached
    [archived] archived copy
    [unknown] unknown
    [persons] persons
    [civilians] civilians
    [wider_total] more than this incident
    [text] in words
    [families] families
    [households] households
    [homes] homes
    [huts] huts
    [head] head of livestock
    [variant] near spelling
    [described] worked out from a description
    [unit] only the unit is known
    [commune] commune
    [cercle] cercle
    [region] region
   *[other] { $value }
}
