# What an imported data set says where its file says nothing.
import-title = Events imported from { $file }
import-description = Events of { $publisher }, imported from the file { $file }. They were not checked against their sources by the maintainers of Sahel Map.
import-no-summary = Imported from { $file }; the file does not describe the event.
import-no-place-name = Place not named
import-protected-summary = Harm that is kept at the level of the region, without any text of the file, so that it leads to no survivor.

# The accounting of an import.
import-rows = { $n } of { $all } rows imported
import-held = { $n } { $n ->
    [one] row
   *[other] rows
 } held back:
import-held-where = { $n } { $n ->
    [one] row
   *[other] rows
 } ({ $rows }{ $example ->
    [none] {""}
   *[other] ; { $example }
 }){ $column ->
    [none] :
   *[other] , column “{ $column }”:
 }
import-assumed = Assumed for { $n } { $n ->
    [one] row
   *[other] rows
 }, as the file does not say: { $field }{ $value ->
    [none] , by the rule for it
   *[other] {" "}= { $value }
 }
import-alike = Columns kept aside that look as if they should be used: { $columns }
import-unused = { $n } other columns kept aside with each record: { $columns }
import-total = { $column }: { $before } in the file, { $after } imported
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
