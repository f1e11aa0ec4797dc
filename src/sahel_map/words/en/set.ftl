# What is said of the set of data that is shown; sentences of the set itself stand in its profile.
set-untitled = Set of data without a title
set-publisher-unknown = publisher not stated
set-assumed = Where the file said nothing, the import assumed:
set-assumed-line = { $field }{ $value ->
    [none] , by the rule for it
   *[other] {" "}= { $value }
 }, for { $n ->
    [one] { $count } row.
   *[other] { $count } rows.
}
set-assumed-radius = { $metres } m ({ $label })
set-licence-unknown = licence not stated
set-map-unknown = Whose boundaries these are is not stated.
set-internal = INTERNAL, NOT FOR PUBLICATION.
set-title-internal = { $title } (internal, not for publication)
set-of-others = Set of others: { $title }. Publisher: { $publisher }. Licence: { $licence }. { $unit ->
    [civilians] Its figures count civilians.
    [all_deaths] Its figures count all who died, fighters among them.
    [events] It counts events, not people.
   *[unknown] Whom its figures count is not stated.
} Its records were not checked against their sources by the maintainers of Sahel Map.
set-footer = { $source }, data version { $version } of { $date }. Data: { $licence }.
set-programme = Programme: Apache-2.0.
set-about-unknown = The set does not say what it is about.
set-limits = It is not a complete record: what nobody could report is missing. It is not a finding of guilt: actors are alleged, and each attribution says how firm it is. It is not a tool for choosing routes or targets: a place without an incident is not a safe place.
set-method-unknown = The set does not say how it was made.
set-comparability = Compare months with care: fewer reports need not mean less harm. The first and the last month may be incomplete.
set-covered = { $bounds ->
    [from] Researched from { $from } on.
    [until] Researched until { $until }.
   *[both] Researched from { $from } to { $until }.
}
set-holds = The set holds { $n } incidents from { $first } to { $last }.
set-pages-missing = This set has no page: { $pages }.
set-page-missing = This set has no page “{ $page }”: { $page_code ->
    [reports] it holds no claims of published reports to set beside its records.
   *[other] its publisher leaves it out.
}
set-no-method = The set holds no method section by section.
set-nothing = The set holds no incident.
set-figure-all-deaths = All people killed, fighters among them (lowest and highest count)
set-choose = Set of data
set-changed = Another set is shown. The filters of the one before were taken off, as its places, actors and months may differ.
set-store-away = The list of sets cannot be read since { $since }; what is shown is as it was then.
set-mark-internal = Internal
