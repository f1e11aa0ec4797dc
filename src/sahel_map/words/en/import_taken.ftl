# What an import found out, repaired or left.
import-taken-encoding = Read as { $encoding }
import-taken-separator = Separator: { $separator ->
    [comma] comma
    [semicolon] semicolon
    [tab] tab
    [bar] bar
   *[other] { $separator }
 }
import-taken-nul = { $n } NUL characters were taken out
import-taken-damaged-bytes = { $n } damaged bytes are no letters in this encoding and stand as U+FFFD; compare the file
import-taken-header = Headings found in row { $row }{ $n ->
    [0] {""}
    [one] ; one row above it, no event, was left out
   *[other] ; { $n } rows above it, no events, were left out
 }
import-taken-blank-rows = { $n ->
    [one] One blank row was passed over: { $rows }
   *[other] { $n } blank rows were passed over: { $rows }
 }
import-taken-bare-rows = { $n } rows hold nothing but separators and were passed over: { $rows }
import-taken-tags-unusable = { $n } HXL tags cannot be used: { $tags }
import-taken-tags-unknown = { $n } HXL tags mean nothing here, the headings of their columns are used: { $tags }
import-taken-sheet = Sheet read: { $name }{ $is_hidden ->
    [yes] {" "}(hidden in the workbook)
   *[no] {""}
 }
import-taken-sheets-left = { $n } other sheets or layers were not read: { $names }
import-taken-files-left = { $n ->
    [one] Another file of the archive was not read: { $names }
   *[other] { $n } other files of the archive were not read: { $names }
 }
import-taken-tracks-left = { $n ->
    [one] One track or route was not read: only waypoints are events
   *[other] { $n } tracks and routes were not read: only waypoints are events
 }
import-taken-links-left = { $n ->
    [one] One link to another document (NetworkLink) was not followed
   *[other] { $n } links to other documents (NetworkLink) were not followed
 }
import-taken-no-dbf = The shapefile has no table (.dbf): only its geometry was read
import-taken-formulas = { $n ->
    [one] One cell holds a formula without a value or an error; it stands as it is
   *[other] { $n } cells hold formulas without a value or errors; they stand as they are
 }: { $found }. Open the workbook in a spreadsheet and save it, so that the values are in it
import-taken-since-1904 = The days of this workbook count from 1904
import-taken-speaks-of-survivors = { $n ->
    [one] One record speaks of sexual violence and does not name it as a harm: its place is shown. If it happened, name it as a harm
   *[other] { $n } records speak of sexual violence and do not name it as a harm: their places are shown. Where it happened, name it as a harm
 }
import-taken-layer = Layer read: { $name } ({ $n } features)
import-taken-crs = Coordinates reprojected from { $crs }
import-taken-crs-none = No coordinate system given: taken as degrees (WGS 84)
import-taken-preset = Recognised by its headings: { $name }
import-taken-terms = The terms of { $name } do not allow passing on its rows: the set is marked internal and stays on this machine
import-taken-date-order = Dates such as 03/04/2024 are read as { $order ->
    [day-month] day/month
   *[other] month/day
 }; the column itself proves it
import-taken-date-order-given = Dates such as 03/04/2024 are read as { $order ->
    [day-month] day/month
   *[other] month/day
 }, as stated
import-taken-short-years = { $n } dates have a year of two digits: “{ $found }” is read as { $day }
import-taken-serial-dates = { $n ->
    [one] One date is the number of a spreadsheet or system
   *[other] { $n } dates are the numbers of a spreadsheet or system
 }: “{ $found }” is read as { $day }
import-taken-repaired-invisible = Characters that nobody sees were taken out of { $n } cells
import-taken-repaired-escapes = Escapes of a workbook (_x000D_) were undone in { $n } cells
import-taken-repaired-mojibake = Letters that had been read in the wrong encoding (MÃ©naka) were mended in { $n } cells
import-taken-decimal = Decimal sign: { $sign }
import-taken-deaths-aside = Column “{ $column }” ({ $n } rows) counts everyone who died, or does not say whom; it is kept aside and not shown as civilians
import-taken-parties-aside = Column “{ $column }” ({ $n } rows) names parties; they are kept aside and accused of nothing
import-taken-sides-aside = { $n } rows are battles: neither side is accused of the civilians who died in them; both are kept aside
import-taken-figure-words = Column “{ $column }”: { $n ->
    [one] one cell holds no count that can be read; not reported, what it holds stands in the notes
   *[other] { $n } cells hold no count that can be read; not reported, what they hold stands in the notes
 }: { $found }
import-taken-not-reported = Column “{ $column }”: { $n ->
    [one] one cell says that nothing is reported (NA, unknown, -)
   *[other] { $n } cells say that nothing is reported (NA, unknown, -)
 }
import-taken-zero-killing = Column “{ $column }”: { $n ->
    [one] one row says killing and 0 killed; the count is left out, the record stays
   *[other] { $n } rows say killing and 0 killed; the count is left out, the record stays
 }
import-taken-parts-of-killed = { $n } rows count women or children killed and no total; they stand as “at least” of the total
import-taken-pcodes = P-codes of column “{ $column }” ({ $n } rows) are those of { $scheme }
import-taken-placed-by-hand = { $n } rows were placed as chosen by a person
import-taken-protected = { $n } records of sexual violence, or of other harm named in the settings, are kept at the level of the region, without any text below it
import-taken-duplicates = { $n } rows in { $groups } groups are likely duplicates (same day, place, actor and figure); all are kept.{ $example ->
    [none] {""}
   *[other] {" "}The first: { $example }
 }
import-taken-unit-and-point = { $n } rows state another unit than the one in which their point lies; both are kept, with a note
import-taken-no-address = { $n } addresses of sources are no web addresses and are kept aside
import-taken-no-publication-day = { $n } dates of publication cannot be read and are kept aside
