# What only a person can say of a file.
import-ask-date-order = Are dates such as { $found } in column “{ $column }” day/month or month/day? Nothing in the column proves it.
import-ask-words = What do these words of column “{ $column }” stand for ({ $n } rows)? { $found }
import-ask-unit-of-count = What does column “{ $column }” count ({ $n } rows): civilians, all deaths, or events only? Until it is said, it is kept aside.
import-ask-precision = { $file } does not say how precise its places are ({ $n } rows): say it for all of them, or which column tells.
import-ask-crs = In which coordinate system are the coordinates ({ $n } rows)? They look like { $crs }.
import-ask-place = Where is { $found } ({ $n } rows)? Candidates: { $candidates }
import-ask-unit = Which unit is { $found } ({ $n } rows)? Candidates: { $candidates }
import-ask-pcodes = Are P-codes such as { $found } in column “{ $column }” those of today or those of 2015 ({ $n } rows)? Many codes mean another unit in each.
import-ask-duplicates = { $n } rows in { $groups } groups look like one event told twice. Keep all, or hold back all but the first of each?
import-ask-actors-role = Who stands in column “{ $column }” ({ $n } rows): the alleged perpetrators, or the parties of a fight? Until it is said, they are kept aside and accused of nothing.
# What the command can be told in the place of an answer.
import-option-date-order = Say --day-first or --month-first.
import-option-unit-of-count = Say --counts civilians, all_deaths or events.
import-option-precision = Say --precision (settlement, near, commune, cercle, region), or map a column to place_precision.
import-option-crs = Say --crs.
import-option-actors-role = Say --actors-are perpetrators or parties.
