# The dossier and saved views.
page-dossier = Dossier
dossier-menu = { $label } ({ $count })
dossier-tick = In the dossier
dossier-what = Records picked one by one, in your order, with your notes. Tick “In the dossier” in an open record, in the table or in the list of disagreements. The records and their order are in the link; notes and saved views are not.
dossier-empty = No record is in the dossier yet.
dossier-place = { $place }. { $id }
dossier-line = { $heading } · { $name } · { $date } · { $toll }
dossier-absent = { $heading } is not in these data (version { $version }); your note is kept.
dossier-up = Up
dossier-down = Down
dossier-remove = Take out
dossier-note = Note on { $id }
dossier-note-hint = Your note. It stays with you: it is gone when this page is closed or loaded again, unless you download the file below.
dossier-take-heading = Take away
dossier-xlsx = Excel
dossier-csv = CSV
dossier-pdf = Sheets (PDF)
dossier-docx = Word
dossier-own-note = Reader’s own note
dossier-on-map = On the map
dossier-on-incidents = In the table
dossier-link = The address of this page is the link: whoever opens it has the same records in the same order, without your notes. All files carry the order; the sheets carry no notes, the others do.
dossier-file-what = Your own file holds records, order, notes and saved views. Nothing of it is stored on this server.
dossier-file = Download my file
dossier-bring = Bring back a file
dossier-bring-file = A file that was downloaded here (.json)
dossier-bring-paste-why = On this server readers cannot send files: open yours in a text editor, copy all of it and paste it here.
dossier-bring-paste = Content of the file
dossier-bring-wrong = This file cannot be used: { $message }. Nothing of it was taken over.
dossier-clear = Empty the dossier
views-heading = Saved views
views-what = A view is a page with all that is chosen on it. Save one under “Copy link” on any page; it stays in your own file above.
views-none = No view is saved.
views-line = { $name } ({ $page })
views-remove = Remove
views-name = Save this view as
views-save = Save
views-saved = Saved as “{ $name }”. It is under “Dossier”; download your file there to keep it.
dossier-several = Tick several for the dossier
dossier-pick = Tick the rows that belong in the dossier, then press the button below the table.
dossier-add = { $n ->
    [one] Put { $count } ticked record into the dossier
   *[other] Put { $count } ticked records into the dossier
}
dossier-add-all = { $n ->
    [one] Put the { $count } record shown into the dossier
   *[other] Put all { $count } records shown into the dossier
}
dossier-full = A dossier holds at most { $most } records, so that its link stays short enough. Narrow the filters or tick fewer.
