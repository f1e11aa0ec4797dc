# What an imported data set says where its file says nothing, and what the command reports.
import-title = Events imported from { $file }
import-description = Events of { $publisher }, imported from the file { $file }. They were not checked against their sources by the maintainers of Sahel Map.
import-no-summary = Imported from { $file }; the file does not describe the event.
import-no-place-name = Place not named
