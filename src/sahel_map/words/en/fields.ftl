# What a column means, in words; figures come from the code list.
field-name = { $name ->
    [incident_id] own id of the event
    [date_start] first day
    [date_end] last day
    [date_precision] how well the day is known
    [place_name] place
    [place_name_en] place, in English
    [place_name_fr] place, in French
    [place_names_other] other names of the place
    [place_precision] how well the place is known
    [radius_m] radius around the place (metres)
    [lat] latitude
    [lon] longitude
    [lat_lon] both coordinates in one cell
    [geometry] shape (WKT)
    [label_lat] latitude of the label
    [label_lon] longitude of the label
    [country] country
    [region_name] region, by name
    [cercle_name] cercle, by name
    [commune_name] commune, by name
    [region_pcode] region, by P-code
    [commune_pcode] commune, by P-code
    [cercle_pcode] cercle, by P-code
    [region_old_pcode] region before 2023, by P-code
    [region_2023_pcode] region since 2023, by P-code
    [actors] alleged actors
    [attributions] who attributes it, and how surely
    [opponents] opponents (accused of nothing)
    [victims] victims as a party (accused of nothing)
    [violence] kind of violence: one-sided or battle
    [harms] type of harm
    [deaths_all] all deaths, fighters too
    [confidence] confidence
    [is_aggregate] aggregate record (yes or no)
    [aggregate_reason] why it is an aggregate
    [is_multi_place] several places (yes or no)
    [source_ids] ids of the sources
    [source_publishers] who published the sources
    [source_kinds] kind of publisher
    [source_groups] sources that depend on each other
    [source_dates] days of the sources
    [source_urls] addresses of the sources
    [summary] what happened
    [summary_en] what happened, in English
    [summary_fr] what happened, in French
    [notes_en] notes, in English
    [notes_fr] notes, in French
    [place_described] place as the source describes it
    [place_conflict_note] what is doubtful about the place
    [slug] readable name of the record
    [place_id] place
    [admin1_reported] region as the source names it
    [admin2_reported] cercle as the source names it
    [status] status
    [retraction_reason_en] reason of the retraction, in English
    [retraction_reason_fr] reason of the retraction, in French
    [actor] alleged actor
    [attribution] attribution
    [harm_type] type of harm
    [figure] figure
    [minimum] lowest count
    [maximum] highest count
    [source_id] page
    [supports] what the page is cited for
    [supports_fr] what the page is cited for, in French
    [kind] kind
    [name] name
    [name_fr] name in French
    [url] address
    [publisher_id] publisher
    [publisher_as_cited] publisher as cited
    [publisher_as_cited_fr] publisher as cited, in French
    [publisher] publisher
    [publisher_fr] name in French
    [published] day of publication
    [title] title
    [accessed] day of access
    [state] state of the page
    [is_mirror] copy on another host (yes or no)
    [independence_group] whose text it is
    [independence_group_fr] whose text it is, in French
    [side] party to the conflict whose text it is
    [fact] fact
    [part] part of the fact
    [value] value
    [value_end] upper end of the value
    [unit] unit
    [qualifier] how the source limits the value
    [basis] on what it rests
    [is_superseded] replaced later by the same body (yes or no)
    [stated_by_en] whom the page quotes, in English
    [stated_by_fr] whom the page quotes, in French
    [doubt_en] doubt, in English
    [doubt_fr] doubt, in French
    [gap] kind of gap
    [reason_en] reason, in English
    [reason_fr] reason, in French
    [place] place
    [text_en] text, in English
    [text_fr] text, in French
    [why_en] why it is not assessed, in English
    [why_fr] why it is not assessed, in French
    [alternative_names] other names
    [precision] how well the place is known
    [match] how the name was found
    [cercle_share] share of the circle in the cercle
    [conflict_note] what is doubtful about the place
    [conflict_note_fr] what is doubtful about the place, in French
    [release_level] coarsest unit for a wider audience
    [date] day
    [report_id] report
    [label_en] name, in English
    [label_fr] name, in French
    [detail] details
    [source_url] address of the source
    [source_mark] mark of the source
    [title_en] title, in English
    [title_fr] title, in French
    [read_en] what was read of it, in English
    [read_fr] what was read of it, in French
    [method_en] method, in English
    [method_fr] method, in French
    [caveat_en] caution, in English
    [caveat_fr] caution, in French
    [part_of] part of the claim
    [words_en] words of the report, in English
    [words_fr] words of the report, in French
    [period_start] first day of the period
    [period_end] last day of the period
    [not_located_en] what could not be placed, in English
    [not_located_fr] what could not be placed, in French
   *[other] { $name }
}
field-figure = { $part ->
    [min] { $figure }: lowest count
    [max] { $figure }: highest count
    [is_open] { $figure }: “at least” (yes or no)
    [is_mixed] { $figure }: perhaps fighters among them (yes or no)
   *[both] { $figure }
}
