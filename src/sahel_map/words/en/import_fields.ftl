# What a column of a file can mean, in words; figures come from the code list.
import-field = { $name ->
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
   *[other] { $name }
}
import-field-figure = { $part ->
    [min] { $figure }: lowest count
    [max] { $figure }: highest count
    [is_open] { $figure }: “at least” (yes or no)
    [is_mixed] { $figure }: perhaps fighters among them (yes or no)
   *[both] { $figure }
}
# Answers in words; those that are codes go by their labels.
import-choice = { $code ->
    [day-month] day before month
    [month-day] month before day
    [civilians] civilians
    [all_deaths] all who died, fighters too
    [events] events, not people
    [perpetrators] the alleged perpetrators
    [parties] the parties of a fight
    [keep] keep all
    [hold] hold back all but the first
    [current] those of today
    [cod2015] those of 2015
   *[other] { $code }
}
