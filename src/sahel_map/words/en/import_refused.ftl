# Why a file, mapping or folder cannot be used as a whole; each is one sentence on its own.
import-allowed = { $is_like ->
    [yes] did you mean "{ $near }"?{" "}
   *[no] {""}
 }{ $are_listed ->
    [yes] Allowed: { $values }
   *[no] Allowed: one of the { $n } known values
 }
import-doubled = '{ $name }' stands over columns { $places }

import-refused-not-read = { $file } cannot be read: { $why }.
import-refused-not-utf8 = { $file } is not in UTF-8; save it again with that encoding.
import-refused-damaged = { $file } is damaged or not what its suffix says: { $why }.
import-refused-wrong-start = { $file } is damaged or not what its suffix says.
import-refused-suffix = { $file }: suffix '{ $suffix }' cannot be read; allowed: { $suffixes }.
import-refused-memory = { $file } needs more memory than this machine has; split it.
import-refused-too-much = { $file } takes more memory or time to read than this server grants. Split it, or have the host import it with the command sahel-map import.
import-refused-bytes = { $file } has { $mb } MB; at most { $most } MB can be imported. Split it.
import-refused-rows = { $file } has { $n } rows; at most { $most } can be imported. Split it.
import-refused-columns = { $file } has { $n } columns; at most { $most } can be imported. Take out those that are not needed.
import-refused-unpacked = { $file } would unpack to { $mb } MB; at most { $most } MB are.
import-refused-locked = { $file } is locked with a password; save it without one.
import-refused-depth = { $file } is nested too deeply; at most { $most } levels are read.
import-refused-entities = { $file } declares entities in its XML; it is not opened.
import-refused-encoding = the file is not written in { $encoding }; leave the encoding out to find it.
import-refused-crs = coordinate system '{ $crs }' is not known; give a code such as EPSG:32630.

import-refused-empty = { $file } is empty; a row of headings and one of values are needed.
import-refused-empty-text = the file is empty; a row of headings and one of values are needed.
import-refused-events-none = { $file } holds no events.
import-refused-rows-none = { $file } has no rows.
import-refused-no-features = { $file } is damaged or not what its suffix says: a FeatureCollection with features is needed.
import-refused-header-row = { $file }: row { $row } holds no headings; the first row is 1.
import-refused-no-headings = { $file }: the first row looks like data, not headings; put a row with the names of the columns above it.
import-refused-no-layer = { $file } has no layer '{ $layer }'; { $allowed }.
import-refused-layers-none = { $file } holds no layer.
import-refused-no-sheet = { $file } has no sheet '{ $sheet }'; { $allowed }.
import-refused-sheets-none = { $file } holds no sheet with a table.
import-refused-kml-none = { $file } holds no KML document.
import-refused-placemarks-none = { $file } holds no events: no placemark or waypoint is in it.
import-refused-no-column = { $file } has no column '{ $column }'; { $allowed }.
import-refused-doubles = { $file }: { $columns }. Rename one of each, or name the one that is meant in the mapping: { $example }.

import-refused-no-zip = { $file } is damaged or no ZIP archive.
import-refused-members = { $file } holds { $n } files; at most { $most } are opened.
import-refused-path-out = { $file } holds a file whose path leads out of the archive; it is not opened.
import-refused-link = { $file } holds a link; it is not opened.
import-refused-zip-locked = { $file } is locked with a password; unpack it first.
import-refused-ratio = { $file } unpacks to more than { $most } times its size; it is not opened, as it may be a trap.
import-refused-more-than-said = { $file }: { $member } unpacks to more than it says; it is not opened.
import-refused-member-none = { $file } holds no file that can be read; allowed: { $suffixes }.
import-refused-member-several = { $file } holds { $n } tables ({ $names }); give one of them by itself.

import-refused-lines = { $file }: { $lines } lines are in it and { $read } were read; nothing is imported.
import-refused-counted = { $file }: { $read } rows were read and { $counted } counted; they do not add up: nothing is imported.
import-refused-added-up = { $file }: { $accepted } rows accepted and { $held } held back do not add up to { $read }; nothing is imported.
import-refused-parts-added-up = { $file }: rows taken and held back do not add up; nothing is imported.
import-refused-unanswered = { $question }
import-refused-none-taken = { $file }: none of { $n } rows can be imported. { $causes }
import-refused-rules-broken = { $file }: the tables made of it break { $n } rules that no row explains, and nothing was imported: { $problem }
import-refused-folder-exists = { $folder } exists already; give the name of a new folder.
import-refused-not-written = { $folder } cannot be written: { $why }; nothing was imported.

import-refused-no-toml = { $file } is not valid TOML: { $why }.
import-refused-name-unknown = { $where }: '{ $name }' means nothing here; { $allowed }.
import-refused-no-table = { $where }: { $name } must be a table, written [{ $name }].
import-refused-no-values = { $where }: values of { $name } must be a table, written [values.{ $name }].
import-refused-no-text = { $where }: { $name } must be one text.
import-refused-no-texts = { $where } must be a text or a list of texts.
import-refused-no-switch = { $where }: { $name } must be true or false.
import-refused-no-number = { $where }: { $name } must be a whole number.
import-refused-no-radius = { $where }: { $name } must be whole metres from 1 to { $most }.
import-refused-one-column = { $where }: { $name } takes one column; lists are allowed for { $lists }.
import-refused-profile = { $where }: { $why }
import-refused-no-place = [places]: '{ $place }' is neither a place nor a unit here; give latitude and longitude (14.5, -3.9), or a P-code.
import-refused-gazetteer = gazetteer { $file } cannot be used; a GeoNames dump or name, lat, lon is needed.
import-refused-actors-many = { $where }: { $n } actors; a set may name at most { $most } of its own.
import-refused-actor-code = { $where }: a code has 2 to 40 capital letters, digits and _, a letter first.
import-refused-actor-ours = { $where }: { $code } is a code of ours, and needs no entry.
import-refused-actor-parts = { $where }: needs group and label, each one text.
import-refused-actor-group = { $where }: group '{ $group }'; { $allowed }.
import-refused-actor-label = { $where }: needs a label, as the pages show it.

import-refused-part-lines = { $file } has { $lines } lines and { $rows } rows under its headings: a text in it goes over several lines. Bring it as Parquet.
import-refused-part-suffix = { $file }: with --dask, allowed: .csv (UTF-8, commas), .parquet.
import-refused-dask-extra = --dask needs the extra [scale]: pip install 'sahel-map[scale]'.
import-refused-dask-away = No Dask scheduler answers at { $address }.
import-refused-dask-duplicates = [set] duplicates = hold: rows alike may stand in different parts; allowed with --dask: keep.
import-refused-dask-actors = [own_actors] cannot be taken with --dask; import the file in one process.

import-refused-boundary-suffix = { $file } is no file of boundaries; allowed: { $suffixes }.
import-refused-boundary-none = { $file } holds no boundaries; allowed in it: { $suffixes }.
import-refused-boundary-crs = { $file }: the layer { $layer } states no coordinate system; say it with --crs, for example --crs EPSG:4326.
import-refused-boundary-codes = { $file }: no column was recognised as codes of units. Say them with --level, for example --level 1=LAYER:CODE:NAME; its columns: { $columns }.
import-refused-boundary-column = The layer { $layer } has no column '{ $column }'; { $allowed }.
import-refused-boundary-lost = { $file }: { $n } units lie in no unit of level { $level }: { $units }.
import-refused-boundary-nameless = { $file }: feature { $feature } has no code of level { $level } in the column '{ $column }'.
import-refused-boundary-level = { $file } has no units of level { $level }; say where they are with --level.
import-refused-boundary-shape = { $file }: the shape of { $unit } cannot be mended: { $why }.
import-refused-boundary-rules = The folder would break { $n } rules, and nothing was written. The first: { $problem }
