# La note écrite, ce qui a changé et le paragraphe à coller.
brief-figures = Chiffres clés
brief-what = Ce qui est compté
brief-value = Signalé
brief-note = Ce que le chiffre comprend et ne comprend pas
brief-map = Carte
brief-harms = Incidents par type d’atteinte
brief-harms-note = Un incident à plusieurs types d’atteinte compte sous chacun, et une fois dans la dernière colonne. Les fiches globales en sont exclues.
brief-month = Mois du premier jour
brief-year = Année du premier jour
brief-total = Total
brief-records = Ce que disent les fiches
brief-records-note = Résumés tels qu’ils figurent dans les données, du plus ancien au plus récent, par cercle. Les numéros entre crochets sont ceux des sources. Les auteurs sont présumés.
brief-citation = Comment citer
brief-changes-title = { $title } : ce qui a changé
brief-changes-since = Depuis { $since }, jusqu’à la version { $version } des données
brief-changes-from-changelog = D’après le journal des données, tenu en anglais.
brief-changes-none = Aucune fiche n’a changé.
brief-changes-heading = { $heading } ({ $what })
brief-changes-records = { $n ->
    [one] { $count } fiche
   *[other] { $count } fiches
}
brief-changes-rows = { $n ->
    [one] { $count } ligne d’autres tables
   *[other] { $count } lignes d’autres tables
}
brief-change-added = Ajoutées
brief-change-changed = Modifiées
brief-change-retracted = Retirées
brief-change-removed = Supprimées sans retrait
brief-change-taken-out = Enlevées
brief-change-line = { $record } : { $said }
brief-change-nothing = (rien)
brief-change-reason = motif : { $reason }
brief-change-came-and-went = ajoutée puis retirée depuis
brief-paste = Texte à coller, avec citation
brief-paste-en = Anglais
brief-paste-fr = Français
paragraph-text = { $n ->
    [one] { $sentence } : { $count } incident documenté. Morts signalés : { $range } ({ $note }). { $caveat } { $citation }
   *[other] { $sentence } : { $count } incidents documentés. Morts signalés : { $range } ({ $note }). { $caveat } { $citation }
}
brief-method = Méthode et codes
